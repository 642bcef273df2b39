"""Drafts and added sources are written whole or not at all, and never over what an editor has."""

import threading
from pathlib import Path, PurePosixPath

import pytest

from generator.errors import WrongUseError
from generator.outputs.drafts import add_source, write_draft

NAME = PurePosixPath("articles/2020/2020-05-05-harbour-fees.md")
SOURCE = {"publisher": "kite-wire", "url": "https://kite.example.org/fees"}


def draft(id_: str) -> str:
    return f"---\n# Drafted from {id_}.\nsources:\n  - publisher: lantern-times\n    url: https://l.example.org\n---\n"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / NAME.parent).iterdir())


def test_beside_a_draft_nothing_is_left_over(tmp_path: Path) -> None:
    place, is_new = write_draft(tmp_path, NAME, draft("a"))
    assert (place.read_text("utf-8"), is_new) == (draft("a"), True)
    assert names(tmp_path) == [NAME.name]


def test_drafts_of_one_name_that_are_written_at_once_all_stay(tmp_path: Path) -> None:
    writers = [
        threading.Thread(target=write_draft, args=(tmp_path, NAME, draft(str(number)))) for number in range(8)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    written = {path.read_text("utf-8") for path in (tmp_path / NAME.parent).iterdir()}
    assert written == {draft(str(number)) for number in range(8)}


def test_a_name_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / NAME.parent).mkdir(parents=True)
    (tmp_path / NAME).symlink_to(tmp_path / "elsewhere.md")
    with pytest.raises(WrongUseError, match="cannot be written"):
        write_draft(tmp_path, NAME, draft("a"))
    assert not (tmp_path / "elsewhere.md").exists()


def test_an_added_source_leaves_the_file_its_rights_and_nothing_beside_it(tmp_path: Path) -> None:
    place, _ = write_draft(tmp_path, NAME, draft("a"))
    place.chmod(0o640)
    assert add_source(place, SOURCE)
    assert "kite-wire" in place.read_text("utf-8")
    assert (place.stat().st_mode & 0o777, names(tmp_path)) == (0o640, [NAME.name])


def test_an_added_source_goes_to_the_file_that_a_link_names(tmp_path: Path) -> None:
    place, _ = write_draft(tmp_path, NAME, draft("a"))
    link = tmp_path / "linked.md"
    link.symlink_to(place)
    add_source(link, SOURCE)
    assert link.is_symlink()
