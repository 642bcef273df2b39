"""The broken content files of `tests/fixtures/broken/`.

Each holds what the editor is told, and below it the files that are laid over
the valid content of `tests/fixtures/content/`.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.project import ROOT

CASES = sorted((ROOT / "tests" / "fixtures" / "broken").glob("*.txt"))
TODAY = date(2022, 1, 1)


@dataclass(frozen=True, slots=True)
class Case:
    """One broken room: its name, what is said of it, and its files."""

    name: str
    messages: str
    files: dict[str, str]

    def lay_over(self, folder: Path) -> None:
        """Put the files into a copy of the valid content."""
        for name, text in self.files.items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")


def read_case(path: Path) -> Case:
    """Part a case at its lines `=== name`."""
    _, *parts = re.split(r"^=== (.+)\n", path.read_text("utf-8"), flags=re.MULTILINE)
    files = dict(zip(parts[::2], parts[1::2], strict=True))
    return Case(path.stem, files.pop("messages"), files)
