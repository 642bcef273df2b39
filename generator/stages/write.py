"""Pages → disk: only what changed is written, what is no longer made is pruned."""

import os
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import yaml

from generator.errors import DigestError
from generator.model import Page

Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""The fast dumper where PyYAML was built with libyaml."""


@dataclass(frozen=True, slots=True)
class WriteSummary:
    """How many pages were written, found unchanged and pruned."""

    written: int
    unchanged: int
    pruned: int


def write(pages: Iterable[Page], folder: Path) -> WriteSummary:
    """Make `folder` hold exactly `pages`, each as Markdown with front matter.

    Files whose bytes would not change are left alone, so that what watches
    them sees only real changes; files that are no page any more are removed.
    Raises DigestError, before anything is written, where two pages want one
    path or a path leads out of the folder.
    """
    files = _files(pages)
    written = sum(_write_if_changed(folder / path, data) for path, data in files.items())
    return WriteSummary(written, len(files) - written, _prune(folder, {folder / path for path in files}))


def _files(pages: Iterable[Page]) -> Mapping[PurePosixPath, bytes]:
    files: dict[PurePosixPath, bytes] = {}
    taken: dict[str, Page] = {}
    for page in pages:
        _refuse_unsafe(page)
        other = taken.setdefault(_folded(page.path), page)
        if other is not page:
            msg = f"{_origin(page)} and {_origin(other)} both make the page {page.path}; rename one of them"
            raise DigestError(msg)
        files[page.path] = _markdown(page)
    return files


def _folded(path: PurePosixPath) -> str:
    """Give the form in which file systems that ignore case or Unicode form compare `path`."""
    return unicodedata.normalize("NFC", str(path)).casefold()


def _refuse_unsafe(page: Page) -> None:
    if page.path.is_absolute() or ".." in page.path.parts:
        msg = f"{_origin(page)} makes a page outside the site: {page.path}; rename it"
        raise DigestError(msg)


def _origin(page: Page) -> str:
    return str(page.meta.get("source") or page.meta.get("title") or page.path)


def _markdown(page: Page) -> bytes:
    head = yaml.dump(dict(page.meta), Dumper=Dumper, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{head}---\n\n{page.body}\n".encode()


def _write_if_changed(path: Path, data: bytes) -> bool:
    if path.is_file() and not path.is_symlink() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    beside.replace(path)
    return True


def _prune(folder: Path, kept: set[Path]) -> int:
    pruned = 0
    for parent, _, names in os.walk(folder, topdown=False):
        stale = [Path(parent, name) for name in names if Path(parent, name) not in kept]
        for path in stale:
            path.unlink()
        pruned += len(stale)
        if stale and not any(Path(parent).iterdir()):
            Path(parent).rmdir()
    return pruned
