"""One offline edition: a file to carry away, and what is told of it."""

import hashlib
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

FOLDER = "bundles"
"""Where in the site the editions stand; no edition holds another."""

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Bundle:
    """An offline edition as `offline.html` and the manifest tell of it; `size` in bytes.

    `address` is where `offline.html` leads to, or empty where readers cannot get it.
    """

    file: str
    title: str
    description: str
    updated: date
    size: int
    sha256: str
    address: str

    @property
    def megabytes(self) -> str:
        """Its size in words, never nothing."""
        return f"{max(self.size / _MEGABYTE, 0.1):.1f} MB"

    def as_data(self) -> dict[str, str | int]:
        """Give all of it as plain data."""
        return {**asdict(self), "updated": self.updated.isoformat()}


def described(path: Path, title: str, description: str, updated: date) -> Bundle:
    """Measure the file at `path`, which stands with the site."""
    with path.open("rb") as file:
        checksum = hashlib.file_digest(file, "sha256").hexdigest()
    address = f"{FOLDER}/{path.name}"
    return Bundle(path.name, title, description, updated, path.stat().st_size, checksum, address)
