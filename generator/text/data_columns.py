"""The data files' columns in words: what each is called, what it holds, and in what form.

The files are written by these tables, the schemas made from them, and the
page that explains the files prints them; so the three cannot disagree.
"""

from dataclasses import dataclass
from typing import Literal

Form = Literal["text", "day", "number", "list"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `may_hold` names all it may hold where these are few. A list may always be empty."""

    name: str
    holds: str
    form: Form = "text"
    may_hold: tuple[str, ...] = ()
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A data file in rows; `row` says what one row stands for."""

    name: str
    row: str
    columns: tuple[Column, ...]


_PRECISIONS = ("day", "month", "year")
_KINDS = ("government", "wire", "newspaper", "broadcaster", "research", "reference")
_RIGHTS = ("public-domain", "open", "licensed", "excerpt")

# Not "date": pandas takes that name for leave to make the first of March out of 1954-03.
_DATE = (
    Column("event_date", "when it happened, as precise as it is known: 1954, 1954-03 or 1954-03-16"),
    Column("first_day", "the earliest day this can mean", "day"),
    Column("last_day", "the latest day this can mean", "day"),
    Column("precision", "how much of it is known", "text", _PRECISIONS),
)
_ARTICLE = Column("article", "id of the article, as in articles")
_TITLE = Column("title", "title of the article, in the digest's own words")
_SUMMARY = Column("summary", "one or two sentences, in the digest's own words")
_TOPICS = Column("topics", "ids of its topics", "list")
_PAGE = Column("page", "address of the article's page")

ARTICLES = Table(
    "articles",
    "one article, oldest first",
    (
        Column("id", "id of the article, which never changes"),
        _TITLE,
        *_DATE,
        Column("language", "of the article, as a BCP 47 tag"),
        _TOPICS,
        Column("people", "names of people in it", "list"),
        Column("places", "names of places in it", "list"),
        Column("organizations", "names of organizations in it", "list"),
        Column("publishers", "ids of the publishers of its sources", "list"),
        _SUMMARY,
        Column("merged", "ids of articles that told the same story and were merged into this one", "list"),
        _PAGE,
    ),
)
CHRONOLOGY = Table(
    "chronology",
    "one article by the date of what happened, oldest first",
    (*_DATE, _ARTICLE, _TITLE, _SUMMARY, _TOPICS, _PAGE),
)
SOURCES = Table(
    "sources",
    "one source of an article",
    (
        _ARTICLE,
        Column("number", "place of the source in the article's list, from 1", "number"),
        Column("publisher", "id of the publisher"),
        Column("publisher_name", "name of the publisher"),
        Column("publisher_kind", "what sort of house it is", "text", _KINDS),
        Column("rights", "what of its texts may be printed", "text", _RIGHTS),
        Column("licence", "the licence of its texts, where rights are open", may_be_empty=True),
        Column("title", "title of the report", may_be_empty=True),
        Column("author", "who wrote it", may_be_empty=True),
        Column("url", "address of the report"),
        Column("archived", "address of an archived copy", may_be_empty=True),
        Column("language", "of the report, as a BCP 47 tag", may_be_empty=True),
        Column("published", "when it was published, as precise as it is known", may_be_empty=True),
        Column("published_first_day", "the earliest day this can mean", "day", may_be_empty=True),
        Column("published_last_day", "the latest day this can mean", "day", may_be_empty=True),
        Column("published_precision", "how much of it is known", "text", _PRECISIONS, may_be_empty=True),
    ),
)
NAMES = Table(
    "names",
    "one name in one article",
    (
        Column("kind", "what the name is of", "text", ("people", "places", "organizations")),
        Column("name", "the name as the digest spells it"),
        Column("name_ja", "the name in Japanese", may_be_empty=True),
        _ARTICLE,
        Column("page", "address of the name's page"),
    ),
)
TABLES = (ARTICLES, CHRONOLOGY, SOURCES, NAMES)

TEXT = Column("text", "the article's text without mark-up, paragraphs parted by blank lines")
"""In `articles.json` only: a cell of a spreadsheet holds no more than 32,767 characters."""
