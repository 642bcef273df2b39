"""Whatever stops a build, readers find a whole site, and the next build succeeds."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from time import monotonic, sleep

import pytest
from filelock import FileLock

from tests.project import ROOT, Project, article, copy_project, tree

KILLS = 2
"""So often a build is killed here; the campaign in `tests/torture/` does it many more times."""

ADDED = "articles/2020/2020-05-05-kites-are-counted.md"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = copy_project(tmp_path)
    project.build()
    return project


def start(project: Project, *words: str) -> subprocess.Popen[str]:
    """Start `digest` with these words in a group of its own, as a terminal does."""
    return subprocess.Popen(
        [sys.executable, "-m", "generator", *words],
        cwd=project.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def processes_of(group: int) -> list[str]:
    listed = subprocess.run(["ps", "-eo", "pgid=,args="], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if line.split()[0] == str(group) and "defunct" not in line]


# --- Two builds -------------------------------------------------------------------------------


def test_a_second_build_waits_for_the_first_and_says_so(project: Project) -> None:
    lock = FileLock(project.folder / ".site.lock")
    with lock:
        second = start(project, "build")
        assert second.stderr is not None
        assert "another build of this site is at work; waiting" in second.stderr.readline()
        assert second.poll() is None
    second.communicate(timeout=120)
    assert second.returncode == 0


def test_the_lock_of_a_dead_build_stops_nobody(project: Project) -> None:
    holder = (
        "import sys, time, filelock; filelock.FileLock(sys.argv[1]).acquire();"
        "print('held', flush=True); time.sleep(600)"
    )
    command = [sys.executable, "-c", holder, str(project.folder / ".site.lock")]
    dead = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert dead.stdout is not None
    dead.stdout.readline()
    dead.kill()
    dead.communicate()
    assert "waiting" not in project.digest("build").stderr


# --- Readers while a build puts its site in place ------------------------------------------------


@pytest.fixture
def gaps(project: Project) -> Iterator[list[float]]:
    """Look for the home page without a pause, and note each moment at which it is not there."""
    found: list[float] = []
    done = Event()

    def look() -> None:
        while not done.is_set():
            if not (project.site / "index.html").exists():
                found.append(monotonic())

    watcher = Thread(target=look)
    watcher.start()
    yield found
    done.set()
    watcher.join()


def test_there_is_no_moment_without_a_site(project: Project, gaps: list[float]) -> None:
    project.write(ADDED, article())
    project.build()
    assert gaps == []


# --- Builds that are cut off --------------------------------------------------------------------


def test_a_killed_build_leaves_the_old_site_or_the_new_one(project: Project) -> None:
    """An article comes and goes; each build of it is killed somewhere and then made again."""
    sites = {False: tree(project.site)}
    project.write(ADDED, article())
    started = monotonic()
    project.build()
    length = monotonic() - started
    sites[True] = tree(project.site)
    chance = random.Random(20261122)
    for number in range(KILLS):
        is_there = bool(number % 2)
        if is_there:
            project.write(ADDED, article())
        else:
            (project.content / ADDED).unlink()
        room = tree(project.content)
        killed = start(project, "build")
        sleep(chance.uniform(0, length))
        os.killpg(killed.pid, signal.SIGKILL)
        killed.communicate()
        assert tree(project.site) in sites.values()
        project.build()
        assert tree(project.site) == sites[is_there]
        assert tree(project.content) == room
        assert [path.name for path in project.folder.glob(".site.*") if path.is_dir()] == [".site.spare"]


def test_what_the_machine_refuses_is_said_with_the_way_out(project: Project) -> None:
    old = tree(project.site)
    project.write(ADDED, article())
    narrow = ["sh", "-c", 'ulimit -f 0; exec "$@"', "sh", sys.executable, "-m", "generator", "build"]
    unmeasured = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}
    answer = subprocess.run(
        narrow,
        cwd=project.folder,
        env={**unmeasured, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 1
    assert "File too large; allow larger files, then run the same command again" in answer.stderr
    assert answer.stderr.endswith("; the site is as it was\n")
    assert tree(project.site) == old


def test_ctrl_c_ends_with_a_sentence_and_leaves_nothing_running(project: Project) -> None:
    old = tree(project.site)
    project.write(ADDED, article())
    stopped = start(project, "build", "--jobs", "2")
    while not (project.folder / ".site.new").exists() and stopped.poll() is None:
        sleep(0.01)
    os.killpg(stopped.pid, signal.SIGINT)
    _, said = stopped.communicate(timeout=30)
    assert (stopped.returncode, said) == (130, "digest: stopped; the site is as it was\n")
    assert processes_of(stopped.pid) == []
    assert tree(project.site) == old


def test_workers_end_when_their_build_is_killed(tmp_path: Path) -> None:
    """Two workers are kept busy; their parent is killed, which leaves it no time to tell them."""
    script = (
        "import time\n"
        "from generator.making.workers import workers\n"
        "if __name__ == '__main__':\n"
        "    with workers(2) as pool:\n"
        "        waiting = [pool.submit(time.sleep, 600) for _ in range(2)]\n"
        "        print('at work', flush=True)\n"
        "        waiting[0].result()\n"
    )
    (tmp_path / "busy.py").write_text(script)
    parent = subprocess.Popen(
        [sys.executable, str(tmp_path / "busy.py")],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert parent.stdout is not None
    parent.stdout.readline()
    while len(processes_of(parent.pid)) < 3:
        sleep(0.05)
    parent.kill()
    end = monotonic() + 60
    while processes_of(parent.pid) and monotonic() < end:
        sleep(0.05)
    assert processes_of(parent.pid) == []
    parent.communicate()
