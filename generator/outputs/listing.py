"""What a folder of outputs holds, told to machines."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import PurePosixPath

from generator.model import File


@dataclass(frozen=True, slots=True)
class Listed:
    """A file with what its folder's index says of it."""

    file: File
    title: str
    media_type: str


def listed(path: str, data: bytes, title: str, media_type: str) -> Listed:
    """Make the file at `path`, seen from the site's root, and say what it is."""
    return Listed(File(PurePosixPath(path), data), title, media_type)


def with_index(folder: str, updated: date, files: Iterable[Listed]) -> Iterator[File]:
    """Give the files, and `index.json` of their folder at last.

    The index names each file by its path from that folder, with title, media
    type, size in bytes and SHA-256.
    """
    told = []
    for one in files:
        told.append(_told(folder, one))
        yield one.file
    index = {"updated": updated.isoformat(), "files": told}
    yield File(PurePosixPath(folder, "index.json"), as_json(index))


def as_json(value: object) -> bytes:
    """Write plain data as JSON in UTF-8, readable to people too."""
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"


def _told(folder: str, one: Listed) -> dict[str, str | int]:
    return {
        "path": str(one.file.path.relative_to(folder)),
        "title": one.title,
        "type": one.media_type,
        "bytes": len(one.file.data),
        "sha256": sha256(one.file.data).hexdigest(),
    }
