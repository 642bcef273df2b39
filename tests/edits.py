"""What editors do to the files of a room, one after the other."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from hypothesis import strategies as st

from tests.desk.mistakes import MISTAKES
from tests.project import CONTENT, article

AT_ONCE = -(10**18)
"""As `settled`: what was written this moment is kept as well. Each writing gets a time of its own here."""

Edit = Callable[[Path, Path, Random], Path | None]
SOUND = CONTENT / "articles/2020/2020-11-30-harbor-exercise.md"


def change(file: Path, _: Path, dice: Random) -> Path:
    """Put other letters in the place of some, so that the file is as long as before."""
    file.write_text(file.read_text("utf-8").replace(dice.choice("aeiou"), dice.choice("aeioux")), "utf-8")
    return file


def spoil(file: Path, _: Path, dice: Random) -> Path:
    """Make one of the mistakes that editors make."""
    file.write_bytes(dice.choice(MISTAKES)(SOUND.read_text("utf-8"), dice).text.encode())
    return file


def add(_: Path, room: Path, dice: Random) -> Path:
    """Add an article, perhaps with the name of one that is there."""
    path = room / f"articles/2020/2020-05-0{dice.randrange(1, 4)}-added.md"
    path.write_text(article("Another title", date=path.name[:10]), "utf-8")
    return path


def delete(file: Path, _: Path, __: Random) -> None:
    """Take the file away."""
    file.unlink()


def rename(file: Path, _: Path, dice: Random) -> Path:
    """Give the file another name, right or wrong."""
    return file.rename(file.with_name(dice.choice(["2020-11-30-renamed.md", "renamed.md", "topics.yml"])))


def touch(file: Path, _: Path, __: Random) -> Path:
    """Change nothing but the time."""
    return file


def replace(file: Path, room: Path, dice: Random) -> Path:
    """Put a copy of another file in this one's place."""
    shutil.copy(dice.choice(sorted(room.rglob("*.md"))), other := file.with_name("copy.tmp"))
    return other.replace(file)


EDITS = st.sampled_from([change, change, spoil, add, delete, rename, touch, replace])


def make(edit: Edit, room: Path, dice: Random, time: int) -> Path | None:
    """Make an edit somewhere in the room, at a time in nanoseconds; give the file it left, if any."""
    written = edit(dice.choice(sorted(files_in(room))), room, dice)
    if written is None or not written.exists():
        return None
    os.utime(written, ns=(0, time))
    return written


def files_in(room: Path) -> list[Path]:
    return [path for path in room.rglob("*.*") if path.is_file()]
