"""Stories worth reading next: those that share most."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from heapq import nsmallest

from generator.model import Content, Entry, Related
from generator.stages.arrange.groups import grouped

RELATED_AT_MOST = 4
NAME_WEIGHT = 10
"""A shared name binds two stories closer than any number of shared topics."""

REACH = 3
"""How many entries before and after one are considered, in the list of each name it shares."""

Tie = tuple[int, str, int]
"""What two stories can share, by its weight: a name, or a topic within a year."""


def with_related(entries: tuple[Entry, ...], content: Content) -> tuple[Entry, ...]:
    """Give each entry those that share most with it, the nearest in time first.

    Only the nearest few of each shared name or topic are looked at, so that a
    name met in every story costs no more than a rare one.
    """
    lists = grouped(range(len(entries)), lambda place: _ties(entries[place], content))
    shared: defaultdict[int, defaultdict[int, list[Tie]]] = defaultdict(lambda: defaultdict(list))
    for tie, places in lists.items():
        for position, place in enumerate(places):
            for other in places[max(0, position - REACH) : position + REACH + 1]:
                shared[place][other].append(tie)
    days = [entry.date.first_day.toordinal() for entry in entries]
    return tuple(
        replace(entry, related=_best(entries, days, place, shared[place]))
        for place, entry in enumerate(entries)
    )


def _ties(entry: Entry, content: Content) -> list[Tie]:
    front = entry.article.front
    names = dict.fromkeys((*front.people, *front.organizations))
    topics = (content.topics[topic].title for topic in entry.topics)
    return [(NAME_WEIGHT, name, 0) for name in names] + [(1, title, entry.date.year) for title in topics]


def _best(
    entries: tuple[Entry, ...], days: list[int], place: int, shared: Mapping[int, list[Tie]]
) -> tuple[Related, ...]:
    def order(other: int) -> tuple[int, int, int]:
        weight = sum(tie[0] for tie in shared[other])
        return -weight, abs(days[other] - days[place]), other

    best = nsmallest(RELATED_AT_MOST, (other for other in shared if other != place), key=order)
    return tuple(
        Related(entries[other].id, _reason(entries[place], entries[other], shared[other])) for other in best
    )


def _reason(entry: Entry, other: Entry, ties: list[Tie]) -> str:
    names = [words for weight, words, _ in ties if weight == NAME_WEIGHT]
    if names:
        return "also about " + " and ".join(names[:2])
    near = entry.date.month and entry.date.month == other.date.month
    return f"also {ties[0][1]}, same {'month' if near else 'year'}"
