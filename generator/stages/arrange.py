"""Everything → Edition: sorted by date, indexed by topic, year and name, neighbours told."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from heapq import nsmallest
from itertools import chain, pairwise
from typing import Literal, TypeVar, get_args

from generator.errors import DigestError
from generator.model import (
    CHRONOLOGY,
    Article,
    Company,
    Content,
    Copy,
    Curve,
    Decade,
    Edition,
    Entry,
    Judgement,
    Met,
    MetKind,
    NamedEntries,
    NameKind,
    Related,
    Source,
    Tag,
    topic_path,
    year_path,
)
from generator.text.addresses.slug import slug

RELATED_AT_MOST = 4
NAME_WEIGHT = 10
"""A shared name binds two stories closer than any number of shared topics."""

REACH = 3
"""How many entries before and after one are considered, in the list of each name it shares."""

MET_AT_MOST = 12
"""How many people, places and organizations are named as met most; topics are all named."""

NAMES_MET: tuple[Literal["people", "places", "organizations"], ...] = ("people", "places", "organizations")

Member = TypeVar("Member")
Key = TypeVar("Key")
Tie = tuple[int, str, int]
"""What two stories can share, by its weight: a name, or a topic within a year."""

Mention = tuple[MetKind, str, str]
"""That an entry has a topic or a name: the kind, how it is written, and the path of its page."""


def arrange(
    content: Content, judgement: Judgement, tags: Mapping[str, tuple[Tag, ...]], updated: date | None
) -> Edition:
    """Make the edition: one entry per story, oldest first, with every index a page needs.

    `tags` holds the topics of each article by its id; `updated` stands for
    "now" and defaults to the newest date in the content. Raises DigestError
    where two names would share one address.
    """
    entries = _with_related(_with_neighbours(_entries(content, judgement, tags)), content)
    found = _group(entries, lambda entry: entry.topics)
    by_topic = {topic: found.get(topic, ()) for topic in content.topics}
    by_year = _group(entries, lambda entry: [entry.date.year])
    names: Mapping[NameKind, tuple[NamedEntries, ...]] = {
        kind: _named_entries(kind, entries, content) for kind in get_args(NameKind)
    }
    lists = {CHRONOLOGY: entries, **_lists(by_topic, by_year, names)}
    return Edition(
        entries=entries,
        topics=content.topics,
        publishers=content.publishers,
        by_topic=by_topic,
        by_year=by_year,
        by_day=_by_day(entries),
        curves=_curves(lists, list(by_year)),
        company=_companies(lists, _mentions(content, by_topic, names)),
        names=names,
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


def _with_related(entries: tuple[Entry, ...], content: Content) -> tuple[Entry, ...]:
    """Give each entry those that share most with it, the nearest in time first.

    Only the nearest few of each shared name or topic are looked at, so that a
    name met in every story costs no more than a rare one.
    """
    lists = _group(range(len(entries)), lambda place: _ties(entries[place], content))
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


# --- How much, when, and in what company ------------------------------------------------------


def _lists(
    by_topic: Mapping[str, tuple[Entry, ...]],
    by_year: Mapping[int, tuple[Entry, ...]],
    names: Mapping[NameKind, tuple[NamedEntries, ...]],
) -> dict[str, tuple[Entry, ...]]:
    """Give the entries of every page that lists entries, by the path of that page."""
    lists = {topic_path(topic): entries for topic, entries in by_topic.items()}
    lists |= {year_path(year): entries for year, entries in by_year.items()}
    return lists | {named.path: named.entries for kind in names.values() for named in kind}


def _curves(lists: Mapping[str, tuple[Entry, ...]], years: list[int]) -> dict[str, Curve]:
    decades = range(years[0] // 10 * 10, years[-1] + 1, 10) if years else range(0)
    return {path: _curve(entries, decades) for path, entries in lists.items()}


def _curve(entries: tuple[Entry, ...], decades: Iterable[int]) -> Curve:
    counts = Counter(entry.date.year for entry in entries)
    return tuple(Decade(start, tuple(counts[start + year] for year in range(10))) for start in decades)


def _by_day(entries: tuple[Entry, ...]) -> dict[tuple[int, int], tuple[Entry, ...]]:
    dated = [entry for entry in entries if entry.date.month]
    found = _group(dated, lambda entry: [(entry.date.month, entry.date.day)])
    return dict(sorted(found.items()))


def _companies(
    lists: Mapping[str, tuple[Entry, ...]], mentions: Mapping[Mention, tuple[Entry, ...]]
) -> dict[str, Company]:
    """Tell for each page that lists entries what else is met in them, and how often."""
    known = sorted(mentions)
    met_in: defaultdict[str, list[int]] = defaultdict(list)
    for number, mention in enumerate(known):
        for entry in mentions[mention]:
            met_in[entry.id].append(number)
    return {path: _company(path, entries, met_in, known) for path, entries in lists.items()}


def _company(
    own: str, entries: tuple[Entry, ...], met_in: Mapping[str, list[int]], known: list[Mention]
) -> Company:
    """Tell what is met in entries; `met_in` gives for each the places of what it has among all `known`."""
    counts = Counter(chain.from_iterable(met_in.get(entry.id, ()) for entry in entries))
    company: dict[MetKind, list[Met]] = {kind: [] for kind in get_args(MetKind)}
    for number, count in sorted(counts.items(), key=lambda counted: (-counted[1], counted[0])):
        kind, title, path = known[number]
        if path != own and (kind == "topics" or len(company[kind]) < MET_AT_MOST):
            company[kind].append(Met(title, path, count))
    return {kind: tuple(met) for kind, met in company.items()}


def _mentions(
    content: Content,
    by_topic: Mapping[str, tuple[Entry, ...]],
    names: Mapping[NameKind, tuple[NamedEntries, ...]],
) -> dict[Mention, tuple[Entry, ...]]:
    found: dict[Mention, tuple[Entry, ...]] = {
        ("topics", content.topics[topic].title, topic_path(topic)): entries
        for topic, entries in by_topic.items()
    }
    for kind in NAMES_MET:
        found |= {(kind, named.name, named.path): named.entries for named in names[kind]}
    return found


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
