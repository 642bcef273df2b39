"""Files an editor asks about → the files of the room that have something to do with them."""

import os
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from generator.text.addresses.canonical_address import canonical_address, host_of
from generator.text.addresses.ids import date_of
from generator.text.forms.reader import Reader
from generator.text.forms.readings import Readings

DAYS_APART: Final = timedelta(days=2)
"""Re-takes of a report appear within 72 hours, so two days on either side of both cover them."""

Span = tuple[date, date]

_ADDRESS = re.compile(r"https?://[^\s<>\"'\]),]+")
# Behind the first letters, which count, stand the word runs; reports that are equal share them.
_REPORT = re.compile(r"\bv\d+:[\w-]{8}([\w-]{40})", re.ASCII)
_FIRST_WORDS: Final = 80
_SHORTEST_LINE: Final = 60


def neighbourhood(folder: Path, files: Collection[Path], kept: Readings | None = None) -> frozenset[Path]:
    """Find what has to be read to check the articles `files` of the content `folder`.

    That is: the articles themselves, those of about the same day, those they
    name, those that name them, those with one of their addresses, those with
    the fingerprint of the same report, and those with a paragraph that begins
    alike. The others are only searched, which takes a tenth of the time of
    reading them; where their texts are `kept`, not even their files are opened.
    """
    root = folder.resolve()
    texts = _Texts(folder, Reader(folder, kept, map))
    names = [path.resolve().relative_to(root).as_posix() for path in files]
    own = {name: texts.text(name) for name in names}
    look = _Look(own)
    near = (file for file in texts.files() if look.meets(file) or look.meets_text(texts.text(file)))
    return frozenset(folder / file for file in (*own, *near))


@dataclass(frozen=True, slots=True)
class _Texts:
    """What the files of a room hold."""

    folder: Path
    reader: Reader

    def files(self) -> Iterator[str]:
        """Give every file of the articles, as its path below the room."""
        top = str(self.folder / "articles")
        for parent, _, names in os.walk(top):
            yield from (f"articles{parent[len(top) :]}/{name}" for name in names)

    def text(self, file: str) -> str:
        """Give what a file holds; what cannot be read is told of when it is read in earnest."""
        reading = self.reader.recall(file)
        return reading.text if reading else _bytes(f"{self.folder}/{file}").decode(errors="replace")


class _Look:
    """What the files asked about hold, and what another file would hold that has to do with them."""

    def __init__(self, own: Mapping[str, str]) -> None:
        """Take the texts of those files."""
        self._own = own
        self._traces = frozenset(trace for file, text in own.items() for trace in _traces(file, text))
        self._days = [span for file in own if (span := _span(_id_of(file)))]
        self._years = {str(year) for first, last in self._days for year in range(first.year, last.year + 1)}

    def meets(self, file: str) -> bool:
        """Tell from an article's name whether it is of about the same day, or named."""
        id_ = _id_of(file)
        return self._is_near(id_) or any(id_ in text for text in self._own.values())

    def meets_text(self, text: str) -> bool:
        """Tell from what a file holds whether it names the same or begins alike."""
        return any(trace in text for trace in self._traces)

    def _is_near(self, id_: str) -> bool:
        # Most ids are of another year, which is told without reading a date.
        span = _span(id_) if id_[:4] in self._years else None
        return span is not None and any(span[0] <= last and first <= span[1] for first, last in self._days)


def _traces(file: str, text: str) -> Iterator[str]:
    """Give what another file would hold that has to do with this one."""
    yield _id_of(file)
    for url in _ADDRESS.findall(text):
        host, _, place = canonical_address(url).removeprefix("https://").partition("?")[0].partition("/")
        yield place or host
        if url.startswith("http://"):
            yield from (f"https://{www}{host_of(url)}" for www in ("", "www."))
    yield from _REPORT.findall(text)
    lines = text.rpartition("\n---\n")[2].splitlines()
    yield from (line[:_FIRST_WORDS] for line in lines if len(line) >= _SHORTEST_LINE)


def _span(id_: str) -> Span | None:
    """Give the days an article may be of, and two on either side."""
    day = date_of(id_)
    return (day.first_day - DAYS_APART, day.last_day + DAYS_APART) if day else None


def _id_of(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".md")


def _bytes(path: str) -> bytes:
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
