"""The edition: everything that one build publishes, sorted and indexed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.model.content import (
    Abbreviation,
    Article,
    FrontMatter,
    Publisher,
    Source,
    StandingPage,
    Topic,
)
from generator.model.story import Copy, Tag
from generator.text.event_date import EventDate
from generator.text.months import MONTHS

CHRONOLOGY = "chronology/index.html"


def topic_path(topic: str) -> str:
    """Give where the page of a topic stands in the site."""
    return f"topics/{topic}.html"


def year_path(year: int) -> str:
    """Give where the page of a year stands in the site."""
    return f"chronology/{year}.html"


def month_path(number: int) -> str:
    """Give where the page of a calendar month, 1 to 12, through all years stands in the site."""
    return f"chronology/{MONTHS[number - 1].lower()}.html"


def article_path(article_id: str) -> str:
    """Give where the page of an article stands in the site; ids begin with the year."""
    return f"articles/{article_id[:4]}/{article_id}.html"


@dataclass(frozen=True, slots=True)
class Related:
    """Another story worth reading next, and why."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One story as published: its lead article and all that was found about it."""

    article: Article
    tags: tuple[Tag, ...]
    sources: tuple[Source, ...]
    copies: tuple[Copy, ...] = ()
    earlier: str | None = None
    later: str | None = None
    related: tuple[Related, ...] = ()

    @property
    def id(self) -> str:
        """The article's id, which never changes."""
        return self.article.id

    @property
    def date(self) -> EventDate:
        """When it happened."""
        return self.article.front.date

    @property
    def topics(self) -> tuple[str, ...]:
        """The ids of its topics, in the order given."""
        return tuple(tag.topic for tag in self.tags)

    @property
    def path(self) -> str:
        """Where its page stands in the site."""
        return article_path(self.id)

    @property
    def outline(self) -> "Outline":
        """What is told of it where its text is not."""
        return Outline(self.id, self.article.front, self.sources, self.topics)


@dataclass(frozen=True, slots=True)
class Outline:
    """An entry without its text and without the entries around it, which an edit changes most often."""

    id: str
    front: FrontMatter
    sources: tuple[Source, ...]
    topics: tuple[str, ...]

    @property
    def date(self) -> EventDate:
        """When it happened."""
        return self.front.date

    @property
    def path(self) -> str:
        """Where its page stands in the site."""
        return article_path(self.id)


@dataclass(frozen=True, slots=True)
class Brief:
    """An entry as lists tell it; `topics` are the path and the title of each."""

    id: str
    path: str
    date: EventDate
    title: str
    summary: str
    topics: tuple[tuple[str, str], ...]


NameKind = Literal["people", "places", "organizations", "publishers"]


@dataclass(frozen=True, slots=True)
class NamedEntries:
    """A name and the entries it stands in, oldest first; `kind` and `slug` make its address."""

    kind: NameKind
    name: str
    slug: str
    entries: tuple[Entry, ...]
    ja: str | None = None

    @property
    def path(self) -> str:
        """Where its page stands in the site."""
        return f"{self.kind}/{self.slug}.html"


@dataclass(frozen=True, slots=True)
class Decade:
    """How many entries fell into each of the ten years from `start` on."""

    start: int
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many fell into the decade."""
        return sum(self.counts)


Curve = tuple[Decade, ...]
"""How much happened when: the decades of the edition, all of them, in order."""

MetKind = Literal["topics", "people", "places", "organizations"]


@dataclass(frozen=True, slots=True)
class Met:
    """A topic or a name met in a list of entries, and in how many of them; `path` is its page."""

    title: str
    path: str
    count: int


Company = Mapping[MetKind, tuple[Met, ...]]
"""What is met in a list of entries, what is met most first."""


@dataclass(frozen=True, slots=True)
class Legend:
    """What the ids in an entry stand for, and the edition's year: as much of an edition as its page needs."""

    topics: Mapping[str, Topic]
    publishers: Mapping[str, Publisher]
    year: int


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that goes into one build, sorted and indexed; entries oldest first.

    `updated` is the date that stands for "now" in all outputs: it comes from
    the content or from SOURCE_DATE_EPOCH, never from the clock. `by_day` holds
    the entries of each calendar day, a month and a day, through all years;
    day 0 is that of the entries of which only the month is known. `legends`
    go by the ids of the entries, `curves` and `company` by the path of the
    page that shows them; the curve of the whole edition is that of the
    chronology.
    """

    entries: tuple[Entry, ...]
    topics: Mapping[str, Topic]
    publishers: Mapping[str, Publisher]
    by_topic: Mapping[str, tuple[Entry, ...]]
    by_year: Mapping[int, tuple[Entry, ...]]
    by_day: Mapping[tuple[int, int], tuple[Entry, ...]]
    legends: Mapping[str, Legend]
    curves: Mapping[str, Curve]
    company: Mapping[str, Company]
    names: Mapping[NameKind, tuple[NamedEntries, ...]]
    pages: tuple[StandingPage, ...]
    glossary: Mapping[str, Abbreviation]
    updated: date

    @property
    def year(self) -> int:
        """The year that citations name: a day would make every article another with each new one."""
        return self.updated.year


def legend_of(entry: Entry, edition: Edition) -> Legend:
    """Give the part of the edition's lists that an entry refers to."""
    return edition.legends[entry.id]


def places_by_topic(edition: Edition) -> Mapping[str, tuple[int, ...]]:
    """Give for each topic where its entries stand among all."""
    place = {entry.id: number for number, entry in enumerate(edition.entries)}
    return {topic: tuple(place[entry.id] for entry in entries) for topic, entries in edition.by_topic.items()}
