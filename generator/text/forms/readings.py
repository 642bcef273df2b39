"""Readings kept from one run to the next.

They lie in a file of SQLite that may be deleted at any time: what is damaged
or was made by other code counts as not there, and where the file cannot be
written nothing is kept. Nothing in it is ever run.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from generator.text.forms.reading import Reading, Stamp

Row = tuple[Any, ...]
"""A reading as it lies in the store, its sum last."""

STEM: Final = "readings-"
SETTLED: Final = 2_000_000_000
"""Nanoseconds. The coarsest clock of a file system ticks every two seconds
(FAT), so what has just been written may be written again and look the same."""

_TABLE: Final = """
    CREATE TABLE IF NOT EXISTS reading
    (path TEXT PRIMARY KEY, stamp, given, keys, body_line, body_at, text, sum)
"""
# A reading has some 4 KB; on SQLite's own pages of that size it would take two or three of them.
_PAGE_SIZE: Final = "PRAGMA page_size = 65536"
# What a power cut may spoil for it, the sums will tell.
_UNHURRIED: Final = "PRAGMA synchronous = OFF"
_PATIENCE: Final = 1.0


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
        if not self.place.is_file():
            return {}
        with suppress(sqlite3.Error), self._open() as store:
            rows = store.execute("SELECT * FROM reading")
            return {row[0]: _reading(row) for row in rows if _sum(row[:-1]) == row[-1]}
        return {}

    def keep(self, new: Iterable[Reading], gone: Iterable[str], begun: int) -> None:
        """Keep the `new` readings of a run, and forget those of the paths `gone`.

        `begun` is when the run did, in nanoseconds. Stores beside this one,
        of other code, are deleted.
        """
        with suppress(OSError):
            self.place.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._write(self._rows(new, begun), ((path,) for path in gone))
            except sqlite3.OperationalError:
                return  # locked by another run, not to be written, or no room on the disk: all of it passes
            except sqlite3.DatabaseError:
                self.place.unlink()
            for other in set(self.place.parent.glob(f"{STEM}*")) - {self.place}:
                other.unlink()

    def _rows(self, new: Iterable[Reading], begun: int) -> Iterator[Row]:
        for reading in new:
            stamp = reading.stamp
            if stamp and max(stamp.changed, stamp.written) < begun - self.settled:
                yield _row(reading, stamp)

    def _write(self, new: Iterable[Row], gone: Iterable[tuple[str]]) -> None:
        with self._open() as store:
            store.execute(_TABLE)
            store.executemany("DELETE FROM reading WHERE path = ?", gone)
            store.executemany("REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?)", new)

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


def _row(reading: Reading, stamp: Stamp) -> Row:
    row = (reading.path, " ".join(map(str, stamp)), reading.given, " ".join(reading.keys), *reading[4:])
    return (*row, _sum(row))


def _reading(row: Row) -> Reading:
    path, stamp, given, keys, body_line, body_at, text, _ = row
    return Reading(
        path, Stamp(*map(int, stamp.split())), given, tuple(keys.split()), body_line, body_at, text
    )


def _sum(row: Iterable[object]) -> int:
    """Sum up a row: a failing disk or a power cut may leave one that SQLite takes for whole."""
    return crc32("\0".join(map(str, row)).encode())
