"""What editors write: the closed sets of keys of their files, and the files as read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Annotated, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema

from generator.text.addresses.whereabouts import Whereabouts
from generator.text.event_date import EventDate
from generator.text.forms.marks import Marks
from generator.text.markup.body import Findings


def _parse_date(value: object) -> EventDate:
    return value if isinstance(value, EventDate) else _event_date(str(value))


@lru_cache(maxsize=50_000)
def _event_date(text: str) -> EventDate:
    """Read a date; most stand in several places, and none says otherwise in another."""
    return EventDate.parse(text)


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
Fingerprint = Annotated[str, Field(pattern=r"^v\d+:[A-Za-z0-9_-]+$", max_length=400)]


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
    fingerprint: Fingerprint | None = Field(default=None, exclude=True)  # for intake; no output shows it


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


class Notes(NamedTuple):
    """What was worked out of an article's text.

    Where its sources' addresses lead, its fingerprint, what there is to say of
    its body, and whether it is `sound`: nothing is wrong with its head that
    needs no other file to be seen.
    """

    addresses: Mapping[str, Whereabouts]
    words: bytes
    body: Findings
    sound: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """The digest's own entry for one story: one file of `content/articles/`.

    `file` is the path as a message should name it, `source` the path inside
    the repository, `keys` those of the head as they follow each other in the
    file, `body` Markdown and `body_line` the line it begins on. What only
    messages tell of makes no two articles different, nor do `notes`, which
    say what follows from the rest.
    """

    id: str
    file: str = field(compare=False)
    source: PurePosixPath
    front: FrontMatter
    body: str
    keys: tuple[str, ...] = field(default=(), compare=False)
    body_line: int = field(default=1, compare=False)
    marks: Marks = field(default_factory=Marks, compare=False, repr=False)
    notes: Notes | None = field(default=None, compare=False, repr=False)

    @property
    def told(self) -> str:
        """All that it tells, by which it is compared with others."""
        return told_in(self.front, self.body)


def told_in(front: FrontMatter, body: str) -> str:
    """Give all that an article with this head and body tells."""
    return f"{front.summary}\n\n{body}"


@dataclass(frozen=True, slots=True)
class StandingPage:
    """A page about the digest itself, such as `about`."""

    id: str
    file: str = field(compare=False)
    source: PurePosixPath
    front: StandingMatter
    body: str
    body_line: int = field(default=1, compare=False)
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
