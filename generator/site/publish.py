"""The built site takes the old one's place, whole or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path

from generator.site.exchange import exchange


@contextmanager
def replacing(site: Path) -> Iterator[Path]:
    """Give an empty folder beside `site` to build in, and put it in `site`'s place at the end.

    If anything fails before that, `site` stays as it was. Where the system
    cannot exchange two folders in one step, the old one is moved aside first;
    if the machine stopped between these two renames, the next call puts it back.
    """
    new, old = _beside(site, "new"), _beside(site, "old")
    _restore(site, old)
    _clear_away(new)
    new.mkdir(parents=True)
    try:
        yield new
        _put_in_place(site, new, old)
    finally:
        _clear_away(new)


def _clear_away(new: Path) -> None:
    """Remove the folder and those whose names begin with its own: who fills it may work beside it."""
    for folder in new.parent.glob(f"{escape(new.name)}*"):
        shutil.rmtree(folder, ignore_errors=True)


def _beside(site: Path, suffix: str) -> Path:
    return site.with_name(f".{site.name}.{suffix}")


def _restore(site: Path, old: Path) -> None:
    if old.exists() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _put_in_place(site: Path, new: Path, old: Path) -> None:
    if site.exists() and not exchange(new, site):
        site.rename(old)
    if not site.exists():
        new.rename(site)
    shutil.rmtree(old, ignore_errors=True)
