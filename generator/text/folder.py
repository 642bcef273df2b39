"""What lies in a folder, listed without following a link."""

import os
from collections.abc import Callable
from pathlib import Path


def files_below(folder: Path, unreadable: Callable[[Path], None]) -> list[Path]:
    """List all files below `folder`, and links to folders, sorted.

    Names that begin with a dot belong to systems and editors and are left
    out, unless they end in `.md`. Calls `unreadable` for each folder that
    cannot be listed.
    """
    found: list[Path] = []
    for parent, folders, files in os.walk(folder, onerror=lambda error: unreadable(Path(error.filename))):
        links = [name for name in folders if Path(parent, name).is_symlink()]
        found += [Path(parent, name) for name in (*files, *links) if not is_hidden(name)]
    return sorted(found)


def is_hidden(name: str) -> bool:
    """Tell names such as `.DS_Store` from those that an editor may have meant."""
    return name.startswith(".") and not name.endswith(".md")


def shown(path: Path) -> str:
    """Write a path for a message: one line of visible characters, parted by `/`."""
    text = os.fsencode(path.as_posix()).decode(errors="backslashreplace")
    return text if text.isprintable() else "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    return char if char.isprintable() else ascii(char)[1:-1]
