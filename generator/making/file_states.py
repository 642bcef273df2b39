"""How files stand on disk: told without opening any, so that what did not change is known at once."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from marshal import dumps
from operator import attrgetter
from pathlib import Path

_TICK = 50_000_000
_COARSE_TICK = 2_000_000_000
_SECOND = 1_000_000_000
_PLAIN = 2  # the form of marshal that writes equal values alike

_File = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class FileStates:
    """What comes to a hash of how files stand, and when the newest was changed, in nanoseconds."""

    seal: str
    newest: int

    def was_settled(self, moment: int) -> bool:
        """Say whether no file can be written after `moment` and yet look as it does here.

        It can, where it was written within the same tick of the file system's
        clock before, as git says of its index ("racily clean"). Clocks that
        tell whole seconds may tick every two; others tick at least every 50
        milliseconds.
        """
        tick = _TICK if self.newest % _SECOND else _COARSE_TICK
        return self.newest + tick < moment


def file_states(places: Iterable[Path]) -> FileStates:
    """Tell how files and folders, with all that is in them, stand: names, sizes, times and inodes.

    What is not there counts too. Symbolic links are not followed.
    """
    seal, newest = blake2b(digest_size=16), 0
    for place in places:
        for folder, files in _found(str(place)):
            seal.update(dumps((folder, files), _PLAIN))
            newest = max(newest, *(time for _, _, _, *times in files for time in times), 0)
    return FileStates(seal.hexdigest(), newest)


def _found(place: str) -> Iterator[tuple[str, list[_File]]]:
    """Give each folder with its files, or what stands at `place` itself."""
    try:
        entries = sorted(os.scandir(place), key=attrgetter("name"))
    except NotADirectoryError:
        yield place, [_file("", os.lstat(place))]
        return
    except FileNotFoundError:
        yield place, []
        return
    files: list[_File] = []
    folders: list[str] = []
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            files.append(_file(entry.name, entry.stat(follow_symlinks=False)))
        elif entry.name != "__pycache__":
            folders.append(entry.path)
    yield place, files
    for folder in folders:
        yield from _found(folder)


def _file(name: str, found: os.stat_result) -> _File:
    return name, found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns
