"""Everything → Edition: sorted by date, indexed by topic, year and name, neighbours told."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import get_args

from generator.model import (
    CHRONOLOGY,
    Article,
    Content,
    Copy,
    Edition,
    Entry,
    Judgement,
    Legend,
    NamedEntries,
    NameKind,
    Source,
    Tag,
)
from generator.stages.arrange.company import companies, curves, lists_of, mentions_in
from generator.stages.arrange.groups import grouped
from generator.stages.arrange.names import named_entries
from generator.stages.arrange.related import related


def arrange(
    content: Content, judgement: Judgement, tags: Mapping[str, tuple[Tag, ...]], updated: date | None
) -> Edition:
    """Make the edition: one entry per story, oldest first, with every index a page needs.

    `tags` holds the topics of each article by its id; `updated` stands for
    "now" and defaults to the newest date in the content. Raises DigestError
    where two names would share one address.
    """
    entries = _with_others(_entries(content, judgement, tags), content)
    found = grouped(entries, lambda entry: entry.topics)
    by_topic = {topic: found.get(topic, ()) for topic in content.topics}
    by_year = grouped(entries, lambda entry: [entry.date.year])
    names: Mapping[NameKind, tuple[NamedEntries, ...]] = {
        kind: named_entries(kind, entries, content) for kind in get_args(NameKind)
    }
    lists = {CHRONOLOGY: entries, **lists_of(by_topic, by_year, names)}
    updated = updated or max(map(_newest_date, entries), default=date.min)
    return Edition(
        entries=entries,
        topics=content.topics,
        publishers=content.publishers,
        by_topic=by_topic,
        by_year=by_year,
        by_day=_by_day(entries),
        legends=_legends(entries, content, updated.year),
        curves=curves(lists, list(by_year)),
        company=companies(lists, mentions_in(content, by_topic, names)),
        names=names,
        pages=content.pages,
        glossary=content.glossary,
        updated=updated,
    )


def _entries(
    content: Content, judgement: Judgement, tags: Mapping[str, tuple[Tag, ...]]
) -> tuple[Entry, ...]:
    articles = {article.id: article for article in content.articles}
    copies = grouped(judgement.copies, lambda copy: [copy.lead])
    entries = (
        Entry(
            article=replace(articles[lead], notes=None),  # they have told all they had, and weigh as it does
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


def _legends(entries: Iterable[Entry], content: Content, year: int) -> dict[str, Legend]:
    """Tell for each entry what its ids stand for; those with the same ids share a legend."""

    @cache
    def legend(topics: tuple[str, ...], publishers: frozenset[str]) -> Legend:
        return Legend(
            topics={topic: content.topics[topic] for topic in topics},
            publishers={publisher: content.publishers[publisher] for publisher in sorted(publishers)},
            year=year,
        )

    return {
        entry.id: legend(entry.topics, frozenset(source.publisher for source in entry.sources))
        for entry in entries
    }


def _with_others(entries: tuple[Entry, ...], content: Content) -> tuple[Entry, ...]:
    """Tell each entry which come before and after it, and which are related to it."""
    ids = [None, *(entry.id for entry in entries), None]
    others = zip(entries, ids, ids[2:], related(entries, content), strict=False)
    return tuple(
        replace(entry, earlier=earlier, later=later, related=alike) for entry, earlier, later, alike in others
    )


def _by_day(entries: tuple[Entry, ...]) -> dict[tuple[int, int], tuple[Entry, ...]]:
    dated = [entry for entry in entries if entry.date.month]
    found = grouped(dated, lambda entry: [(entry.date.month, entry.date.day)])
    return dict(sorted(found.items()))


def _newest_date(entry: Entry) -> date:
    published = (source.published.first_day for source in entry.sources if source.published)
    return max((entry.date.first_day, *published))
