"""A build whose disk fails anywhere, or that is killed at any moment, leaves the old site or the new one."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import monotonic

import pytest

from tests.project import Project, article, copy_project, tree
from tests.torture.breaking import PATIENCE, Command, Disk, small_disk
from tests.torture.size import size

Figure = Callable[[str, object], None]

ADDED = "articles/2020/2020-05-05-kites-are-counted.md"
MEGABYTES = 64


@dataclass(slots=True)
class Machine:
    """A project in which one article comes and goes, with the site that belongs to each state."""

    project: Project
    sites: dict[bool, dict[str, bytes]] = field(default_factory=dict)
    has_article: bool = False
    ends: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, project: Project) -> "Machine":
        """Build a project in both states."""
        machine = cls(project)
        machine.sites[False] = machine.build()
        machine.turn()
        machine.sites[True] = machine.build()
        return machine

    @property
    def command(self) -> Command:
        """The build that is disturbed."""
        return Command(self.project, ("build", "--jobs", "1"))

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

    def survive(self, disturbed: Callable[[], str]) -> str:
        """Turn, build disturbed, and find the old site or the new, the content, and a way on.

        Gives what the disturbed build said.
        """
        self.turn()
        room = tree(self.project.content)
        said = disturbed()
        site = tree(self.project.site)
        assert site in self.sites.values(), said
        assert tree(self.project.content) == room
        assert "Traceback" not in said
        is_new = site == self.sites[self.has_article]
        self.ends["new site" if is_new else "old site"] += 1
        assert self.build() == self.sites[self.has_article]
        left = {path.name for path in self.project.folder.glob(".*site.*/")}
        assert is_new or left <= {".site.spare"}
        return said


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    return Machine.of(copy_project(tmp_path_factory.mktemp("machine")))


@pytest.fixture(autouse=True)
def ends(machine: Machine) -> None:
    machine.ends.clear()


def test_whichever_call_that_changes_the_disk_fails_the_site_stays_whole(
    machine: Machine, record_property: Figure
) -> None:
    machine.turn()
    points = machine.command.points()
    for call, number in points:
        machine.survive(partial(machine.command.on_failing_disk, call, number))
    record_property("builds with one failing call", f"{len(points)}: {dict(machine.ends)}")


@pytest.mark.parametrize(("call", "when"), [("write", "40+"), ("mkdir", "1+"), ("rename", "1+")])
def test_where_the_disk_fails_for_good_the_site_stays_whole(machine: Machine, call: str, when: str) -> None:
    machine.survive(partial(machine.command.on_failing_disk, call, when))


@pytest.mark.parametrize("limit", [0, 1_000, 100_000])
def test_a_quota_on_the_size_of_files_leaves_the_site_whole(machine: Machine, limit: int) -> None:
    machine.survive(partial(machine.command.said, limit=limit))


def test_builds_killed_at_random_moments_leave_the_site_whole(
    machine: Machine, record_property: Figure
) -> None:
    started = monotonic()
    machine.turn()
    machine.build()
    length = monotonic() - started
    chance = random.Random(20261122)
    kills = size(4, 200)
    for _ in range(kills):
        machine.survive(lambda: machine.command.killed(chance.uniform(0, length)))
    record_property("builds killed", f"{kills}: {dict(machine.ends)}")


def test_two_builds_at_once_both_end_and_leave_the_new_site(machine: Machine) -> None:
    machine.turn()
    both = [machine.command.start(), machine.command.start()]
    said = [build.communicate(timeout=PATIENCE) for build in both]
    assert [build.returncode for build in both] == [0, 0], said
    assert tree(machine.project.site) == machine.sites[machine.has_article]


# --- On a disk of its own ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Disk]:
    with small_disk(tmp_path_factory.mktemp("disks") / "small", MEGABYTES) as disk:
        yield disk


@pytest.fixture(scope="module")
def cramped(disk: Disk) -> Machine:
    folder = Path(disk.folder, "project")
    folder.mkdir()
    return Machine.of(copy_project(folder))


def test_a_disk_that_fills_up_leaves_the_site_whole_and_is_named(
    cramped: Machine, disk: Disk, record_property: Figure
) -> None:
    cramped.ends.clear()
    for room in _rooms():
        said = cramped.survive(partial(_build_in, cramped, disk, room))
        assert room or "No space left on device; make room on the disk" in said
    record_property("builds on a disk that fills up", f"{len(_rooms())}: {dict(cramped.ends)}")


def _rooms() -> list[int]:
    """Give how many bytes are left: none, and ever more up to two megabytes."""
    count = size(3, 30)
    return [2_000_000 * number // count for number in range(count)]


def _build_in(cramped: Machine, disk: Disk, room: int) -> str:
    with disk.filled(room):
        return cramped.command.said()


def test_a_folder_that_takes_nothing_leaves_the_site_whole_and_is_named(cramped: Machine, disk: Disk) -> None:
    said = cramped.survive(partial(_build_read_only, cramped, disk))
    assert "Read-only file system" in said
    assert "then run the same command again" in said


def _build_read_only(cramped: Machine, disk: Disk) -> str:
    with disk.read_only():
        return cramped.command.said()
