"""The built site takes the old one's place, whole or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path

from generator.making.looks import Looks, looks_in
from generator.site.exchange import exchange
from generator.site.take_over import link, take_over


@contextmanager
def replacing(site: Path) -> Iterator[Path]:
    """Give a folder beside `site` to build in, and put it in `site`'s place at the end.

    It is empty, or holds the site that was replaced last: most of its files
    are those of `site`, and need not be put there again. If anything fails
    before the end, `site` stays as it was. Where the system cannot exchange
    two folders in one step, the old one is moved aside first; if the machine
    stopped between these two renames, the next call puts it back.
    """
    new, old, spare = (_beside(site, suffix) for suffix in ("new", "old", "spare"))
    _restore(site, old)
    _clear_away(new)
    _begin(new, spare)
    try:
        yield new
        _put_in_place(site, new, old, spare)
    finally:
        _clear_away(new)


def looks_with_spare(site: Path) -> Looks:
    """Look at the site, and see to it that the next one finds the same files in its spare.

    That takes as long as much has changed since the spare was a site, and
    may be done while others work. Where the system links no files, it is left
    to `replacing`.
    """
    looks = looks_in(site)
    try:
        return take_over(looks, site, _beside(site, "spare"), looks, link) if looks else looks
    except OSError:
        return looks_in(site)


def _begin(new: Path, spare: Path) -> None:
    if spare.is_dir():
        spare.rename(new)
    else:
        new.mkdir(parents=True)


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


def _put_in_place(site: Path, new: Path, old: Path, spare: Path) -> None:
    if not site.exists():
        new.rename(site)
    elif exchange(new, site):
        new.rename(spare)
    else:
        site.rename(old)
        new.rename(site)
        old.rename(spare)
