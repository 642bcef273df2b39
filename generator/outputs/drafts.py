"""Drafts and added sources → disk; what exists is never overwritten."""

import os
from collections.abc import Mapping
from itertools import chain, count
from pathlib import Path, PurePosixPath

from generator.errors import WrongUseError
from generator.outputs.new_file import created, replace_text
from generator.text.folder import shown
from generator.text.forms.fault import FaultError
from generator.text.forms.plain_file import read_plain_file
from generator.text.forms.source_list import with_source


def write_draft(into: Path, path: PurePosixPath, text: str, *, dry_run: bool = False) -> tuple[Path, bool]:
    """Put a draft below `into`, and tell where it is and whether this call put it there.

    A file that was drafted from the same raw article, which its second line
    names, stays as it is, edited or not; beside any other file of that name
    the draft gets a number. With `dry_run` nothing is written.
    Raises WrongUseError where the folder cannot be written to.
    """
    others = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    tried = (_put(into / name, text, dry_run=dry_run) for name in chain([path], others))
    return next(filter(None, tried))


def _put(place: Path, text: str, *, dry_run: bool) -> tuple[Path, bool] | None:
    """Put a draft at `place`, unless it stands there already; give nothing where another file does."""
    origin = text.splitlines()[1]
    try:
        if not os.path.lexists(place) and (dry_run or created(place, text)):
            return place, True
        is_there = origin in place.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise _unwritable(place, error) from None
    return (place, False) if is_there else None


def add_source(file: Path, source: Mapping[str, str], *, dry_run: bool = False) -> bool:
    """Add a source to the article or draft in `file`, and tell whether it has it then.

    Every other byte of the file stays, and all of them where it had it. With `dry_run` nothing is written.
    Raises WrongUseError where the file cannot be written to.
    """
    try:
        read_plain_file(file)  # which refuses what could not be written back as it is
        old = file.read_bytes().decode()
    except (FaultError, OSError, UnicodeDecodeError):
        return False
    new = with_source(old, source)
    if new is not None and new != old and not dry_run:
        replace_text(file.resolve(), new)
    return new is not None


def _unwritable(place: Path, error: OSError) -> WrongUseError:
    return WrongUseError(
        f"{shown(place)}: the draft cannot be written ({error.strerror}); choose a folder with --into"
    )
