"""Which sources still answer, asked of a real server."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from generator.errors import DigestError
from generator.site.source_links import ask_addresses
from tests.conftest import Serve
from tests.project import CONTENT, Project, article, copy_project


@pytest.fixture
def server(serve: Serve, tmp_path: Path) -> str:
    """Give the address of a server that has one page."""
    folder = tmp_path / "served"
    folder.mkdir()
    (folder / "alive.html").write_text("<p>Here I am.</p>")
    return serve(folder)


def test_a_page_that_is_gone_is_told_from_one_that_answers(server: str) -> None:
    alive, gone = ask_addresses([f"{server}/gone.html", f"{server}/alive.html"])
    assert (alive.url, alive.said) == (f"{server}/alive.html", "")
    assert gone.url == f"{server}/gone.html"
    assert "404" in gone.said


def test_a_dead_source_is_told_in_the_summary_and_on_the_next_site_and_fails_nothing(
    server: str, tmp_path: Path
) -> None:
    project = copy_project(tmp_path, content=_room(tmp_path, server))
    summary = tmp_path / "summary.md"
    answer = project.digest("links", GITHUB_STEP_SUMMARY=str(summary))
    assert answer.returncode == 0, answer.stderr
    assert "1 of 2 sources do not answer" in summary.read_text("utf-8")
    assert "2020-05-05-gone" in summary.read_text("utf-8")
    project.build()
    links = {
        link["url"]: link for link in json.loads((project.site / "data/links.json").read_text())["links"]
    }
    assert links[f"{server}/alive.html"]["alive"]
    assert not links[f"{server}/gone.html"]["alive"]
    assert links[f"{server}/gone.html"]["articles"] == ["2020-05-05-gone"]
    index = json.loads((project.site / "data/index.json").read_text())
    assert "links.json" in {told["path"] for told in index["files"]}


@pytest.mark.parametrize("spoiled", ["[]", "half a rep"])
def test_a_report_that_was_spoiled_is_named(server: str, tmp_path: Path, spoiled: str) -> None:
    project = copy_project(tmp_path, content=_room(tmp_path, server))
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "links.json").write_text(spoiled)
    answer = project.digest("build")
    assert answer.returncode == 1
    assert "links.json: this is no report of sources; delete it" in answer.stderr


def test_without_the_program_that_asks_it_is_said_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(
        DigestError, match="lychee, which asks the addresses, is not installed; run make links"
    ):
        ask_addresses(["https://lantern.example.org/"])


def test_what_that_program_complains_of_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lychee = tmp_path / "lychee"
    lychee.write_text("#!/bin/sh\necho 'no such option' >&2; exit 3\n", "utf-8")
    lychee.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(DigestError, match=r"^lychee could not ask the addresses: no such option$"):
        ask_addresses(["https://lantern.example.org/"])


def _room(folder: Path, server: str) -> Path:
    project = Project(folder / "room")
    shutil.copytree(CONTENT, project.content, ignore=shutil.ignore_patterns("*.md"))
    for name in ("about", "contribute"):
        project.write(f"pages/{name}.md", "---\ntitle: Kites\ndescription: About kites.\n---\nKites.\n")
    for name in ("alive", "gone"):
        sources = f"[{{publisher: lantern-times, url: '{server}/{name}.html'}}]"
        project.write(f"articles/2020/2020-05-05-{name}.md", article(name, sources=sources))
    return project.content
