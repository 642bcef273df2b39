"""What lists of articles, which stand on most pages, tell of each."""

from collections.abc import Iterable, Mapping

from generator.model import Brief, Edition, Entry, topic_path

Briefs = Mapping[str, Brief]
"""The entries of an edition in brief, by their ids."""


def briefs_of(edition: Edition) -> Briefs:
    """Tell every entry in brief."""
    titles = {id_: (topic_path(id_), topic.title) for id_, topic in edition.topics.items()}
    return {entry.id: _brief(entry, titles) for entry in edition.entries}


def in_brief(entries: Iterable[Entry], briefs: Briefs) -> tuple[Brief, ...]:
    """Give the entries in brief, in their order."""
    return tuple(briefs[entry.id] for entry in entries)


def _brief(entry: Entry, titles: Mapping[str, tuple[str, str]]) -> Brief:
    front = entry.article.front
    topics = tuple(titles[topic] for topic in entry.topics)
    return Brief(entry.id, entry.path, front.date, front.title, front.summary, topics)
