"""The project as a user has it: its folder, its command, and copies to spoil."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "tests" / "fixtures" / "content"
PATIENCE = 300.0


@dataclass(frozen=True, slots=True)
class Project:
    """A folder in which `digest` can run: configuration, theme and content of its own."""

    folder: Path

    @property
    def content(self) -> Path:
        """The editors' room."""
        return self.folder / "content"

    @property
    def site(self) -> Path:
        """The built site."""
        return self.folder / "site"

    def digest(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the command as a user would, and give what it printed."""
        return run_digest(self.folder, *words, environment=environment)

    def build(self, patience: float = PATIENCE) -> str:
        """Build the site, which must succeed, and give what was printed."""
        answer = run_digest(self.folder, "build", patience=patience)
        assert answer.returncode == 0, answer.stderr + answer.stdout
        return answer.stdout

    def write(self, name: str, text: str) -> Path:
        """Write a file below the content folder."""
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path


def copy_project(folder: Path, content: Path = CONTENT) -> Project:
    """Make a project in `folder` with the theme of this one and a copy of `content`."""
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    shutil.copytree(ROOT / "theme_overrides", folder / "theme_overrides")
    shutil.copytree(content, folder / "content")
    return Project(folder)


def run_digest(
    folder: Path, *words: str, environment: Mapping[str, str] | None = None, patience: float = PATIENCE
) -> subprocess.CompletedProcess[str]:
    """Run `digest` in `folder`, and stop it after so many seconds."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        capture_output=True,
        text=True,
        timeout=patience,
        check=False,
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Give every file below `folder` with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def article(title: str = "Kites are counted", **keys: str) -> str:
    """Write a small valid article file; `keys` replace or add lines of its head."""
    head = {
        "title": title,
        "date": "2020-05-05",
        "summary": "An invented summary that is long enough to be a summary of something.",
        "sources": "[{publisher: lantern-times, url: 'https://lantern.example.org/kites-are-counted'}]",
        **keys,
    }
    lines = "".join(f"{key}: {value}\n" for key, value in head.items())
    return f"---\n{lines}---\nAn invented body.\n"
