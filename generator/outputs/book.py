"""What one EPUB holds: the whole digest, or one topic of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Edition, Entry
from generator.outputs.identity import identity
from generator.outputs.published_site import Site
from generator.text.one_line import one_line


@dataclass(frozen=True, slots=True)
class Book:
    """A book to be made; `id` is that of its topic, or empty for the whole digest. Entries oldest first."""

    id: str
    title: str
    description: str
    subjects: tuple[str, ...]
    entries: tuple[Entry, ...]

    @property
    def identifier(self) -> str:
        """The name by which reading systems know that two files are editions of one book."""
        return identity(f"epub/{self.id}").urn

    @property
    def years(self) -> str:
        """From when to when it tells."""
        first, last = self.entries[0].date.year, self.entries[-1].date.year
        return f"{first}" if first == last else f"{first}–{last}"


def books(edition: Edition, site: Site) -> Iterator[Book]:
    """Give the whole digest, then its topics in the editors' order; what has no article gives no book."""
    name = one_line(site.name)
    titles = {id_: one_line(topic.title) for id_, topic in edition.topics.items()}
    if edition.entries:
        yield Book("", name, _extent(edition.entries, "all topics"), tuple(titles.values()), edition.entries)
    for id_, entries in edition.by_topic.items():
        if entries:
            yield Book(id_, f"{name}: {titles[id_]}", _extent(entries, titles[id_]), (titles[id_],), entries)


def _extent(entries: tuple[Entry, ...], subject: str) -> str:
    many = "One article" if len(entries) == 1 else f"{len(entries)} articles"
    return f"{many} on US–Japan relations, each with its sources. Subject: {subject}."
