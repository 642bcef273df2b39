"""Text → a file that was not there before, or one that is replaced whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from generator.errors import WrongUseError
from generator.text.folder import shown

_READABLE = 0o644


def write_new(place: Path, text: str) -> None:
    """Write a file where there is none.

    Raises WrongUseError where there is one, which stays as it is, and where
    the folder cannot be written to.
    """
    try:
        is_new = created(place, text)
    except OSError as error:
        msg = f"{shown(place)} cannot be written ({error.strerror}); give yourself permission to write there"
        raise WrongUseError(msg) from None
    if not is_new:
        msg = f"{shown(place)} is there already and stays as it is; add to it, or choose another title"
        raise WrongUseError(msg)


def created(place: Path, text: str) -> bool:
    """Give a name to a file that is whole already, and tell whether nobody else took the name before."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("wb", dir=place.parent, prefix=f".{place.name}.") as beside:
        beside.write(text.encode())
        beside.flush()
        Path(beside.name).chmod(_READABLE)
        with suppress(FileExistsError):
            os.link(beside.name, place)
            return True
    return False


@contextmanager
def _whole_or_gone(place: Path) -> Iterator[None]:
    """Leave no half of a file behind, whatever stops the writing."""
    try:
        yield
    except BaseException:
        place.unlink()
        raise


def replace_text(place: Path, text: str) -> None:
    """Write a file or replace what it holds; nobody ever meets a half of it.

    Raises WrongUseError where it cannot be written; the file then stays as it is.
    """
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("wb", dir=place.parent, prefix=f".{place.name}.", delete=False) as file:
            beside = Path(file.name)
            with _whole_or_gone(beside):
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())  # an editor's words outlive a power cut
        with _whole_or_gone(beside):
            beside.chmod(place.stat().st_mode if place.exists() else _READABLE)
            beside.replace(place)
    except OSError as error:
        msg = f"{shown(place)} cannot be written ({error.strerror}); it stays as it was"
        raise WrongUseError(msg) from None
