"""Everything → Edition: sorted by date, indexed by topic, year and name, neighbours told."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TypeVar, get_args

from generator.errors import DigestError
from generator.model import (
    Article,
    Content,
    Copy,
    Edition,
    Entry,
    Judgement,
    NamedEntries,
    NameKind,
    Related,
    Source,
    Tag,
)
from generator.text.slug import slug

RELATED_AT_MOST = 4
REACH = 3
"""How many entries before and after one are considered, in the list of each name it shares."""

Member = TypeVar("Member")
Key = TypeVar("Key")


def arrange(
    content: Content, judgement: Judgement, tags: Mapping[str, tuple[Tag, ...]], updated: date | None
) -> Edition:
    """Make the edition: one entry per story, oldest first, with every index a page needs.

    `tags` holds the topics of each article by its id; `updated` stands for
    "now" and defaults to the newest date in the content. Raises DigestError
    where two names would share one address.
    """
    entries = _with_related(_with_neighbours(_entries(content, judgement, tags)))
    by_topic = _group(entries, lambda entry: entry.topics)
    return Edition(
        entries=entries,
        topics=content.topics,
        publishers=content.publishers,
        by_topic={topic: by_topic.get(topic, ()) for topic in content.topics},
        by_year=_group(entries, lambda entry: [entry.date.year]),
        names={kind: _named_entries(kind, entries, content) for kind in get_args(NameKind)},
        pages=content.pages,
        glossary=content.glossary,
        updated=updated or max((_newest_date(entry) for entry in entries), default=date.min),
    )


def _group(
    members: Iterable[Member], keys: Callable[[Member], Iterable[Key]]
) -> dict[Key, tuple[Member, ...]]:
    """Sort `members` into the groups that `keys` names for each, keeping their order."""
    groups: defaultdict[Key, list[Member]] = defaultdict(list)
    for member in members:
        for key in keys(member):
            groups[key].append(member)
    return {key: tuple(found) for key, found in groups.items()}


def _entries(
    content: Content, judgement: Judgement, tags: Mapping[str, tuple[Tag, ...]]
) -> tuple[Entry, ...]:
    articles = {article.id: article for article in content.articles}
    copies = _group(judgement.copies, lambda copy: [copy.lead])
    entries = (
        Entry(
            article=articles[lead],
            tags=tags[lead],
            sources=_all_sources(articles, lead, copies.get(lead, ())),
            copies=copies.get(lead, ()),
        )
        for lead in judgement.leads
    )
    return tuple(sorted(entries, key=lambda entry: (entry.date, entry.id)))


def _all_sources(articles: Mapping[str, Article], lead: str, copies: Iterable[Copy]) -> tuple[Source, ...]:
    by_address: dict[str, Source] = {}
    for id_ in (lead, *(copy.copy for copy in copies)):
        for source in articles[id_].front.sources:
            by_address.setdefault(source.url, source)
    return tuple(by_address.values())


def _with_neighbours(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    ids = [None, *(entry.id for entry in entries), None]
    return tuple(
        replace(entry, earlier=ids[place], later=ids[place + 2]) for place, entry in enumerate(entries)
    )


# --- Related stories --------------------------------------------------------------------------


def _with_related(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Give each entry those that share most names with it, the nearest in time first.

    Only the nearest few of each shared name are looked at, so that a name met
    in every story costs no more than a rare one.
    """
    lists = _group(range(len(entries)), lambda place: _names_of(entries[place]))
    shared: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for places in lists.values():
        for position, place in enumerate(places):
            near = places[max(0, position - REACH) : position + REACH + 1]
            shared[place].update(other for other in near if other != place)
    return tuple(
        replace(entry, related=_nearest(entries, place, shared[place])) for place, entry in enumerate(entries)
    )


def _names_of(entry: Entry) -> list[tuple[str, str]]:
    front = entry.article.front
    people = [("people", name) for name in front.people]
    return people + [("organizations", name) for name in front.organizations]


def _nearest(entries: tuple[Entry, ...], place: int, shared: Counter[int]) -> tuple[Related, ...]:
    def weight(other: int) -> tuple[int, int, int]:
        days = abs((entries[other].date.first_day - entries[place].date.first_day).days)
        return -shared[other], days, other

    best = sorted(shared, key=weight)[:RELATED_AT_MOST]
    return tuple(Related(entries[other].id, _reason(entries[place], entries[other])) for other in best)


def _reason(entry: Entry, other: Entry) -> str:
    here, there = entry.article.front, other.article.front
    names = [name for name in here.people if name in there.people]
    names += [name for name in here.organizations if name in there.organizations]
    return "also about " + " and ".join(names[:2])


# --- Names ------------------------------------------------------------------------------------


def _named_entries(kind: NameKind, entries: tuple[Entry, ...], content: Content) -> tuple[NamedEntries, ...]:
    found = _group(entries, lambda entry: _values(kind, entry))
    names = (_named(kind, value, met, content) for value, met in found.items())
    ordered = sorted(names, key=lambda named: (named.slug, named.name))
    _refuse_shared_addresses(ordered)
    return tuple(ordered)


def _values(kind: NameKind, entry: Entry) -> Iterable[str]:
    front = entry.article.front
    values: Mapping[NameKind, Iterable[str]] = {
        "people": front.people,
        "places": front.places,
        "organizations": front.organizations,
        "publishers": (source.publisher for source in entry.sources),
    }
    return dict.fromkeys(values[kind])


def _named(kind: NameKind, value: str, entries: tuple[Entry, ...], content: Content) -> NamedEntries:
    if kind == "publishers":
        return NamedEntries(kind, content.publishers[value].name, value, entries)
    spelling = getattr(content.names, kind).get(value)
    return NamedEntries(kind, value, slug(value), entries, spelling.ja if spelling else None)


def _refuse_shared_addresses(names: list[NamedEntries]) -> None:
    for one, other in pairwise(names):
        if one.slug == other.slug:
            msg = (
                f"{one.entries[0].article.file}: {one.kind}: "
                f'"{one.name}" and "{other.name}" ({other.entries[0].article.file}) '
                f"would both have the page {one.path}; choose one spelling"
            )
            raise DigestError(msg)


def _newest_date(entry: Entry) -> date:
    published = (source.published.first_day for source in entry.sources if source.published)
    return max((entry.date.first_day, *published))
