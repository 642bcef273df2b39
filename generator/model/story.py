"""How articles are judged: which tell one story, and what topics they have, with the evidence."""

from dataclasses import dataclass
from typing import Literal

from generator.text.event_date import EventDate

EvidenceKind = Literal["editor", "address", "text", "containment", "names", "title"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two tellings were judged one; `score` runs from 0 to 1."""

    kind: EvidenceKind
    score: float


@dataclass(frozen=True, slots=True)
class Telling:
    """What deduplication needs to know of an article, raw or the digest's own.

    `fingerprints` stand for the reports it tells of, whose texts are not at
    hand; `words` is the text's own as it was written down, where that is
    known. `addresses` are in canonical form. `rank` orders who leads a
    story: the smallest leads, and ids break a tie.
    """

    id: str
    text: str
    words: bytes = b""
    fingerprints: tuple[str, ...] = ()
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
