"""Drafts and added sources → disk; what exists is never overwritten."""

import os
from collections.abc import Mapping
from itertools import count
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
    origin = text.splitlines()[1]
    for number in count(1):
        place = into / path.with_stem(path.stem if number == 1 else f"{path.stem}-{number}")
        try:
            if not os.path.lexists(place) and (dry_run or created(place, text)):
                return place, True
            if origin in place.read_text(encoding="utf-8", errors="replace"):
                return place, False
        except OSError as error:
            raise _unwritable(place, error) from None
    raise AssertionError


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
