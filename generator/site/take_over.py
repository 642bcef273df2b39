"""Files of the site that stay as they are stand in the new one as well, as the same files."""

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path


def take_over(paths: Collection[str], site: Path, new: Path) -> None:
    """Make `new` hold these files of `site`, by their paths there, and nothing else.

    Those that stand in `new` already, left from an earlier site, stay; the
    others are linked. No maker writes into a file that stands there.
    """
    wanted = {*paths}
    standing = {path: inode for path, inode in _files(f"{site}") if path in wanted} if wanted else {}
    missing = wanted.difference(_kept(f"{new}", standing))
    for folder in {path.rpartition("/")[0] for path in missing}:
        Path(new, folder).mkdir(parents=True, exist_ok=True)
    for path in missing:
        link_or_copy(f"{site}/{path}", f"{new}/{path}")


def link_or_copy(old: str, new: str) -> None:
    """Let one file stand in two folders; a copy, where the system links no files."""
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)


def _files(top: str, below: str = "") -> Iterator[tuple[str, int]]:
    """Give the path of every file, and its inode."""
    for entry in os.scandir(f"{top}/{below}"):
        if entry.is_dir(follow_symlinks=False):
            yield from _files(top, f"{below}{entry.name}/")
        else:
            yield f"{below}{entry.name}", entry.inode()


def _kept(top: str, standing: Mapping[str, int], below: str = "") -> Iterator[str]:
    """Remove all but the files `standing`, by path → inode; give the paths of those that are there."""
    for entry in [*os.scandir(f"{top}/{below}")]:
        path = f"{below}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            inside = [*_kept(top, standing, f"{path}/")]
            yield from inside
            if not inside:
                Path(entry.path).rmdir()
        elif entry.inode() == standing.get(path):
            yield path
        else:
            Path(entry.path).unlink()
