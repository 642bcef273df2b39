"""Whether the site on disk is still what its inputs make of it."""

import hashlib
import json
import os
from collections.abc import Iterable
from importlib.metadata import distributions
from pathlib import Path


def site_key(inputs: Iterable[Path], *words: str) -> str:
    """Hash everything that a site is made from.

    `inputs` are files and folders, folders with all that is in them; `words`
    are what else decides, such as the build's date. The versions of all
    installed packages always count.
    """
    digest = hashlib.sha256()
    packages = sorted(f"{package.name} {package.version}" for package in distributions())
    digest.update(json.dumps([packages, words]).encode())
    for number, top in enumerate(inputs):
        for path in _files(top):
            digest.update(f"\0{number} {path.relative_to(top).as_posix()}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def is_fresh(site: Path, record: Path, key: str) -> bool:
    """Say whether `record` tells that `site` was built from what `key` stands for."""
    return (site / "index.html").is_file() and record.is_file() and _stored(record, site) == key


def remember(site: Path, record: Path, key: str) -> None:
    """Note in `record` what `site` was built from."""
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(json.dumps({"site": _place(site, record), "key": key}), "utf-8")


def _stored(record: Path, site: Path) -> str | None:
    try:
        stored = json.loads(record.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return stored.get("key") if stored.get("site") == _place(site, record) else None


def _place(site: Path, record: Path) -> str:
    """Tell sites apart by the way from the record, so that a project may be moved whole."""
    return os.path.relpath(site.resolve(), record.parent.resolve())


def _files(top: Path) -> list[Path]:
    if top.is_file():
        return [top]
    found = (Path(parent, name) for parent, _, names in os.walk(top) for name in names)
    return sorted(path for path in found if "__pycache__" not in path.parts)
