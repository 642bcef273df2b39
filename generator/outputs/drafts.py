"""Drafts → disk; what exists is never overwritten."""

import os
from itertools import count
from pathlib import Path, PurePosixPath

from generator.errors import WrongUseError
from generator.text.folder import shown


def write_draft(into: Path, path: PurePosixPath, text: str, *, dry_run: bool = False) -> tuple[Path, bool]:
    """Put a draft below `into`, and tell where it is and whether this call put it there.

    A file that was drafted from the same raw article, which its second line
    names, stays as it is, edited or not; beside any other file of that name
    the draft gets a number. With `dry_run` nothing is written.
    Raises WrongUseError where the folder cannot be written to.
    """
    origin = text.splitlines()[1]
    for number in count(1):
        place = into / path.with_stem(path.stem if number == 1 else f"{path.stem}-{number}")
        try:
            if not os.path.lexists(place):
                return place, dry_run or _write(place, text)
            if origin in place.read_text(encoding="utf-8", errors="replace"):
                return place, False
        except OSError as error:
            msg = (
                f"{shown(place)}: the draft cannot be written ({error.strerror}); choose a folder with --into"
            )
            raise WrongUseError(msg) from None
    raise AssertionError


def _write(place: Path, text: str) -> bool:
    """Write beside the place first: a run that is killed leaves no half draft under its name."""
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f".{place.name}.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.rename(place)
    return True
