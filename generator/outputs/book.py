"""What one EPUB holds: the whole digest or one topic of it, or a decade or a run of years of either."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from generator.model import Edition, Entry
from generator.outputs.identity import identity
from generator.outputs.published_site import Site
from generator.text.one_line import one_line

Entries = tuple[Entry, ...]

MOST_ENTRIES = 1000
"""More make a book that pandoc needs gigabytes for, and that reading devices open slowly or not at all."""


@dataclass(frozen=True, slots=True)
class Book:
    """A book to be made; entries oldest first.

    `topic` is a topic's id, or empty for the whole digest; `volume` is a
    decade such as `1980s`, or years such as `1983` or `1984-1986`, or empty where one book holds all.
    """

    topic: str
    title: str
    subjects: tuple[str, ...]
    entries: Entries
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
        return _years(self.entries)


def books(edition: Edition, site: Site) -> Iterator[Book]:
    """Give the whole digest, then its topics in the editors' order; what has no article gives no book.

    A book of more than a thousand articles comes as one volume for each
    decade, and a decade of more than that as runs of years. Decades stay
    where they are as the archive grows, and so do the names of their volumes.
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
        entries = tuple(found)
        whole = len(entries) <= MOST_ENTRIES
        yield from (_volume(book, f"{decade}0s", entries),) if whole else _runs(book, entries)


def _runs(book: Book, entries: Entries) -> Iterator[Book]:
    """Join years for as long as they fit into one volume; a larger year is a volume of its own."""
    run: Entries = ()
    for _, found in groupby(entries, lambda entry: entry.date.year):
        year = tuple(found)
        if run and len(run) + len(year) > MOST_ENTRIES:
            yield _volume(book, _years(run), run)
            run = ()
        run += year
    yield _volume(book, _years(run), run)


def _years(entries: Entries) -> str:
    first, last = entries[0].date.year, entries[-1].date.year
    return f"{first}" if first == last else f"{first}–{last}"


def _volume(book: Book, volume: str, entries: Entries) -> Book:
    title, name = f"{book.title}, {volume}", volume.replace("–", "-")
    return replace(book, title=title, volume=name, entries=entries)
