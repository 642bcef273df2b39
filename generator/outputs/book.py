"""What one EPUB holds: the whole digest or one topic of it, or a decade or a year of either."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from generator.model import Edition, Entry
from generator.outputs.identity import identity
from generator.outputs.published_site import Site
from generator.text.one_line import one_line

MOST_ENTRIES = 1000
"""More make a book that pandoc needs gigabytes for, and that reading devices open slowly or not at all."""


@dataclass(frozen=True, slots=True)
class Book:
    """A book to be made; entries oldest first.

    `topic` is a topic's id, or empty for the whole digest; `volume` is a
    decade such as `1980s` or a year, or empty where one book holds all.
    """

    topic: str
    title: str
    subjects: tuple[str, ...]
    entries: tuple[Entry, ...]
    volume: str = ""

    @property
    def id(self) -> str:
        """What tells it from every other book; no topic's id holds two hyphens in a row."""
        return f"{self.topic}--{self.volume}" if self.volume else self.topic

    @property
    def identifier(self) -> str:
        """The name by which reading systems know that two files are editions of one book."""
        return identity(f"epub/{self.id}").urn

    @property
    def description(self) -> str:
        """What is in it."""
        many = "One article" if len(self.entries) == 1 else f"{len(self.entries)} articles"
        return f"{many}, {self.years}, on {', '.join(self.subjects)}; each with its sources."

    @property
    def years(self) -> str:
        """From when to when it tells."""
        first, last = self.entries[0].date.year, self.entries[-1].date.year
        return f"{first}" if first == last else f"{first}–{last}"


def books(edition: Edition, site: Site) -> Iterator[Book]:
    """Give the whole digest, then its topics in the editors' order; what has no article gives no book.

    A book of more than a thousand articles comes as one volume for each
    decade, and a decade of more than that as one for each year.
    """
    name = one_line(site.name)
    titles = {id_: one_line(topic.title) for id_, topic in edition.topics.items()}
    yield from _volumes(Book("", name, tuple(titles.values()), edition.entries))
    for id_, entries in edition.by_topic.items():
        yield from _volumes(Book(id_, f"{name}: {titles[id_]}", (titles[id_],), entries))


def _volumes(book: Book) -> Iterator[Book]:
    if not book.entries:
        return
    if len(book.entries) <= MOST_ENTRIES:
        yield book
        return
    for decade, found in groupby(book.entries, lambda entry: entry.date.year // 10):
        volume = _volume(book, f"{decade}0s", found)
        yield from (volume,) if len(volume.entries) <= MOST_ENTRIES else _years(book, volume.entries)


def _years(book: Book, entries: Iterable[Entry]) -> Iterator[Book]:
    for year, found in groupby(entries, lambda entry: entry.date.year):
        yield _volume(book, str(year), found)


def _volume(book: Book, volume: str, entries: Iterable[Entry]) -> Book:
    return replace(book, title=f"{book.title}, {volume}", volume=volume, entries=tuple(entries))
