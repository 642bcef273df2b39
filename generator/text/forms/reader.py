"""A folder whose files are read, except those that are as they were when they were read last."""

import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from generator.text.folder import is_hidden
from generator.text.forms.form import Model
from generator.text.forms.reading import Reading, Shape, Stamp, read_quickly, stamp_of
from generator.text.forms.readings import Readings

Spread = Callable[[Callable[[str], Any], Collection[str]], Iterable[Any]]
"""Does what `map` does, perhaps in several processes."""


@dataclass(slots=True)
class Reader:
    """Reads files below `folder`, by their paths there, and remembers what has no fault."""

    folder: Path
    kept: Readings | None
    spread: Spread
    _new: list[Reading] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)
    _begun: int = field(default_factory=time.time_ns)

    def recall(self, file: str) -> Reading | None:
        """Give what was kept of a file, if it still is as it was."""
        reading = self.kept.known.get(file) if self.kept else None
        return reading if reading and reading.stamp == self._stamp(file) else None

    def read(self, files: Collection[str], form: type[Model], shape: Shape) -> Iterator[Reading | None]:
        """Read files the quick way, in their order; None for each that cannot be read so."""
        return iter(self.spread(partial(read_quickly, form, shape, str(self.folder)), files))

    def remember(self, reading: Reading) -> None:
        """Note that a reading has no fault, so that it is not made again."""
        self._seen.add(reading.path)
        if self.kept and self.kept.known.get(reading.path) is not reading:
            self._new.append(reading)

    def pass_over(self, files: Iterable[str]) -> None:
        """Note that files are there, but were not asked about."""
        self._seen.update(files)

    def close(self) -> None:
        """Keep what has been read, and forget what is no longer there."""
        gone = self.kept.known.keys() - self._seen if self.kept else ()
        if self.kept and (self._new or gone):
            self.kept.keep(self._new, gone, self._begun)

    def _stamp(self, file: str) -> Stamp | None:
        try:
            return stamp_of(os.lstat(f"{self.folder}/{file}"))
        except OSError:
            return None


def paths_below(folder: Path, name: str, unreadable: Callable[[Path], None]) -> list[str]:
    """List what `files_below` lists in the folder `name` of `folder`, as paths below `folder`, sorted.

    Bare texts: of ten thousand, a Path each would take longer than the readings that are kept.
    """
    found: list[str] = []
    top = str(folder / name)
    for parent, folders, files in os.walk(top, onerror=lambda error: unreadable(Path(error.filename))):
        links = [one for one in folders if Path(parent, one).is_symlink()]
        within = name + parent[len(top) :]
        found += [f"{within}/{one}" for one in (*files, *links) if not is_hidden(one)]
    return sorted(found, key=lambda path: path.split("/"))
