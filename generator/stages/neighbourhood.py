"""Files an editor asks about → the files of the room that have something to do with them."""

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from generator.text.addresses.ids import date_of
from generator.text.forms.reading import stamp_at
from generator.text.forms.readings import Gist, Readings
from generator.text.forms.traces import traces

DAYS_APART: Final = timedelta(days=2)
"""Re-takes of a report appear within 72 hours, so two days on either side of both cover them."""

Span = tuple[date, date]


def neighbourhood(folder: Path, files: Collection[Path], kept: Readings | None = None) -> frozenset[Path]:
    """Find what has to be read to check the articles `files` of the content `folder`.

    That is: the articles themselves, those of about the same day, those they
    name, those that name them, those with one of their addresses, those with
    the fingerprint of the same report, and those with a paragraph that begins
    alike. The others are only searched, which takes a tenth of the time of
    reading them; where the gist of one is `kept`, its file is not even opened.
    """
    root = folder.resolve()
    texts = _Texts(folder, kept.gists if kept else {})
    names = [path.resolve().relative_to(root).as_posix() for path in files]
    look = _Look({name: texts.text(name) for name in names})
    near = (file for file in texts.files() if look.meets(file) or look.meets_text(texts.gist(file)))
    return frozenset(folder / file for file in (*names, *near))


@dataclass(frozen=True, slots=True)
class _Texts:
    """What the files of a room hold."""

    folder: Path
    kept: Mapping[str, Gist]

    def files(self) -> Iterator[str]:
        """Give every file of the articles, as its path below the room."""
        top = str(self.folder / "articles")
        for parent, _, names in os.walk(top):
            yield from (f"articles{parent[len(top) :]}/{name}" for name in names)

    def gist(self, file: str) -> str:
        """Give what of a file's text matters to others, or else all of it."""
        kept = self.kept.get(file)
        return kept.gist if kept and kept.stamp == stamp_at(f"{self.folder}/{file}") else self.text(file)

    def text(self, file: str) -> str:
        """Give what a file holds; what cannot be read is told of when it is read in earnest."""
        return _bytes(f"{self.folder}/{file}").decode(errors="replace")


class _Look:
    """What the files asked about hold, and what another file would hold that has to do with them."""

    def __init__(self, own: Mapping[str, str]) -> None:
        """Take the texts of those files."""
        self._own = own
        self._traces = frozenset(trace for file, text in own.items() for trace in traces(_id_of(file), text))
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
