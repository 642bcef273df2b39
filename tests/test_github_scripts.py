"""The scripts that speak to GitHub, with a stand-in that writes down what GitHub would be told."""

import os
import subprocess
from pathlib import Path

from tests.project import ROOT

STAND_IN = """#!/bin/sh
for word; do printf '%s\\0' "$word"; done >> {told}
printf '\\n' >> {told}
case "$1 $2" in
  "release view") test -e {there} ;;
  "run list") cat {runs} ;;
esac
"""
NAMES = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")


def run(name: str, folder: Path, **environment: str) -> list[list[str]]:
    """Run a script of .github in `folder`, and give the words of each call of `gh`."""
    told, programs = folder.parent / "told", folder.parent / "bin"
    programs.mkdir(exist_ok=True)
    told.write_text("")
    beside = {"there": folder.parent / "release", "runs": folder.parent / "runs"}
    (programs / "gh").write_text(STAND_IN.format(told=told, **beside))
    (programs / "gh").chmod(0o755)
    path = f"{programs}:{os.environ['PATH']}"
    subprocess.run([ROOT / ".github" / name], cwd=folder, env={"PATH": path, **environment}, check=True)
    return [line.split("\0")[:-1] for line in told.read_text().splitlines()]


def git(folder: Path, *words: str) -> str:
    environment = {**os.environ, **dict.fromkeys(NAMES, "editor@example.org")}
    done = subprocess.run(
        ["git", *words], cwd=folder, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def clone_with_a_draft(folder: Path) -> Path:
    origin, clone = folder / "origin", folder / "clone"
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(origin))
    git(folder, "clone", "--quiet", str(origin), str(clone))
    git(clone, "commit", "--quiet", "--allow-empty", "--message", "Begin")
    git(clone, "push", "--quiet", "origin", "HEAD:main")
    draft = clone / "content" / "articles" / "2020" / "2020-05-05-kites.md"
    draft.parent.mkdir(parents=True)
    draft.write_text("---\ntitle: $(touch hacked) `touch hacked`\n---\n")
    (clone / "stray.txt").write_text("not part of it\n")
    return clone


def test_a_suggested_article_comes_as_a_draft_pull_request_of_one_file(tmp_path: Path) -> None:
    clone = clone_with_a_draft(tmp_path)
    calls = run("propose.sh", clone, ISSUE="7", HOME=str(tmp_path))
    assert [call[:2] for call in calls] == [["auth", "setup-git"], ["pr", "create"]]
    assert "--draft" in calls[1]
    assert calls[1][calls[1].index("--head") + 1] == "suggestion-7"
    assert "Closes #7." in calls[1][-1]
    pushed = git(tmp_path / "origin", "show", "--name-only", "--format=%s", "suggestion-7").split("\n")
    assert pushed[0] == "Add the article suggested in #7"
    assert pushed[2:-1] == ["content/articles/2020/2020-05-05-kites.md"]
    assert not list(tmp_path.rglob("hacked"))


def editions(folder: Path) -> Path:
    release = folder / "project" / "build" / "release"
    release.mkdir(parents=True)
    for name in ("digest.zim", "digest site.zip"):
        (release / name).write_bytes(b"x")
    return folder / "project"


def test_large_editions_open_a_release_when_there_is_none(tmp_path: Path) -> None:
    calls = run("release.sh", editions(tmp_path))
    assert [call[:3] for call in calls] == [
        ["release", step, "editions"] for step in ("view", "create", "upload")
    ]
    assert set(calls[2][3:]) == {"--clobber", "build/release/digest.zim", "build/release/digest site.zip"}


def test_large_editions_take_the_place_of_those_of_before(tmp_path: Path) -> None:
    (tmp_path / "release").touch()
    calls = run("release.sh", editions(tmp_path))
    assert [call[1] for call in calls] == ["view", "upload"]
    assert "--clobber" in calls[1]


def test_the_answers_of_last_night_are_brought_to_where_the_site_takes_them_from(tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("4711\n")
    calls = run("last_links.sh", editions(tmp_path))
    assert calls[1] == ["run", "download", "4711", "--name", "links", "--dir", "build"]


def test_before_the_first_night_there_is_nothing_to_bring(tmp_path: Path) -> None:
    (tmp_path / "runs").touch()
    calls = run("last_links.sh", editions(tmp_path))
    assert [call[:2] for call in calls] == [["run", "list"]]
