"""Files are removed, and with the last file of a folder the folder."""

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path


def prune(paths: Collection[str], folder: Path) -> None:
    """Remove these files of a folder, as far as they are there, and what folders are empty without them."""
    for path in paths:
        Path(f"{folder}/{path}").unlink(missing_ok=True)
    folders = {path.rpartition("/")[0] for path in paths}
    emptied = {parent for inside in folders for parent in Path(inside, "a file").parents[:-1]}
    for parent in sorted(emptied, key=lambda parent: -len(parent.parts)):
        with suppress(OSError):  # others stand in it
            (folder / parent).rmdir()
