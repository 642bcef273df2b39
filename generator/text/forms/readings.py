"""Readings kept from one run to the next.

They lie in a file of SQLite that may be deleted at any time: what is damaged
or was made by other code counts as not there, and where the file cannot be
written nothing is kept. Nothing in it is ever run.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple
from zlib import crc32

from generator.text.forms.reading import Reading, Stamp

Row = tuple[Any, ...]
"""A reading as it lies in the store, its sum last."""

STEM: Final = "readings-"
SETTLED: Final = 2_000_000_000
"""Nanoseconds. The coarsest clock of a file system ticks every two seconds
(FAT), so what has just been written may be written again and look the same."""

_TABLES: Final = (
    """CREATE TABLE IF NOT EXISTS reading
    (path TEXT PRIMARY KEY, stamp, given, keys, body_line, body_at, text, notes, words, sum)""",
    "CREATE TABLE IF NOT EXISTS gist (path TEXT PRIMARY KEY, stamp, gist, sum)",
)
# A reading has some 6 KB; on SQLite's own pages of 4 KB it would take two or three of them.
_PAGE_SIZE: Final = "PRAGMA page_size = 65536"
# What a power cut may spoil for it, the sums will tell.
_UNHURRIED: Final = "PRAGMA synchronous = OFF"
_PATIENCE: Final = 1.0


class Gist(NamedTuple):
    """What of an article's text matters to others, and the state its file was in."""

    stamp: Stamp
    gist: str


@dataclass(frozen=True)
class Readings:
    """What was read of one room by one state of the code, in the file `place`.

    Of a file that was written less than `settled` nanoseconds before the run
    that read it, nothing is kept.
    """

    place: Path
    settled: int = SETTLED

    @cached_property
    def known(self) -> Mapping[str, Reading]:
        """The readings by path, as they were when first asked for."""
        return {row[0]: _reading(row) for row in self._rows("SELECT * FROM reading")}

    @cached_property
    def gists(self) -> Mapping[str, "Gist"]:
        """The gists of noted articles by path: little to load beside the readings."""
        rows = self._rows("SELECT * FROM gist")
        return {path: Gist(_stamp(stamp), gist) for path, stamp, gist, _ in rows}

    def one(self, path: str) -> Reading | None:
        """Give one reading, if it is known, and load no other."""
        return next(map(_reading, self._rows("SELECT * FROM reading WHERE path = ?", path)), None)

    def keep(self, new: Iterable[Reading], gone: Iterable[str], begun: int) -> None:
        """Keep the `new` readings of a run, and forget those of the paths `gone`.

        `begun` is when the run did, in nanoseconds. Stores beside this one,
        of other code, are deleted.
        """
        with suppress(OSError):
            self.place.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._write([reading for reading in new if self._is_settled(reading, begun)], gone)
            except sqlite3.OperationalError:
                return  # locked by another run, not to be written, or no room on the disk: all of it passes
            except sqlite3.DatabaseError:
                self.place.unlink()
            for other in set(self.place.parent.glob(f"{STEM}*")) - {self.place}:
                other.unlink()

    def _rows(self, query: str, *wanted: str) -> list[Row]:
        """Give the rows that are whole; of a store that cannot be read, none."""
        if self.place.is_file():
            with suppress(sqlite3.Error), self._open() as store:
                return [row for row in store.execute(query, wanted) if _sum(row[:-1]) == row[-1]]
        return []

    def _is_settled(self, reading: Reading, begun: int) -> bool:
        stamp = reading.stamp
        return stamp is not None and max(stamp.changed, stamp.written) < begun - self.settled

    def _write(self, new: Collection[Reading], gone: Iterable[str]) -> None:
        old = [(path,) for path in gone]
        with self._open() as store:
            for table in _TABLES:
                store.execute(table)
            store.executemany("DELETE FROM reading WHERE path = ?", old)
            store.executemany("DELETE FROM gist WHERE path = ?", old)
            store.executemany("REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_row, new))
            store.executemany("REPLACE INTO gist VALUES (?, ?, ?, ?)", map(_gist_row, filter(_has_gist, new)))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.place, timeout=_PATIENCE)) as store:
            store.execute(_PAGE_SIZE)
            store.execute(_UNHURRIED)
            with store:
                yield store


def readings_in(folder: Path, code: Iterable[Path], *others: str) -> Readings:
    """Open those readings in `folder` that all Python code below the folders `code`, and `others`, gave."""
    digest = blake2b("\0".join(others).encode(), digest_size=16)
    for path in sorted(path for package in code for path in package.rglob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return Readings(folder / f"{STEM}{digest.hexdigest()}.sqlite")


def _row(reading: Reading) -> Row:
    given, keys, body_line, body_at, text, notes, _, words = reading[2:]
    row = (reading.path, _written(reading), given, " ".join(keys), body_line, body_at, text, notes, words)
    return (*row, _sum(row))


def _has_gist(reading: Reading) -> bool:
    return bool(reading.gist)


def _gist_row(reading: Reading) -> Row:
    row = (reading.path, _written(reading), reading.gist)
    return (*row, _sum(row))


def _reading(row: Row) -> Reading:
    path, stamp, given, keys, body_line, body_at, text, notes, words, _ = row
    return Reading(
        path, _stamp(stamp), given, tuple(keys.split()), body_line, body_at, text, notes, words=words
    )


def _written(reading: Reading) -> str:
    return " ".join(map(str, reading.stamp or ()))


def _stamp(written: str) -> Stamp:
    return Stamp(*map(int, written.split()))


def _sum(row: Row) -> int:
    """Sum up a row: a failing disk or a power cut may leave one that SQLite takes for whole."""
    parts = (part if isinstance(part, bytes) else str(part).encode() for part in row)
    return crc32(b"\0".join(parts))
