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
from generator.text.forms.reading import Reading, Shape, read_quickly, stamp_at
from generator.text.forms.readings import Readings

Spread = Callable[[Callable[[str], Any], Collection[str]], Iterable[Any]]
"""Does what `map` does, perhaps in several processes."""

Note = Callable[[Reading], Reading]
"""Takes notes of what was read."""


@dataclass(slots=True)
class Reader:
    """Reads files below `folder`, by their paths there, and remembers what has no fault.

    Where only a few are asked for, nothing is loaded of the others.
    """

    folder: Path
    kept: Readings | None
    spread: Spread
    of_few: bool = False
    _new: list[Reading] = field(default_factory=list)
    _recalled: set[str] = field(default_factory=set)
    _seen: set[str] = field(default_factory=set)
    _begun: int = field(default_factory=time.time_ns)

    def recall(self, file: str, *, noted: bool = False) -> Reading | None:
        """Give what was kept of a file, if it still is as it was, and has notes if it should."""
        if self.kept is None:
            return None
        reading = self.kept.one(file) if self.of_few else self.kept.known.get(file)
        if reading is None or (noted and not reading.notes):
            return None
        if reading.stamp != stamp_at(f"{self.folder}/{file}"):
            return None
        self._recalled.add(file)
        return reading

    def read(
        self, files: Collection[str], form: type[Model], shape: Shape, note: Note | None = None
    ) -> Iterator[Reading | None]:
        """Read files the quick way, in their order; None for each that cannot be read so."""
        read = partial(read_quickly, form, shape, str(self.folder))
        return iter(self.spread(partial(_read_and_note, read, note) if note else read, files))

    def remember(self, reading: Reading) -> None:
        """Note that a reading has no fault, so that it is not made again."""
        self._seen.add(reading.path)
        if reading.path not in self._recalled:
            self._new.append(reading)

    def close(self) -> None:
        """Keep what has been read, and where all was asked for, forget what is no longer there."""
        gone = self.kept.known.keys() - self._seen if self.kept and not self.of_few else ()
        if self.kept and (self._new or gone):
            self.kept.keep(self._new, gone, self._begun)


def _read_and_note(read: Callable[[str], Reading | None], note: Note, file: str) -> Reading | None:
    reading = read(file)
    return note(reading) if reading else None


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
