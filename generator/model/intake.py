"""What comes in from outside: raw, cleaned, or dropped with a reason."""

from dataclasses import dataclass
from pathlib import Path

from generator.model.story import Telling
from generator.text.event_date import EventDate


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


@dataclass(frozen=True, slots=True)
class WaitingDraft:
    """A draft on disk that is not yet valid content, and what it tells."""

    file: Path
    telling: Telling
