"""Commands on machines that fail them: the system refuses a call, the disk is full, somebody kills them."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from typing import Final

import pytest

from tests.project import ROOT, Project
from tests.torture.size import size

WRITING: Final = {
    "write": "ENOSPC",
    "pwrite64": "ENOSPC",
    "sendfile": "ENOSPC",
    "copy_file_range": "ENOSPC",
    "ftruncate": "EIO",
    "fsync": "EIO",
    "fdatasync": "EIO",
    "rename": "EIO",
    "renameat2": "EIO",
    "link": "EIO",
    "linkat": "EIO",
}
"""The calls of the system that decide what stands on a disk, and how each is made to fail."""

TIDYING: Final = {"mkdir": "EROFS", "chmod": "EPERM", "unlink": "EIO", "unlinkat": "EIO", "rmdir": "EIO"}
"""Those around them, of which the whole campaign takes a sample, too."""

CALLS: Final = WRITING | TIDYING
PATIENCE: Final = 600
"""Seconds after which a command counts as hanging."""


@dataclass(frozen=True, slots=True)
class Command:
    """`digest` with its words, in a project's folder."""

    project: Project
    words: tuple[str, ...]

    def start(self, *before: str, limit: int = resource.RLIM_INFINITY) -> subprocess.Popen[str]:
        """Start it in a group of its own, behind the words `before`, its files limited to a size in bytes."""
        return subprocess.Popen(
            ["prlimit", f"--fsize={limit}", *before, sys.executable, "-m", "generator", *self.words],
            cwd=self.project.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def said(self, *before: str, limit: int = resource.RLIM_INFINITY) -> str:
        """Run it to its end, whatever that is, and give what it said."""
        out, err = self.start(*before, limit=limit).communicate(timeout=PATIENCE)
        return out + err

    def on_failing_disk(self, call: str, when: str) -> str:
        """Run it while the system refuses a call: the first, the second, … or all from then on."""
        failing = f"inject={call}:error={CALLS[call]}:when={when}"
        return self.said(*_strace("-o", os.devnull, "-e", f"trace={call}", "-e", failing))

    def killed(self, after: float) -> str:
        """Kill it with all its processes after some seconds."""
        running = self.start()
        sleep(after)
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
        return ""

    def points(self) -> list[tuple[str, str]]:
        """Run it undisturbed, and choose at which of its calls the disk shall fail: call, number.

        The whole campaign takes all calls that write, and ten of each of the others.
        """
        log = self.project.folder / "calls.log"
        self.said(*_strace("-o", str(log), "-e", f"trace={','.join(CALLS)}"))
        counted = _most_by_one_process(log.read_text("utf-8", errors="replace"))
        log.unlink()
        return [point for call in CALLS for point in _some(call, counted[call])]


def _strace(*options: str) -> tuple[str, ...]:
    if not shutil.which("strace"):
        pytest.fail("strace is missing; on Debian: apt install strace")
    return ("strace", "-f", "-qq", *options)


def _most_by_one_process(log: str) -> Counter[str]:
    """Count each call; strace counts for each process by itself, so the longest count has all numbers."""
    lines = (line.split(maxsplit=1) for line in log.splitlines())
    made = Counter((process, said.partition("(")[0]) for process, said in lines)
    counted: Counter[str] = Counter()
    for (_, call), count in made.items():
        counted[call] = max(counted[call], count)
    return counted


def _some(call: str, count: int) -> Iterator[tuple[str, str]]:
    most = size(1, count if call in WRITING else 10)
    for number in sorted(random.Random(call).sample(range(1, count + 1), min(count, most))):
        yield call, str(number)


# --- A disk of its own ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Disk:
    """A disk that is small enough to fill."""

    folder: Path

    @contextmanager
    def filled(self, room: int) -> Iterator[None]:
        """Leave only so many bytes of room."""
        free = shutil.disk_usage(self.folder).free
        filler = self.folder / "filler"
        with filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, free - room))
        yield
        filler.unlink()

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """Let nobody write, not even root."""
        _as_root("mount", "-o", "remount,ro", str(self.folder))
        yield
        _as_root("mount", "-o", "remount,rw", str(self.folder))


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Disk]:
    """Mount a disk in memory at `folder`; where nobody may, the test fails, and says so."""
    folder.mkdir()
    _as_root("mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0777", "tmpfs", str(folder))
    try:
        yield Disk(folder)
    finally:
        _as_root("umount", "--lazy", str(folder))


def _as_root(*words: str) -> None:
    sudo = () if os.geteuid() == 0 else ("sudo", "--non-interactive")
    done = subprocess.run([*sudo, *words], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"a small disk takes root, or sudo: {' '.join(words)}: {done.stderr.strip()}")
