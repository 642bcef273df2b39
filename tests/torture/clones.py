"""Repositories of others, fetched by git at one commit into `build/torture/` and never committed."""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.project import ROOT

EVERYTHING = (".",)


@dataclass(frozen=True, slots=True)
class Repository:
    """Where something is published, at which state, and the files or folders that are wanted of it."""

    address: str
    commit: str
    paths: tuple[str, ...]

    def fetched(self) -> Path:
        """Give the folder of the clone; without a network and without a clone the test fails, and says so."""
        folder = ROOT / "build" / "torture" / self.address.rsplit("/", 1)[-1]
        if not all((folder / path).exists() for path in (".git", *self.paths)):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            for command in self._commands():
                _git("-C", str(folder), *command)
        return folder

    def _commands(self) -> Iterator[Sequence[str]]:
        """Give what fetches this one commit, of few files without those that are not wanted."""
        few = () if self.paths == EVERYTHING else ("--filter=blob:none",)
        yield "init", "--quiet"
        yield "remote", "add", "origin", self.address
        yield "fetch", "--quiet", "--depth=1", *few, "origin", self.commit
        yield "checkout", "--quiet", self.commit, "--", *self.paths


def _git(*words: str) -> None:
    done = subprocess.run(["git", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"git {' '.join(words)}: {done.stderr.strip()}")
