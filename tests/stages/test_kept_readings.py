"""What was kept of the last reading changes nothing but the time that the next one takes."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterable
from contextlib import closing
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import Problem
from generator.model import Article, Content
from generator.model.kept import kept_readings
from generator.model.noted import addresses_of
from generator.rules.note import note
from generator.stages.read_content import read_content
from generator.text.forms.marks import Marks
from generator.text.forms.readings import Readings
from generator.text.likeness.fingerprint import fingerprint
from tests.edits import AT_ONCE, EDITS, Edit, files_in, make, touch
from tests.project import CONTENT

FILE = "articles/2020/2020-11-30-harbor-exercise.md"


@pytest.fixture
def room(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "build" / "kept.sqlite"


def everything(read: tuple[Content, tuple[Problem, ...]]) -> object:
    """Give all that a reading found, with the places of its values."""
    content, problems = read
    pages = [*(one.marks for one in content.articles), *(one.marks for one in content.pages)]
    notes = [(addresses_of(one), words_of(one)) for one in content.articles]
    return content, problems, list(map(places, pages)), lists(content), notes


def words_of(article: Article) -> bytes:
    return article.notes.words if article.notes else fingerprint(article.told).written


def places(marks: Marks) -> object:
    return dict(marks.values), dict(marks.keys), marks.top_keys


def lists(content: Content) -> object:
    return {file: places(marks) for file, marks in content.marks.items()}


@settings(max_examples=12, deadline=None)
@given(st.lists(EDITS, max_size=6), st.randoms(use_true_random=False))
def test_a_kept_reading_and_a_fresh_one_are_equal_whatever_is_edited(edits: list[Edit], dice: Random) -> None:
    with TemporaryDirectory() as folder:
        room = Path(shutil.copytree(CONTENT, Path(folder, "content")))
        store, times = Path(folder, "kept.sqlite"), count(10**18)
        for edit in (touch, *edits):
            make(edit, room, dice, next(times))
            kept = read_content(room, kept=Readings(store, AT_ONCE), note=note)
            assert everything(kept) == everything(read_content(room))


def test_only_what_changed_is_read_again(room: Path, store: Path) -> None:
    assert len(files_read(room, Readings(store, AT_ONCE))) == len(files_in(room))
    os.utime(room / FILE, ns=(0, 10**18))
    assert files_read(room, Readings(store, AT_ONCE)) == [FILE]


def test_what_was_written_a_moment_ago_is_read_again_for_it_may_change_unseen(
    room: Path, store: Path
) -> None:
    assert len(files_read(room, Readings(store))) == len(files_in(room))
    assert len(files_read(room, Readings(store))) == len(files_in(room))


def files_read(room: Path, kept: Readings) -> list[str]:
    """Read the room, and give the files that were opened for it."""
    opened: list[str] = []

    def noting(read: Callable[[str], Any], files: Collection[str]) -> Iterable[Any]:
        opened.extend(files)
        return map(read, files)

    read_content(room, kept=kept, spread=noting)
    return opened


@settings(max_examples=15, deadline=None)
@given(where=st.floats(0, 1, exclude_max=True), rubbish=st.binary(max_size=40), ends=st.booleans())
def test_a_damaged_store_is_as_good_as_none(*, where: float, rubbish: bytes, ends: bool) -> None:
    with TemporaryDirectory() as folder:
        store = Path(folder, "kept.sqlite")
        read_content(CONTENT, kept=Readings(store, AT_ONCE))
        sound = store.read_bytes()
        at = int(where * len(sound))
        store.write_bytes(sound[:at] + rubbish + (b"" if ends else sound[at + len(rubbish) :]))
        for _ in ("the damage", "what was made of it"):
            assert everything(read_content(CONTENT, kept=Readings(store, AT_ONCE))) == everything(
                read_content(CONTENT)
            )


def test_where_nothing_can_be_kept_all_is_read(room: Path, tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file where the folder should be")
    kept = kept_readings(room, tmp_path / "build")
    assert everything(read_content(room, kept=kept)) == everything(read_content(room))


def test_a_store_that_another_run_is_writing_is_left_alone(room: Path, store: Path) -> None:
    read_content(room, kept=Readings(store, AT_ONCE))
    (room / FILE).unlink()
    with closing(sqlite3.connect(store)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert everything(read_content(room, kept=Readings(store, AT_ONCE))) == everything(read_content(room))


def test_what_other_code_kept_is_neither_used_nor_left_lying(room: Path, tmp_path: Path) -> None:
    other = tmp_path / "build" / "readings-of-other-code.sqlite"
    other.parent.mkdir()
    other.write_bytes(b"")
    kept = kept_readings(room, tmp_path / "build")
    read_content(room, kept=kept)
    assert [*other.parent.iterdir()] == [kept.place]
    assert kept.place != kept_readings(CONTENT, tmp_path / "build").place
