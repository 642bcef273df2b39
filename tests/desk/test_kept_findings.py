"""What was kept of the last check changes nothing but the time that the next one takes."""

import shutil
from collections.abc import Collection
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.desk.check import find_problems, is_below
from generator.desk.hands import HANDS
from generator.errors import Problem
from generator.text.forms.readings import Readings
from tests.desk.broken import TODAY
from tests.edits import AT_ONCE, EDITS, Edit, make, touch
from tests.project import CONTENT, article

YEARS = {"1945", "2020"}
"""So few articles are enough to get into each other's way."""

STORY = " ".join(f"Kite {number} was counted over roof {number * number}." for number in range(40))


def retell(_: Path, room: Path, dice: Random) -> Path:
    """Tell one story in two files, of which one may name the other."""
    for name, named in (("one", "[]"), ("other", dice.choice(["[2020-05-05-one]", "[]"]))):
        path = room / f"articles/2020/2020-05-05-{name}.md"
        text = article(f"The {name} count", date="2020-05-05", same_as=named)
        path.write_text(text.replace("An invented body.", STORY), "utf-8")
    return path


def link(file: Path, room: Path, dice: Random) -> Path:
    """Let a file lead to another, or to one that is not there."""
    other = dice.choice([*sorted(room.glob("articles/*/*.md")), Path("gone.md")])
    file.write_text(f"{file.read_text('utf-8')}\n[more](../{other.parent.name}/{other.name})\n", "utf-8")
    return file


def room_in(folder: Path) -> Path:
    room = Path(shutil.copytree(CONTENT, folder / "content"))
    for year in (room / "articles").iterdir():
        if year.name not in YEARS:
            shutil.rmtree(year)
    return room


def problems(room: Path, kept: Readings | None = None, only: Collection[Path] = ()) -> tuple[Problem, ...]:
    return find_problems(room, TODAY, HANDS, only, kept)


@settings(max_examples=25, deadline=None)
@given(st.lists(EDITS | st.sampled_from([retell, link]), max_size=4), st.randoms(use_true_random=False))
def test_a_check_with_what_was_kept_finds_what_one_from_nothing_does(edits: list[Edit], dice: Random) -> None:
    with TemporaryDirectory() as folder:
        room, times = room_in(Path(folder)), count(10**18)
        store = Path(folder, "kept.sqlite")
        for edit in (touch, *edits):
            make(edit, room, dice, next(times))
            everything = problems(room)
            if files := sorted(room.glob("articles/*/*.md")):
                one = dice.choice(files)
                of_one = tuple(problem for problem in everything if is_below(problem.path, [one]))
                assert problems(room, Readings(store, AT_ONCE), [one]) == of_one
            assert problems(room, Readings(store, AT_ONCE)) == everything


@settings(max_examples=10, deadline=None)
@given(where=st.floats(0, 1, exclude_max=True), rubbish=st.binary(min_size=1, max_size=40))
def test_a_damaged_store_hides_and_invents_nothing(where: float, rubbish: bytes) -> None:
    with TemporaryDirectory() as folder:
        room, store = room_in(Path(folder)), Path(folder, "kept.sqlite")
        file = retell(room, room, Random(0))
        everything = problems(room, Readings(store, AT_ONCE))
        assert any(problem.path == str(file) for problem in everything)
        sound = store.read_bytes()
        at = int(where * len(sound))
        store.write_bytes(sound[:at] + rubbish + sound[at + len(rubbish) :])
        assert problems(room, Readings(store, AT_ONCE), [file]) == problems(room, only=[file])
        assert problems(room, Readings(store, AT_ONCE)) == everything


@pytest.mark.parametrize(
    ("url", "quoted", "allowing", "told"),
    [
        ("https://almanac.example.org/kites", "kite " * 90, "rights: open", "90 words are quoted"),
        ("https://m.kite.example.org/kites", "kite", ", m.kite.example.org", "version for phones"),
    ],
)
def test_a_publisher_that_allows_less_is_noticed_in_articles_that_were_read_before(
    tmp_path: Path, url: str, quoted: str, allowing: str, told: str
) -> None:
    room, store = room_in(tmp_path), tmp_path / "kept.sqlite"
    publisher = "open-almanac" if "almanac" in url else "kite-wire"
    text = article(sources=f"[{{publisher: {publisher}, url: '{url}'}}]")
    file, publishers = room / "articles/2020/2020-05-05-kites-are-counted.md", room / "publishers.yml"
    file.write_text(f"{text}\n“{quoted.strip()}”\n", "utf-8")
    assert not any(told in str(problem) for problem in problems(room, Readings(store, AT_ONCE)))
    publishers.write_text(publishers.read_text("utf-8").replace(allowing, ""), "utf-8")
    assert any(told in str(problem) for problem in problems(room, Readings(store, AT_ONCE)))
