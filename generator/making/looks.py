"""How the files of a folder look from outside: looked at once for all who ask, and without opening any."""

import os
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from marshal import dumps
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

_PLAIN = 2  # the form of marshal that writes equal values alike
_numbers = attrgetter("st_size", "st_mtime_ns", "st_ctime_ns", "st_ino")


class Look(NamedTuple):
    """How a file looks: its size in bytes, when it was written and changed, in nanoseconds, its inode."""

    size: int
    written: int
    changed: int
    inode: int


Looks = dict[str, Look]
"""By their paths below a folder, how its files look; links are looked at themselves."""


def looks_in(folder: Path) -> Looks:
    """Look at every file below a folder; where there is none, there are none."""
    try:
        return {path: _look(entry.stat(follow_symlinks=False)) for path, entry in walk_files(str(folder))}
    except (FileNotFoundError, NotADirectoryError):
        return {}


def walk_files(top: str, below: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Give the path of every file below a folder, and what the folder it stands in tells of it."""
    for entry in os.scandir(f"{top}/{below}"):
        if entry.is_dir(follow_symlinks=False):
            yield from walk_files(top, f"{below}{entry.name}/")
        else:
            yield below + entry.name, entry


def look_at(path: str) -> Look | None:
    """Look at one file; nothing where there is none."""
    try:
        return _look(os.lstat(path))
    except OSError:
        return None


def seal_of_looks(*folders: Mapping[str, Look]) -> str:
    """Seal how folders look: where any file was written, put there or removed, it is another seal.

    A folder without files does not count, as it does for `file_states`.
    """
    seal = blake2b(digest_size=16)
    for looks in folders:
        seal.update(dumps([(path, *looks[path]) for path in sorted(looks)], _PLAIN))
    return seal.hexdigest()


def _look(status: os.stat_result) -> Look:
    return Look(*_numbers(status))
