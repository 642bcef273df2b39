"""Broken content files, each told what is wrong, where, and what to do."""

import shutil
from pathlib import Path

import pytest

from generator.desk.check import find_problems
from generator.desk.hands import HANDS
from tests.desk.broken import CASES, TODAY, read_case
from tests.project import CONTENT


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_broken_file_is_told_what_is_wrong_where_and_what_to_do(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = read_case(path)
    shutil.copytree(CONTENT, tmp_path / "content")
    case.lay_over(tmp_path / "content")
    monkeypatch.chdir(tmp_path)

    found = find_problems(Path("content"), TODAY, HANDS)

    assert "".join(f"{problem}\n" for problem in found) == case.messages


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 100
