"""Labelled pairs of reports, and how many of them the digest judges rightly.

The cases are written for this project: `cases/deduplication/*.md`, in each
file under a heading `#` a first report and others that are a re-take of it,
or are another story. A heading `##` gives kind, day and title.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.model import Telling
from generator.stages.dedupe import dedupe
from generator.text.event_date import EventDate
from generator.text.likeness.sketch import write_sketch

CASES: Final = Path(__file__).with_name("cases") / "deduplication"
RETAKES: Final = ("abridged", "expanded", "re-headed", "corrected", "reprinted", "updated")


@dataclass(frozen=True)
class Report:
    """One report as a case tells it."""

    kind: str
    day: EventDate
    title: str
    text: str


@dataclass(frozen=True)
class Pair:
    """A first report and another, which is a re-take of it or another story."""

    name: str
    first: Report
    other: Report

    @property
    def is_retake(self) -> bool:
        """What an editor would say."""
        return self.other.kind in RETAKES


Judge = Callable[[Pair], bool]


def pairs() -> list[Pair]:
    """Read all cases."""
    return [pair for path in sorted(CASES.glob("*.md")) for pair in _pairs(path.read_text("utf-8"))]


def _pairs(text: str) -> Iterator[Pair]:
    for group in text.split("\n# "):
        name, *reports = group.removeprefix("# ").split("\n## ")
        first, *others = map(_report, reports)
        yield from (Pair(name.strip(), first, other) for other in others)


def _report(text: str) -> Report:
    heading, _, body = text.partition("\n")
    kind, day, title = (part.strip() for part in heading.split("|"))
    return Report(kind, EventDate.parse(day), title, body.strip())


# --- Judges -----------------------------------------------------------------------------------


def digest(pair: Pair) -> bool:
    """Judge by the digest's own rules, both texts at hand."""
    return bool(dedupe([_telling("first", pair.first), _telling("other", pair.other)]).copies)


def digest_by_fingerprint(pair: Pair) -> bool:
    """Judge as where the first report's text may not be kept."""
    kept = Telling(
        id="first",
        text="",
        fingerprints=(write_sketch(pair.first.text),),
        date=pair.first.day,
        title=pair.first.title,
    )
    return bool(dedupe([_telling("other", pair.other)], settled=[kept]).copies)


def _telling(id_: str, report: Report) -> Telling:
    return Telling(id=id_, text=report.text, date=report.day, title=report.title)


# --- Figures ----------------------------------------------------------------------------------


def recall(judge: Judge, cases: Collection[Pair]) -> float:
    """Give how many of the re-takes are found."""
    retakes = [pair for pair in cases if pair.is_retake]
    return sum(map(judge, retakes)) / len(retakes)


def precision(judge: Judge, cases: Collection[Pair]) -> float:
    """Give how many of those that are judged one are."""
    merged = [pair for pair in cases if judge(pair)]
    return sum(pair.is_retake for pair in merged) / len(merged) if merged else 1.0
