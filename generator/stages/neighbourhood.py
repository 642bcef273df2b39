"""Files an editor asks about → the files of the room that have something to do with them."""

import os
import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from generator.text.canonical_address import canonical_address, host_of
from generator.text.folder import files_below
from generator.text.ids import date_of

DAYS_APART: Final = timedelta(days=4)
"""Re-takes of a report appear within 72 hours; a day more costs nothing."""

_ADDRESS = re.compile(rb"https?://[^\s<>\"'\]),]+")
_FIRST_WORDS: Final = 80
_SHORTEST_LINE: Final = 60


def neighbourhood(folder: Path, files: Collection[Path]) -> frozenset[Path]:
    """Find what has to be read to check the articles `files` of the content `folder`.

    That is: the articles themselves, those of about the same day, those they
    name, those that name them, those with one of their addresses, and those
    with a paragraph that begins alike. The others are only searched, which
    takes a tenth of the time of reading them.
    """
    root = folder.resolve()
    own = {folder / path.resolve().relative_to(root): _bytes(path) for path in files}
    traces = {trace for path, data in own.items() for trace in _traces(path, data)}
    days = [span for path in own if (span := _span(path))]
    return frozenset(
        path
        for path in files_below(folder / "articles", lambda _: None)
        if path in own or _is_near(path, days) or _is_named(path, own.values()) or _shows_any(path, traces)
    )


def _traces(path: Path, data: bytes) -> Iterator[bytes]:
    """Give what another file would hold that has to do with this one."""
    yield path.stem.encode()
    for found in _ADDRESS.findall(data):
        url = found.decode(errors="replace")
        host, _, place = canonical_address(url).removeprefix("https://").partition("?")[0].partition("/")
        yield place.encode() or host.encode()
        if url.startswith("http://"):
            yield from (f"https://{www}{host_of(url)}".encode() for www in ("", "www."))
    lines = data.rpartition(b"\n---\n")[2].splitlines()
    yield from (line[:_FIRST_WORDS] for line in lines if len(line) >= _SHORTEST_LINE)


def _span(path: Path) -> tuple[date, date] | None:
    day = date_of(path.stem)
    return (day.first_day - DAYS_APART, day.last_day + DAYS_APART) if day else None


def _is_near(path: Path, days: Collection[tuple[date, date]]) -> bool:
    day = date_of(path.stem)
    return day is not None and any(first <= day.last_day and day.first_day <= last for first, last in days)


def _is_named(path: Path, own: Collection[bytes]) -> bool:
    name = os.fsencode(path.stem)
    return any(name in data for data in own)


def _shows_any(path: Path, traces: Collection[bytes]) -> bool:
    data = _bytes(path)
    return any(trace in data for trace in traces)


def _bytes(path: Path) -> bytes:
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
