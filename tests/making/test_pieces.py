"""Pieces: parts of large outputs, made once."""

from pathlib import Path

import pytest

from generator.making.pieces import Pieces
from generator.making.recipe import Recipe
from generator.making.seal import Sealer

MADE: list[str] = []
"""The kites made, in their order."""


def kite(name: str) -> bytes:
    MADE.append(name)
    return name.encode()


def train(*names: str) -> Recipe[bytes]:
    return Recipe("train", b" ".join, parts=tuple(Recipe(name, kite, (name,)) for name in names))


def parts(folder: Path, *names: str, code: str = "made by this") -> list[bytes]:
    """Give the parts of a train of kites, and leave in MADE those that had to be made."""
    MADE.clear()
    return [*Pieces(folder / "pieces.sqlite", code, Sealer()).of(train(*names))]


def test_a_part_is_made_once_and_stands_where_it_is_asked_for(tmp_path: Path) -> None:
    assert parts(tmp_path, "red", "blue") == [b"red", b"blue"]
    assert parts(tmp_path, "blue", "green", "red") == [b"blue", b"green", b"red"]
    assert MADE == ["green"]


def test_what_is_not_asked_for_any_more_is_forgotten(tmp_path: Path) -> None:
    parts(tmp_path, "red", "blue")
    parts(tmp_path, "red")
    parts(tmp_path, "red", "blue")
    assert MADE == ["blue"]


def test_other_code_makes_all_anew(tmp_path: Path) -> None:
    parts(tmp_path, "red")
    parts(tmp_path, "red", code="made by something else")
    assert MADE == ["red"]


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"spoiled" * 100])
def test_a_damaged_store_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "pieces.sqlite").write_bytes(damage)
    assert parts(tmp_path, "red") == [b"red"]


def test_a_store_that_is_damaged_inside_is_begun_anew(tmp_path: Path) -> None:
    names = [f"kite {number} {'of a long train ' * 20}" for number in range(100)]
    whole = parts(tmp_path, *names)
    store = tmp_path / "pieces.sqlite"
    data = store.read_bytes()
    store.write_bytes(data[:4096] + b"spoiled!" * ((len(data) - 4096) // 8))
    assert parts(tmp_path, *names) == whole
    assert names == MADE


def test_a_whole_made_without_a_store_is_the_same(tmp_path: Path) -> None:
    whole = train("red", "blue")
    assert whole.made() == whole.made_of(parts(tmp_path, "red", "blue")) == b"red blue"
