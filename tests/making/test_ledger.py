"""The ledger: what it vouches for stands in the folder as it was made."""

from pathlib import Path

import pytest

from generator.making.ledger import Ledger
from generator.making.looks import looks_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "kites.html").write_text("up", "utf-8")
    return folder


@pytest.fixture
def record(folder: Path) -> Path:
    """Give the file in which a ledger tells of the folder."""
    ledger = Ledger("made by this")
    ledger.note("kites", "seal", folder, ["kites.html"])
    ledger.write(folder.parent / "record.json")
    return folder.parent / "record.json"


def is_fresh(record: Path, folder: Path, seal: str = "seal", code: str = "made by this") -> bool:
    return Ledger.read(record, code, looks_in(folder)).is_fresh("kites", seal)


def test_what_was_made_under_a_seal_is_fresh_as_long_as_it_stands(record: Path, folder: Path) -> None:
    assert is_fresh(record, folder)
    assert not is_fresh(record, folder, seal="another")
    assert not is_fresh(record, folder, code="made by something else")


def test_what_is_gone_or_was_written_to_is_not_fresh(record: Path, folder: Path) -> None:
    (folder / "kites.html").write_text("changed", "utf-8")
    assert not is_fresh(record, folder)
    (folder / "kites.html").unlink()
    assert not is_fresh(record, folder)


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"code": "made by this", "made": {"kites": 7}}'])
def test_a_damaged_ledger_vouches_for_nothing(record: Path, folder: Path, damage: str) -> None:
    record.write_text(damage, "utf-8")
    assert not is_fresh(record, folder)


def test_without_a_ledger_nothing_is_fresh(folder: Path) -> None:
    assert not is_fresh(folder / "no record", folder)
