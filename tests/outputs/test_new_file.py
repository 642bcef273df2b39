"""A file is written whole or not at all, and whoever waits for it is told why not."""

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.errors import WrongUseError
from generator.outputs.new_file import replace_text, write_new

TEXT = "An editor's words.\n"


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_file_is_new_or_refused_and_what_was_there_stays(tmp_path: Path) -> None:
    place = tmp_path / "articles" / "2020" / "a.md"
    write_new(place, TEXT)
    with pytest.raises(WrongUseError, match="is there already and stays as it is"):
        write_new(place, "Other words.\n")
    assert place.read_text("utf-8") == TEXT
    assert list(place.parent.iterdir()) == [place]


@pytest.mark.parametrize("write", [write_new, replace_text])
def test_on_a_full_disk_nothing_is_left_of_a_new_file(
    tmp_path: Path, write: Callable[[Path, str], None]
) -> None:
    with full_disk(), pytest.raises(WrongUseError, match=r"a\.md cannot be written"):
        write(tmp_path / "a.md", TEXT)
    assert list(tmp_path.iterdir()) == []


def test_on_a_full_disk_a_file_stays_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "a.md"
    replace_text(place, TEXT)
    with full_disk(), pytest.raises(WrongUseError, match="it stays as it was"):
        replace_text(place, "Other words.\n")
    assert (place.read_text("utf-8"), list(tmp_path.iterdir())) == (TEXT, [place])


def test_a_place_inside_of_a_file_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT, "utf-8")
    for write in (write_new, replace_text):
        with pytest.raises(WrongUseError, match=r"b\.md cannot be written"):
            write(tmp_path / "a.md" / "b.md", TEXT)
    assert (tmp_path / "a.md").read_text("utf-8") == TEXT
