"""How much happened when, and what is met with what, in every list of entries that has a page."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import chain
from operator import attrgetter
from typing import Final, Literal, get_args

import numpy as np

from generator.model import (
    Company,
    Content,
    Curve,
    Decade,
    Entry,
    Met,
    MetKind,
    NamedEntries,
    NameKind,
    topic_path,
    year_path,
)

MET_AT_MOST = 12
"""How many people, places and organizations are named as met most; topics are all named."""

NAMES_MET: tuple[Literal["people", "places", "organizations"], ...] = ("people", "places", "organizations")

_ID: Final = attrgetter("article.id")
_YEAR: Final = attrgetter("article.front.date.year")

Mention = tuple[MetKind, str, str]
"""That an entry has a topic or a name: the kind, how it is written, and the path of its page."""


def lists_of(
    by_topic: Mapping[str, tuple[Entry, ...]],
    by_year: Mapping[int, tuple[Entry, ...]],
    names: Mapping[NameKind, tuple[NamedEntries, ...]],
) -> dict[str, tuple[Entry, ...]]:
    """Give the entries of every page that lists entries, by the path of that page."""
    lists = {topic_path(topic): entries for topic, entries in by_topic.items()}
    lists |= {year_path(year): entries for year, entries in by_year.items()}
    return lists | {named.path: named.entries for kind in names.values() for named in kind}


def curves(lists: Mapping[str, tuple[Entry, ...]], years: list[int]) -> dict[str, Curve]:
    """Tell for each list of entries how many fell into each year, by the decades that `years` cover."""
    decades = range(years[0] // 10 * 10, years[-1] + 1, 10) if years else range(0)
    return {path: _curve(entries, decades) for path, entries in lists.items()}


def _curve(entries: tuple[Entry, ...], decades: range) -> Curve:
    years = np.fromiter(map(_YEAR, entries), np.int64) - decades.start
    counts = np.bincount(years, minlength=10 * len(decades)).reshape(-1, 10)
    return tuple(Decade(start, tuple(row)) for start, row in zip(decades, counts.tolist(), strict=True))


def companies(
    lists: Mapping[str, tuple[Entry, ...]], mentions: Mapping[Mention, tuple[Entry, ...]]
) -> dict[str, Company]:
    """Tell for each page that lists entries what else is met in them, and how often."""
    known = sorted(mentions)
    met_in: defaultdict[str, list[int]] = defaultdict(list)
    for number, mention in enumerate(known):
        for id_ in map(_ID, mentions[mention]):
            met_in[id_].append(number)
    return {path: _company(path, entries, met_in, known) for path, entries in lists.items()}


def _company(
    own: str, entries: tuple[Entry, ...], met_in: defaultdict[str, list[int]], known: list[Mention]
) -> Company:
    """Tell what is met in entries; `met_in` gives for each the places of what it has among all `known`."""
    met = chain.from_iterable(met_in[id_] for id_ in map(_ID, entries))
    counts = np.bincount(np.fromiter(met, np.int64))
    most_first = np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]
    company: dict[MetKind, list[Met]] = {kind: [] for kind in get_args(MetKind)}
    for number, count in zip(most_first.tolist(), counts[most_first].tolist(), strict=True):
        kind, title, path = known[number]
        if path != own and (kind == "topics" or len(company[kind]) < MET_AT_MOST):
            company[kind].append(Met(title, path, count))
    return {kind: tuple(met) for kind, met in company.items()}


def mentions_in(
    content: Content,
    by_topic: Mapping[str, tuple[Entry, ...]],
    names: Mapping[NameKind, tuple[NamedEntries, ...]],
) -> dict[Mention, tuple[Entry, ...]]:
    """Give the entries of each topic and of each name of a person, a place or an organization."""
    found: dict[Mention, tuple[Entry, ...]] = {
        ("topics", content.topics[topic].title, topic_path(topic)): entries
        for topic, entries in by_topic.items()
    }
    for kind in NAMES_MET:
        found |= {(kind, named.name, named.path): named.entries for named in names[kind]}
    return found
