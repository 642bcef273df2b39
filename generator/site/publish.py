"""The built site takes the old one's place, whole or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(site: Path) -> Iterator[Path]:
    """Give an empty folder beside `site` to build in, and put it in `site`'s place at the end.

    If anything fails before that, `site` stays as it was. If the machine
    stopped between the two renames, the next call finds the old site under
    its side name and puts it back.
    """
    new, old = _beside(site, "new"), _beside(site, "old")
    _restore(site, old)
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    try:
        yield new
        _exchange(site, new, old)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _beside(site: Path, suffix: str) -> Path:
    return site.with_name(f".{site.name}.{suffix}")


def _restore(site: Path, old: Path) -> None:
    if old.exists() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _exchange(site: Path, new: Path, old: Path) -> None:
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)
