"""Files an editor asks about → the files of the room that have something to do with them."""

import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from generator.text.addresses.canonical_address import canonical_address, host_of
from generator.text.addresses.ids import date_of

DAYS_APART: Final = timedelta(days=2)
"""Re-takes of a report appear within 72 hours, so two days on either side of both cover them."""

Span = tuple[date, date]

_ADDRESS = re.compile(rb"https?://[^\s<>\"'\]),]+")
# Behind the first letters, which count, stand the word runs; reports that are equal share them.
_REPORT = re.compile(rb"\bv\d+:[\w-]{8}([\w-]{40})")
_FIRST_WORDS: Final = 80
_SHORTEST_LINE: Final = 60


def neighbourhood(folder: Path, files: Collection[Path]) -> frozenset[Path]:
    """Find what has to be read to check the articles `files` of the content `folder`.

    That is: the articles themselves, those of about the same day, those they
    name, those that name them, those with one of their addresses, those with
    the fingerprint of the same report, and those with a paragraph that begins
    alike. The others are only searched, which takes a tenth of the time of
    reading them.
    """
    root = folder.resolve()
    own = {folder / path.resolve().relative_to(root): _bytes(path) for path in files}
    traces = {trace for path, data in own.items() for trace in _traces(path, data)}
    look = _Look(own.values(), traces, [span for path in own if (span := _span(path.stem))])
    return frozenset(own) | {
        Path(parent, name)
        for parent, _, names in os.walk(folder / "articles")
        for name in names
        if look.meets(name.removesuffix(".md")) or look.meets_text(_bytes(f"{parent}/{name}"))
    }


@dataclass(frozen=True, slots=True)
class _Look:
    """What the files asked about hold, and what another file would hold that has to do with them."""

    own: Collection[bytes]
    traces: Collection[bytes]
    days: Collection[Span]

    def meets(self, id_: str) -> bool:
        """Tell from an article's id whether it is of about the same day, or named."""
        return self._is_near(id_) or any(os.fsencode(id_) in data for data in self.own)

    def meets_text(self, data: bytes) -> bool:
        """Tell from what a file holds whether it names the same or begins alike."""
        return any(trace in data for trace in self.traces)

    def _is_near(self, id_: str) -> bool:
        # Most ids are of another year, which is told without reading a date.
        if not any(f"{first:%Y}" <= id_[:4] <= f"{last:%Y}" for first, last in self.days):
            return False
        span = _span(id_)
        return span is not None and any(span[0] <= last and first <= span[1] for first, last in self.days)


def _traces(path: Path, data: bytes) -> Iterator[bytes]:
    """Give what another file would hold that has to do with this one."""
    yield path.stem.encode()
    for found in _ADDRESS.findall(data):
        url = found.decode(errors="replace")
        host, _, place = canonical_address(url).removeprefix("https://").partition("?")[0].partition("/")
        yield place.encode() or host.encode()
        if url.startswith("http://"):
            yield from (f"https://{www}{host_of(url)}".encode() for www in ("", "www."))
    yield from _REPORT.findall(data)
    lines = data.rpartition(b"\n---\n")[2].splitlines()
    yield from (line[:_FIRST_WORDS] for line in lines if len(line) >= _SHORTEST_LINE)


def _span(id_: str) -> Span | None:
    """Give the days an article may be of, and two on either side."""
    day = date_of(id_)
    return (day.first_day - DAYS_APART, day.last_day + DAYS_APART) if day else None


def _bytes(path: Path | str) -> bytes:
    """Give what a file holds; what cannot be read is told of when it is read in earnest."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    except OSError:
        return b""
    try:
        return os.read(descriptor, 1_000_000)
    except OSError:
        return b""
    finally:
        os.close(descriptor)
