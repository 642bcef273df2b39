"""`digest serve` and plain `mkdocs serve`, driven as an editor at work would."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from tests.project import ROOT, Project, article

PATIENCE = 30.0


@contextmanager
def running(project: Project, *command: str) -> Iterator[subprocess.Popen[str]]:
    """Run a command of the project until the block ends, then interrupt it."""
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=project.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def address(process: subprocess.Popen[str]) -> str:
    """Read what the command prints until it names its address."""
    assert process.stdout
    for line in process.stdout:
        if match := re.search(r"http://127\.0\.0\.1:\d+/", line):
            return match[0]
    pytest.fail("the command ended without naming an address")


def eventually(holds: Callable[[], bool]) -> bool:
    """Wait until something holds, with patience."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False


def shows(url: str, text: str) -> bool:
    """Say whether the page at `url` can be had and holds `text`."""
    place = urlsplit(url)
    connection = HTTPConnection(place.netloc, timeout=PATIENCE)
    try:
        connection.request("GET", place.path)
        return text in connection.getresponse().read().decode()
    except OSError:
        return False
    finally:
        connection.close()


def test_an_edit_shows_without_being_asked_for_and_a_mistake_keeps_the_last_good_site(
    project: Project,
) -> None:
    with running(project, "generator", "serve", "--port", "0") as process:
        root = address(process)
        page = f"{root}articles/2020/2020-05-05-kites.html"
        assert shows(f"{root}index.html", "Latest")
        path = project.write("articles/2020/2020-05-05-kites.md", article("Kites are counted"))
        assert eventually(lambda: shows(page, "Kites are counted"))
        path.write_text("broken", "utf-8")
        time.sleep(1)
        assert shows(page, "Kites are counted")
        path.write_text(article("Kites are counted again"), "utf-8")
        assert eventually(lambda: shows(page, "Kites are counted again"))


def test_the_engine_by_itself_serves_the_pages_that_were_made(project: Project) -> None:
    project.build()
    with running(project, "mkdocs", "serve", "--dev-addr", "127.0.0.1:8765"):
        assert eventually(lambda: shows("http://127.0.0.1:8765/topics/index.html", "<h1>Topics</h1>"))


def test_a_taken_port_is_named(project: Project) -> None:
    with running(project, "generator", "serve", "--port", "0") as process:
        port = address(process).split(":")[2].strip("/")
        answer = project.digest("serve", "--port", port)
    assert answer.returncode == 2
    assert port in answer.stderr
