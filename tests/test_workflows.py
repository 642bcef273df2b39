"""The workflows: safe by zizmor's strictest judgement, and made of commands that run here."""

import re
import subprocess
import sys
from pathlib import Path

import yaml

from tests.project import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def judge(*paths: Path) -> subprocess.CompletedProcess[str]:
    """Let zizmor judge workflows as its auditor persona, offline."""
    zizmor = Path(sys.executable).with_name("zizmor")
    return subprocess.run(
        [zizmor, "--offline", "--persona", "auditor", "--no-progress", *paths],
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_auditor_has_nothing_to_report() -> None:
    answer = judge(*WORKFLOWS)
    assert answer.returncode == 0, answer.stdout


def test_the_auditor_would_report_an_action_that_is_not_pinned(tmp_path: Path) -> None:
    weak = tmp_path / "weak.yml"
    weak.write_text(re.sub(r"@[0-9a-f]{40}", "@main", WORKFLOWS[0].read_text("utf-8")), "utf-8")
    assert judge(weak).returncode != 0


def test_every_step_that_runs_something_runs_a_target_of_the_makefile() -> None:
    for workflow in WORKFLOWS:
        jobs = yaml.safe_load(workflow.read_text("utf-8"))["jobs"]
        commands = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
        for command in commands:
            words = command.split()
            assert words[0] == "make", f"{workflow.name}: {command}"
            assert re.search(rf"^{words[1]}:", MAKEFILE, re.MULTILINE), f"{workflow.name}: {command}"


def test_pull_requests_get_no_secret_and_no_right_to_write() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text("utf-8"))
    assert workflow[True] == "pull_request"
    assert workflow["permissions"] == {}
    assert all(job["permissions"] == {"contents": "read"} for job in workflow["jobs"].values())
    assert "secrets." not in (ROOT / ".github/workflows/check.yml").read_text("utf-8")
