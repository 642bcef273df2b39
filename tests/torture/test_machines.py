"""A build whose disk fails anywhere, or that is killed at any moment, leaves the old site or the new one."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from time import monotonic, sleep

import pytest

from tests.project import ROOT, Project, article, copy_project, tree
from tests.torture.size import sample, size

Figure = Callable[[str, object], None]

ADDED = "articles/2020/2020-05-05-kites-are-counted.md"
CALLS = {
    "write": "ENOSPC",
    "pwrite64": "ENOSPC",
    "ftruncate": "EIO",
    "fsync": "EIO",
    "fdatasync": "EIO",
    "mkdir": "EROFS",
    "rename": "EIO",
    "renameat2": "EIO",
    "link": "EIO",
    "unlink": "EIO",
    "unlinkat": "EIO",
    "rmdir": "EIO",
}
"""Every call of the system that changes a disk, and how it is made to fail."""

PATIENCE = 300
"""Seconds after which a build counts as hanging."""


@dataclass(slots=True)
class Machine:
    """A project in which one article comes and goes, with the site that belongs to each state."""

    project: Project
    sites: dict[bool, dict[str, bytes]] = field(default_factory=dict)
    has_article: bool = False
    ends: Counter[str] = field(default_factory=Counter)

    def turn(self) -> None:
        """Let the article come, or go; the next build has something to do."""
        self.has_article = not self.has_article
        if self.has_article:
            self.project.write(ADDED, article())
        else:
            (self.project.content / ADDED).unlink()

    def build(self) -> dict[str, bytes]:
        """Build undisturbed, which must succeed, and give the site."""
        self.project.build()
        return tree(self.project.site)

    def survive(self, disturbed: Callable[[], object]) -> None:
        """Turn, build disturbed, and find the old site or the new, the content, and a way on."""
        self.turn()
        room = tree(self.project.content)
        disturbed()
        site = tree(self.project.site)
        assert site in self.sites.values()
        self.ends["new site" if site == self.sites[self.has_article] else "old site"] += 1
        assert tree(self.project.content) == room
        assert self.build() == self.sites[self.has_article]
        assert [path.name for path in self.project.folder.glob(".site.*") if path.is_dir()] == []

    def start(self, *before: str, limit: int = resource.RLIM_INFINITY) -> subprocess.Popen[str]:
        """Start a build in a group of its own, behind the words `before`, its files limited in size."""
        return subprocess.Popen(
            [
                "prlimit",
                f"--fsize={limit}",
                *before,
                sys.executable,
                "-m",
                "generator",
                "build",
                "--jobs",
                "1",
            ],
            cwd=self.project.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def build_on_failing_disk(self, call: str, when: str) -> None:
        """Build while the system refuses a call: the first, the second, … or all from then on."""
        failing = f"inject={call}:error={CALLS[call]}:when={when}"
        build = self.start("strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", failing)
        _, said = build.communicate(timeout=PATIENCE)
        self.ends["traceback"] += "Traceback" in said

    def calls(self) -> Counter[str]:
        """Count the calls that change the disk in a build that has something to do."""
        self.turn()
        log = self.project.folder / "calls.log"
        build = self.start("strace", "-f", "-qq", "-o", str(log), "-e", f"trace={','.join(CALLS)}")
        build.communicate(timeout=PATIENCE)
        lines = log.read_text("utf-8", errors="replace").splitlines()
        log.unlink()
        return Counter(line.split(maxsplit=1)[1].partition("(")[0] for line in lines)


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    machine = Machine(copy_project(tmp_path_factory.mktemp("machine")))
    for has_article in (False, True):
        if has_article:
            machine.turn()
        machine.sites[has_article] = machine.build()
    return machine


def test_whichever_call_that_changes_the_disk_fails_the_site_stays_whole(
    machine: Machine, record_property: Figure
) -> None:
    if not shutil.which("strace"):
        pytest.fail("strace is missing; on Debian: apt install strace")
    counted = machine.calls()
    points = [(call, str(number + 1)) for call in CALLS for number in range(counted[call])]
    chosen = sample(points, 6)
    for call, number in chosen:
        machine.survive(partial(machine.build_on_failing_disk, call, number))
    record_property("failing calls survived", f"{len(chosen)} of {len(points)}: {dict(machine.ends)}")


@pytest.mark.parametrize(
    ("call", "when"), [("write", "40+"), ("write", "100+"), ("mkdir", "1+"), ("rename", "1+")]
)
def test_a_full_disk_or_a_folder_that_takes_nothing_leaves_the_site_whole(
    machine: Machine, call: str, when: str
) -> None:
    machine.survive(lambda: machine.build_on_failing_disk(call, when))


@pytest.mark.parametrize("limit", [0, 1_000, 20_000, 100_000])
def test_a_quota_on_the_size_of_files_leaves_the_site_whole(machine: Machine, limit: int) -> None:
    machine.survive(lambda: machine.start(limit=limit).communicate(timeout=PATIENCE))


def test_builds_killed_at_random_moments_leave_the_site_whole(
    machine: Machine, record_property: Figure
) -> None:
    started = monotonic()
    machine.turn()
    machine.build()
    length = monotonic() - started
    chance = random.Random(20261122)
    kills = size(4, 200)
    machine.ends.clear()
    for _ in range(kills):
        machine.survive(lambda: _kill(machine.start(), chance.uniform(0, length)))
    record_property("builds killed", f"{kills}: {dict(machine.ends)}")


def _kill(build: subprocess.Popen[str], after: float) -> None:
    sleep(after)
    os.killpg(build.pid, signal.SIGKILL)
    build.communicate()


def test_two_builds_at_once_both_end_and_leave_the_new_site(machine: Machine) -> None:
    machine.turn()
    both = [machine.start(), machine.start()]
    said = [build.communicate(timeout=PATIENCE) for build in both]
    assert [build.returncode for build in both] == [0, 0], said
    assert tree(machine.project.site) == machine.sites[machine.has_article]
