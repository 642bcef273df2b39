"""What flows along the path: one frozen type per step, in the order of the steps.

The words are those of the glossary in `docs/ARCHITECTURE.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema

from generator.text.event_date import EventDate
from generator.text.marks import Marks
from generator.text.sanitise import SafeHtml

# --- What editors write -----------------------------------------------------------------------


def _parse_date(value: object) -> EventDate:
    return value if isinstance(value, EventDate) else EventDate.parse(str(value))


DateField = Annotated[
    EventDate,
    BeforeValidator(_parse_date),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
Text = Annotated[str, Field(min_length=1, max_length=300)]
Address = Annotated[str, Field(pattern=r"^https?://[^\s<>\"\\]+$", max_length=2000)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
ArticleId = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?-[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class Closed(BaseModel):
    """A closed set of keys: what is not named here is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Rights(StrEnum):
    """What of a publisher's text the digest may print."""

    PUBLIC_DOMAIN = "public-domain"
    OPEN = "open"
    LICENSED = "licensed"
    EXCERPT = "excerpt"


class PublisherKind(StrEnum):
    """What sort of house a publisher is."""

    GOVERNMENT = "government"
    WIRE = "wire"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    RESEARCH = "research"
    REFERENCE = "reference"


class Publisher(Closed):
    """Who reported; one entry of `publishers.yml`."""

    name: Text
    homepage: Address
    hosts: tuple[Annotated[str, Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")], ...] = Field(min_length=1)
    kind: PublisherKind
    rights: Rights = Rights.EXCERPT
    licence: Text | None = None


class Topic(Closed):
    """A subject with a page; one entry of `topics.yml`.

    A phrase is literal; `*` at its end stands for any word ending, `!` at its
    beginning makes it a veto on what it covers.
    """

    title: Text
    description: Text
    introduction: Annotated[str, Field(max_length=2000)] = ""
    phrases: tuple[Text, ...] = Field(min_length=1)
    threshold: Annotated[float, Field(gt=0)] = 2.0


class Name(Closed):
    """One person, place or organization of `names.yml`; its key is the digest's spelling."""

    ja: Text | None = None
    aliases: tuple[Text, ...] = ()


class Names(Closed):
    """The spellings of `names.yml`."""

    people: Mapping[str, Name] = Field(default_factory=dict)
    places: Mapping[str, Name] = Field(default_factory=dict)
    organizations: Mapping[str, Name] = Field(default_factory=dict)


class Abbreviation(Closed):
    """One entry of `glossary.yml`."""

    name: Text
    explanation: Text


class Source(Closed):
    """One publisher's report of a story."""

    publisher: Id
    title: Text | None = None
    url: Address
    published: DateField | None = None
    author: Text | None = None
    archived: Address | None = None
    language: Language | None = None


class FrontMatter(Closed):
    """The head of an article's file."""

    title: Annotated[str, Field(min_length=1, max_length=120)]
    date: DateField
    topics: tuple[Id, ...] | None = None
    summary: Annotated[str, Field(min_length=40, max_length=400)]
    sources: tuple[Source, ...] = Field(min_length=1)
    people: tuple[Text, ...] = ()
    places: tuple[Text, ...] = ()
    organizations: tuple[Text, ...] = ()
    language: Language = "en"
    same_as: tuple[ArticleId, ...] = ()
    not_same_as: tuple[ArticleId, ...] = ()
    draft: bool = False


class StandingMatter(Closed):
    """The head of a standing page's file (`content/pages/about.md` and its like)."""

    title: Annotated[str, Field(min_length=1, max_length=120)]
    description: Annotated[str, Field(min_length=1, max_length=400)]


@dataclass(frozen=True, slots=True)
class Article:
    """The digest's own entry for one story: one file of `content/articles/`.

    `file` is the path as a message should name it, `source` the path inside
    the repository, `body` Markdown and `body_line` the line it begins on.
    """

    id: str
    file: str
    source: PurePosixPath
    front: FrontMatter
    body: str
    body_line: int = 1
    marks: Marks = field(default_factory=Marks, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class StandingPage:
    """A page about the digest itself, such as `about`."""

    id: str
    file: str
    source: PurePosixPath
    front: StandingMatter
    body: str
    body_line: int = 1
    marks: Marks = field(default_factory=Marks, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Content:
    """The whole of the editors' room, read and valid in form."""

    articles: tuple[Article, ...]
    topics: Mapping[str, Topic]
    publishers: Mapping[str, Publisher]
    pages: tuple[StandingPage, ...] = ()
    names: Names = field(default_factory=Names)
    glossary: Mapping[str, Abbreviation] = field(default_factory=dict)
    marks: Mapping[str, Marks] = field(default_factory=dict, compare=False, repr=False)


# --- Intake: what comes in --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RawArticle:
    """Text or HTML as found, with what the editor or the record says beside it."""

    id: str
    file: str
    text: str
    is_html: bool = False
    url: str | None = None
    title: str | None = None
    date: EventDate | None = None
    author: str | None = None
    publisher: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class CleanArticle:
    """A raw article after cleaning; `body` is paragraphs parted by blank lines.

    `needs` names what is not known and was not guessed.
    """

    id: str
    file: str
    body: str
    url: str | None = None
    title: str | None = None
    date: EventDate | None = None
    author: str | None = None
    publisher: str | None = None
    language: str = "en"
    dateline: str | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A raw article that went no further, with the reason."""

    file: str
    stage: str
    reason: str
    detail: str = ""


# --- Deduplicating ----------------------------------------------------------------------------

EvidenceKind = Literal["editor", "address", "text", "containment", "names", "title"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two tellings were judged one; `score` runs from 0 to 1."""

    kind: EvidenceKind
    score: float


@dataclass(frozen=True, slots=True)
class Telling:
    """What deduplication needs to know of an article, raw or the digest's own.

    `rank` orders who leads a story: the smallest leads, and ids break a tie.
    """

    id: str
    text: str
    addresses: tuple[str, ...] = ()
    date: EventDate | None = None
    title: str = ""
    names: tuple[str, ...] = ()
    rank: tuple[int, ...] = ()
    same_as: tuple[str, ...] = ()
    not_same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """A telling that was merged into a lead."""

    lead: str
    copy: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Possible:
    """Two tellings that may be one story; reported, never merged."""

    a: str
    b: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Judgement:
    """Every telling's place: it leads, or it is a copy of one that does."""

    leads: tuple[str, ...]
    copies: tuple[Copy, ...]
    possible: tuple[Possible, ...] = ()


# --- Tagging ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that was met, with its span in the text it was met in."""

    phrase: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A topic given to an article; `because` is empty where an editor gave it."""

    topic: str
    because: tuple[Phrase, ...] = ()


# --- The edition: what one build publishes ----------------------------------------------------

CHRONOLOGY = "chronology/index.html"


def topic_path(topic: str) -> str:
    """Give where the page of a topic stands in the site."""
    return f"topics/{topic}.html"


def year_path(year: int) -> str:
    """Give where the page of a year stands in the site."""
    return f"chronology/{year}.html"


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
class Edition:
    """Everything that goes into one build, sorted and indexed; entries oldest first.

    `updated` is the date that stands for "now" in all outputs: it comes from
    the content or from SOURCE_DATE_EPOCH, never from the clock. `by_day` holds
    the entries of each calendar day, a month and a day, through all years;
    day 0 is that of the entries of which only the month is known. `curves` and
    `company` go by the path of the page that shows them; the curve of the
    whole edition is that of the chronology.
    """

    entries: tuple[Entry, ...]
    topics: Mapping[str, Topic]
    publishers: Mapping[str, Publisher]
    by_topic: Mapping[str, tuple[Entry, ...]]
    by_year: Mapping[int, tuple[Entry, ...]]
    by_day: Mapping[tuple[int, int], tuple[Entry, ...]]
    curves: Mapping[str, Curve]
    company: Mapping[str, Company]
    names: Mapping[NameKind, tuple[NamedEntries, ...]]
    pages: tuple[StandingPage, ...]
    glossary: Mapping[str, Abbreviation]
    updated: date


# --- Pages ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cited:
    """The ready citations of an article and of each of its sources, and where their files begin.

    `files` lacks the ending: `.bib`, `.ris` and `.json` stand there.
    """

    article: str
    sources: tuple[str, ...]
    files: str


@dataclass(frozen=True, slots=True)
class Apparatus:
    """What an article's page offers to those who cite it.

    `head` holds what stands in `<meta>` elements, each with `name` or
    `property`, and `content`; `json_ld` is the schema.org data as JSON.
    """

    head: tuple[Mapping[str, str], ...]
    json_ld: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file that the site engine will render.

    `path` is relative to the pages' folder. `meta` is the front matter, plain
    data; `body` has passed the sanitiser, as its type says.
    """

    path: PurePosixPath
    meta: Mapping[str, Any]
    body: SafeHtml


@dataclass(frozen=True, slots=True)
class File:
    """A finished file of the site that the engine does not lay out: a feed, a table, a calendar."""

    path: PurePosixPath
    data: bytes
