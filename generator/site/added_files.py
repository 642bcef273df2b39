"""Finished files that stand in the site beside what the engine laid out."""

from collections.abc import Iterable
from pathlib import Path

from generator.errors import DigestError
from generator.model import File


def add_files(files: Iterable[File], site: Path) -> None:
    """Write `files` below `site`.

    Raises DigestError where a file of that path stands there already: two
    makers of one path would silently undo each other.
    """
    for file in files:
        path = site / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("xb") as opened:
                opened.write(file.data)
        except FileExistsError:
            msg = f"{file.path}: two parts of the generator make this file of the site; rename one of them"
            raise DigestError(msg) from None
