"""Broken content files, each told what is wrong, where, and what to do.

Each file of `tests/fixtures/broken/` holds what the editor is told, and below
it the files that are laid over the valid content of `tests/fixtures/content/`.
"""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.stages.check import check
from generator.stages.read_content import read_content

FIXTURES = Path(__file__).parent.parent / "fixtures"
CASES = sorted((FIXTURES / "broken").glob("*.txt"))
TODAY = date(2022, 1, 1)


def sections(case: Path) -> dict[str, str]:
    """Part a case at its lines `=== name`."""
    _, *parts = re.split(r"^=== (.+)\n", case.read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def lay_over(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_broken_file_is_told_what_is_wrong_where_and_what_to_do(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sections(case)
    messages = files.pop("messages")
    shutil.copytree(FIXTURES / "content", tmp_path / "content")
    lay_over(tmp_path / "content", files)
    monkeypatch.chdir(tmp_path)

    content, problems = read_content(Path("content"))
    found = sorted({*problems, *check(content, TODAY)})

    assert "".join(f"{problem}\n" for problem in found) == messages


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 45
