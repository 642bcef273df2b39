"""Files of the site that stay as they are stand in the new one as well, as the same files."""

import os
import shutil
from collections.abc import Callable, Collection
from pathlib import Path

from generator.making.looks import Looks, look_at, walk_files
from generator.making.prune import prune


def link(old: str, new: str) -> None:
    """Let one file stand in two folders; raises OSError where the system links no files."""
    os.link(old, new, follow_symlinks=False)


def link_or_copy(old: str, new: str) -> None:
    """Let one file stand in two folders; a copy, where the system links no files."""
    try:
        link(old, new)
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)


def take_over(
    paths: Collection[str],
    site: Path,
    new: Path,
    looks: Looks,
    put: Callable[[str, str], None] = link_or_copy,
) -> Looks:
    """Make `new` hold these files of `site`, by their paths there, and nothing else; tell how they look.

    `looks` tells how the files of `site` look. Those that stand in `new`
    already, left from an earlier site, stay; the others are `put` there. No
    maker writes into a file that stands there.
    """
    new.mkdir(parents=True, exist_ok=True)
    left = {path: entry.inode() for path, entry in walk_files(str(new))}
    kept = {path for path in paths if path in left and left[path] == looks[path].inode}
    prune(left.keys() - kept, new)
    missing = {*paths} - kept
    for folder in {path.rpartition("/")[0] for path in missing}:
        Path(new, folder).mkdir(parents=True, exist_ok=True)
    for path in missing:
        put(f"{site}/{path}", f"{new}/{path}")
    # A file looks changed, though nobody wrote to it, where it was linked or another link to it removed.
    changed = {left[path] for path in left.keys() - kept} | {looks[path].inode for path in missing}
    again = {path for path in paths if looks[path].inode in changed}
    return {path: looks[path] for path in kept - again} | {
        path: look for path in again if (look := look_at(f"{new}/{path}"))
    }
