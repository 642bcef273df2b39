"""Drafts and mended files on machines that fail: each is what it was or what it should be, never a half."""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic

import pytest

from tests.project import CONTENT, Project, article, tree
from tests.torture.breaking import Command
from tests.torture.size import size

Figure = Callable[[str, object], None]

KNOWN = "articles/2020/2020-05-05-kites-are-counted.md"
REPORT = " ".join(
    f"Counter number {number} saw {number * 7} kites above bay {number * 3} in the early morning."
    for number in range(40)
)
OTHER = " ".join(
    f"Boat {number} left pier {number * 3} with {number * 5} crates of fruit late that evening."
    for number in range(40)
)
NEW = ("--url", "https://lantern.example.org/boats", "--title", "Boats are counted", "--date", "2020-06-06")
COMMANDS = {
    "intake": ("intake", "raw"),
    "check --fix": ("check", "--fix"),
    "new": (
        "new",
        *NEW,
        "--summary",
        "An invented summary that is long enough to be one.",
        "--topics",
        "trade",
    ),
}


@dataclass(slots=True)
class Desk:
    """An editors' room with the work of one command before it, and what the command makes of it."""

    command: Command
    before: dict[str, bytes]
    after: dict[str, bytes]

    @property
    def room(self) -> dict[str, bytes]:
        """What editors see of the room: not what a killed command left under a hidden name."""
        files = tree(self.command.project.content)
        return {name: data for name, data in files.items() if not Path(name).name.startswith(".")}

    def restore(self) -> None:
        """Put the room back as it was before the command."""
        content = self.command.project.content
        shutil.rmtree(content)
        for name, data in self.before.items():
            path = content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def survive(self, disturbed: Callable[[], str]) -> None:
        """Run disturbed, find every file as it was or as it should be, and the rest done by a second run."""
        self.restore()
        said = disturbed()
        room = self.room
        assert self.before.keys() <= room.keys()
        half = [
            name for name, data in room.items() if data not in {self.before.get(name), self.after.get(name)}
        ]
        assert half == [], said
        assert "Traceback" not in said
        self.command.said()
        assert self.room == self.after


@pytest.fixture(params=COMMANDS, scope="module")
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    project = Project(tmp_path_factory.mktemp("desk"))
    shutil.copytree(CONTENT, project.content)
    (project.folder / "mkdocs.yml").touch()
    _lay_out_work(project)
    command = Command(project, COMMANDS[request.param])
    before = tree(project.content)
    command.said()
    after = tree(project.content)
    assert before != after
    return Desk(command, before, after)


def _lay_out_work(project: Project) -> None:
    """Leave an article to mend, and two reports: one of that article's story, one of another."""
    source = "[{url: 'http://lantern.example.org/kites?utm_source=x', publisher: lantern-times}]"
    project.write(KNOWN, article(sources=source) + f"\n{REPORT}\n")
    raw = project.folder / "raw"
    raw.mkdir()
    for name, text in {"kites": REPORT, "boats": OTHER}.items():
        (raw / f"{name}.txt").write_text(f"A report of {name}\n\n{text}\n", "utf-8")
        meta = f"date: 2020-05-05\npublisher: lantern-times\nurl: https://lantern.example.org/again-{name}\n"
        (raw / f"{name}.meta.yml").write_text(meta, "utf-8")


def test_whichever_call_that_changes_the_disk_fails_no_file_is_half_written(
    desk: Desk, record_property: Figure
) -> None:
    desk.restore()
    points = desk.command.points()
    for call, number in points:
        desk.survive(partial(desk.command.on_failing_disk, call, number))
    record_property(f"digest {desk.command.words[0]} with one failing call", len(points))


def test_killed_at_random_moments_it_leaves_no_file_half_written(desk: Desk, record_property: Figure) -> None:
    started = monotonic()
    desk.command.said()
    length = monotonic() - started
    chance = random.Random(20261122)
    kills = size(2, 70)
    for _ in range(kills):
        desk.survive(lambda: desk.command.killed(chance.uniform(0, length)))
    record_property(f"digest {desk.command.words[0]} killed", kills)
