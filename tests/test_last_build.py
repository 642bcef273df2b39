"""When a build has nothing to do: it says what the last one said, and is never wrong about it."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.config import Folders
from generator.last_build import BuildInputs, looks_at_outputs, note_build, said_last
from generator.making.file_states import FileStates

SAID = ["1 article", "0 pages written, 1 unchanged, 0 pruned; site unchanged"]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


FILES = (
    "mkdocs.yml",
    "theme_overrides/main.html",
    "content/articles/2001/lantern.md",
    "build/docs/index.md",
    "build/links.json",
    "site/index.html",
)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Give a project as it stands after a build, which was noted."""
    folders = Folders(tmp_path, tmp_path / "content", tmp_path / "build/docs", tmp_path / "site")
    for name in FILES:
        write(tmp_path / name, "lantern")
    time.sleep(0.1)  # so that the files were not written as the build begins
    note_build(folders, BuildInputs.of(folders), looks_at_outputs(folders), SAID)
    return folders


def asked_again(folders: Folders) -> list[str] | None:
    return said_last(folders, BuildInputs.of(folders))


def test_where_nothing_changed_the_last_words_are_said_again(folders: Folders) -> None:
    assert asked_again(folders) == SAID


def write_as_if_nobody_had(path: Path) -> None:
    before = path.stat()
    path.write_text("LANTERN", "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("change", [write_as_if_nobody_had, Path.unlink, Path.touch])
def test_any_change_to_what_is_read_or_was_made_calls_for_a_build(
    folders: Folders, name: str, change: Callable[[Path], None]
) -> None:
    change(folders.project / name)

    assert asked_again(folders) is None


@pytest.mark.parametrize("folder", ["content/articles/2002", "theme_overrides", "site", "build/docs"])
def test_a_new_file_calls_for_a_build(folders: Folders, folder: str) -> None:
    write(folders.project / folder / "new", "")

    assert asked_again(folders) is None


def test_another_address_of_the_site_calls_for_a_build(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://lanterns.example.org/")

    assert asked_again(folders) is None


def test_another_day_calls_for_a_build_because_dates_may_lie_in_the_future(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")

    assert asked_again(folders) is None


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"inputs": 1}'])
def test_a_damaged_note_counts_for_nothing(folders: Folders, damaged: str) -> None:
    write(folders.kept / "last-build.json", damaged)

    assert asked_again(folders) is None


def test_nothing_is_noted_of_files_that_were_written_as_the_build_began(folders: Folders) -> None:
    inputs = BuildInputs.of(folders)
    just_now = BuildInputs(inputs.seal, FileStates(inputs.files.seal, inputs.moment - 1), inputs.moment)

    note_build(folders, just_now, looks_at_outputs(folders), SAID)

    assert asked_again(folders) is None


def test_a_clock_of_whole_seconds_needs_longer_to_settle() -> None:
    moment = 10_000_000_001

    assert FileStates("", 9_000_000_001).was_settled(moment)
    assert not FileStates("", 9_000_000_000).was_settled(moment)
    assert FileStates("", 8_000_000_000).was_settled(moment)
