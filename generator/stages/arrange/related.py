"""Stories worth reading next: those that share most."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from generator.model import Content, Entry, Related
from generator.stages.arrange.groups import grouped

RELATED_AT_MOST = 4
NAME_WEIGHT = 10
"""A shared name binds two stories closer than any number of shared topics."""

REACH = 3
"""How many entries before and after one are considered, in the list of each name it shares."""

Tie = tuple[int, str, int]
"""What two stories can share, by its weight: a name, or a topic within a year."""

Numbers = NDArray[np.int64]


def related(entries: Sequence[Entry], content: Content) -> Iterator[tuple[Related, ...]]:
    """Give for each entry those that share most with it, the nearest in time first.

    Only the nearest few of each shared name or topic are looked at, so that a
    name met in every story costs no more than a rare one.
    """
    ties = [_ties(entry, content) for entry in entries]
    lists = grouped(range(len(entries)), ties.__getitem__)
    days = np.array([entry.date.first_day.toordinal() for entry in entries], np.int64)
    for place, best in enumerate(_best([*lists.items()], days)):
        yield tuple(
            Related(entries[other].id, _reason(entries[place], entries[other], ties[place], ties[other]))
            for other in best
        )


def _ties(entry: Entry, content: Content) -> list[Tie]:
    front = entry.article.front
    names = dict.fromkeys((*front.people, *front.organizations))
    topics = (content.topics[topic].title for topic in entry.topics)
    return [(NAME_WEIGHT, name, 0) for name in names] + [(1, title, entry.date.year) for title in topics]


def _best(lists: Sequence[tuple[Tie, Sequence[int]]], days: Numbers) -> Iterator[list[int]]:
    """Give for each entry the places of those it shares most with, and of these the nearest in time."""
    near = [
        (places, weight, apart)
        for (weight, *_), places in lists
        for apart in range(1, min(REACH + 1, len(places)))
    ]
    pairs = np.concatenate([_apart(places, apart, len(days)) for places, _, apart in near] or [days[:0]])
    times = [2 * (len(places) - apart) for places, _, apart in near]
    weights = np.repeat([weight for _, weight, _ in near], times)
    met, at = np.unique(pairs, return_inverse=True)
    place, other = np.divmod(met, max(1, len(days)))
    shared = np.bincount(at, weights, len(met))
    order = np.lexsort((other, abs(days[other] - days[place]), -shared, place))
    firsts = np.searchsorted(place, np.arange(len(days) + 1))
    for first, end in pairwise(firsts.tolist()):
        yield other[order[first : min(end, first + RELATED_AT_MOST)]].tolist()


def _apart(places: Sequence[int], apart: int, number: int) -> Numbers:
    """Give the pairs of places so far apart in a list, both ways round, each as one of `number` squared."""
    row = np.array(places)
    one, other = row[:-apart], row[apart:]
    return np.concatenate([one * number + other, other * number + one])


def _reason(entry: Entry, other: Entry, ties: Sequence[Tie], ties_of_other: Sequence[Tie]) -> str:
    shared = [tie for tie in ties if tie in ties_of_other]
    names = [words for weight, words, _ in shared if weight == NAME_WEIGHT]
    if names:
        return "also about " + " and ".join(names[:2])
    near = entry.date.month and entry.date.month == other.date.month
    return f"also {shared[0][1]}, same {'month' if near else 'year'}"
