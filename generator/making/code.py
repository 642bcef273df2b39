"""The seal of the code that makes everything: where it differs, nothing made before counts."""

import os
import sys
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

_OURS = Path(__file__).parents[1]


def code_seal(others: Iterable[Path] = (), words: Iterable[str] = ()) -> str:
    """Seal this package with its templates, and the versions of all that is installed.

    `others` are files and folders that decide as much as code does; `words`
    are what else does, such as the site's address.
    """
    return blake2b(repr([_package(), *map(_folder, others), *words]).encode(), digest_size=16).hexdigest()


def installed() -> list[str]:
    """Name all that is installed for this Python, with versions, and the version of Python itself."""
    names = (path.name for place in sys.path if place for path in Path(place).glob("*.dist-info"))
    return [sys.version, *sorted(names)]


@cache
def _package() -> str:
    """Seal what this process runs, once: code that changes on disk meanwhile is not what it runs."""
    return _folder(_OURS) + repr(installed())


def _folder(top: Path) -> str:
    seal = blake2b(digest_size=16)
    for path in _files(top):
        seal.update(f"\0{path.relative_to(top).as_posix()}\0".encode())
        seal.update(path.read_bytes())
    return seal.hexdigest()


def _files(top: Path) -> list[Path]:
    if top.is_file():
        return [top]
    found = (Path(parent, name) for parent, _, names in os.walk(top) for name in names)
    return sorted(path for path in found if "__pycache__" not in path.parts)
