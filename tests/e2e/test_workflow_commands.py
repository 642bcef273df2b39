"""The commands of the workflows, run in their order in a fresh clone."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.project import CONTENT, ROOT, article

NEVER_HERE = {"make test", "make links", "make last-links", "make proposal", "make release"}
"""This very run, the network, and GitHub itself: the first is run by whoever runs this."""


def commands(name: str) -> list[str]:
    workflow: dict[Any, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text("utf-8"))
    steps = (step for job in workflow["jobs"].values() for step in job["steps"])
    return [step["run"] for step in steps if "run" in step]


def git(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a clone of this folder as it stands, with little content, whose last commit adds an article.

    The programs are those of this run: installing them again would prove what `make` proves each time.
    """
    origin, clone = (tmp_path_factory.mktemp(name) / "digest" for name in ("origin", "clone"))
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if not name.startswith("content/articles") and (ROOT / name).is_file():
            (origin / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, origin / name)
    shutil.copytree(CONTENT, origin / "content", dirs_exist_ok=True)
    git(origin, "init", "--quiet", "--initial-branch=main")
    git(origin, "add", "--all")
    git(origin, "commit", "--quiet", "--message", "Begin")
    (origin / "content/articles/2020/2020-05-05-kites.md").write_text(article(), "utf-8")
    git(origin, "add", "--all")
    git(origin, "commit", "--quiet", "--message", "Add an article")
    git(origin, "clone", "--quiet", "--depth", "2", origin.as_uri(), str(clone))
    _lend_programs(clone)
    return clone


def _lend_programs(clone: Path) -> None:
    """Put the programs of this run where make would install them."""
    own = clone / ".venv" / "bin"
    own.mkdir(parents=True)
    for name, module in {"python": "", "digest": "-m generator "}.items():
        (own / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {module}"$@"\n')
        (own / name).chmod(0o755)
    for stamp in (".site-installed", ".offline-installed", ".test-installed"):
        (clone / ".venv" / stamp).touch()


@pytest.mark.parametrize("name", ["check.yml", "publish.yml"])
def test_every_command_of_the_workflow_runs(name: str, clone: Path) -> None:
    summary = clone.parent / f"{name}.md"
    environment = {
        **os.environ,
        "PYTHONPATH": str(clone),
        "GITHUB_STEP_SUMMARY": str(summary),
        "SITE_URL": "https://kites.example.org/digest",
        "REPOSITORY_URL": "https://github.com/kites/digest",
    }
    for command in commands(name):
        if command not in NEVER_HERE:
            answer = subprocess.run(
                shlex.split(command), cwd=clone, env=environment, capture_output=True, text=True, check=False
            )
            assert answer.returncode == 0, f"{command}\n{answer.stdout}{answer.stderr}"
    assert (clone / "site" / "index.html").is_file()
    assert summary.read_text("utf-8")


def test_the_commands_that_do_not_run_here_are_targets_all_the_same() -> None:
    for command in NEVER_HERE:
        subprocess.run(["make", "--dry-run", *command.split()[1:]], cwd=ROOT, check=True, capture_output=True)


def test_the_preview_of_the_pull_request_lists_its_article_alone(clone: Path) -> None:
    page = (clone / "site" / "changes.html").read_text("utf-8")
    assert page.count("<li>") == 1
    assert 'href="articles/2020/2020-05-05-kites.html"' in page
    assert (clone / "site" / "articles/2020/2020-05-05-kites.html").is_file()
