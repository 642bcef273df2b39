"""What the commands print for people, for programs and for GitHub, and what they refuse."""

import json
from pathlib import Path

import pytest

from tests.commands import Digest
from tests.project import ROOT, Project, article

RAW = ROOT / "tests" / "fixtures" / "raw"
FILE = "articles/2020/2020-05-05-kites-are-counted.md"


# --- check ------------------------------------------------------------------------------------


def test_programs_get_the_findings_as_data(project: Project, digest: Digest) -> None:
    project.write(FILE, article("Kites " * 21))
    answer = digest("check", "--format", "json")
    assert answer.code == 1
    said = '"title" has 125 characters; at most 120 are allowed'
    place = {"path": f"content/{FILE}", "line": 2, "column": 8}
    assert json.loads(answer.out) == [{**place, "severity": "error", "message": said}]


def test_github_gets_annotations_and_a_summary(
    project: Project, digest: Digest, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write(FILE, article("Kites " * 21))
    summary = project.folder / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    answer = digest("check", "--format", "github")
    assert answer.code == 1
    assert answer.out.startswith(f'::error file=content/{FILE},line=2,col=8::"title" has')
    assert summary.read_text("utf-8").startswith(f"## 1 error, 0 warnings\n\n    content/{FILE}:2:8: error:")


# --- intake -----------------------------------------------------------------------------------


def test_intake_tells_where_each_raw_article_ended(project: Project, digest: Digest) -> None:
    answer = digest("intake", RAW, "--report", "report.json")
    assert answer.code == 0, answer.err
    drafts = sorted(
        path.relative_to(project.folder) for path in project.content.rglob("*.md") if is_new(path)
    )
    lines = answer.out.splitlines()
    assert sorted(line.split()[1] for line in lines if line.startswith("drafted ")) == list(map(str, drafts))
    assert "merged 1-blog-copy into 2-reprint (text 1.00)" in lines
    assert lines[-1] == "4 stories, 3 merged, 0 possible duplicates, 1 dropped"
    report = json.loads((project.folder / "report.json").read_text("utf-8"))
    assert len(report["articles"]) == len(drafts)


def is_new(path: Path) -> bool:
    return "# Drafted from" in path.read_text("utf-8")


def test_a_dry_run_says_what_it_would_do_and_a_second_run_what_stayed(
    project: Project, digest: Digest
) -> None:
    page = RAW / "7-page.html"
    assert digest("intake", page, "--dry-run").out.startswith("would draft ")
    assert not any(map(is_new, project.content.rglob("*.md")))
    assert digest("intake", page).out.startswith("drafted ")
    assert digest("intake", page).out.startswith("kept ")


def test_what_is_dropped_and_what_was_told_already_is_told(project: Project, digest: Digest) -> None:
    text = (
        "The kites over the bay were counted by six people on Tuesday, and there were nine of each colour. "
        * 3
    )
    project.write(FILE, f"{article()}\n{text}\n")
    raw = project.folder / "raw"
    raw.mkdir()
    (raw / "again.txt").write_text(text, "utf-8")
    (raw / "again.meta.yml").write_text(
        "publisher: kite-wire\nurl: https://kite.example.org/again\ndate: 2020-05-05\n", "utf-8"
    )
    (raw / "picture.png").write_bytes(b"\x89PNG")
    lines = digest("intake", "raw").out.splitlines()
    assert lines[0] == "merged again into 2020-05-05-kites-are-counted (containment 1.00)"
    assert lines[1] == f"added again to the sources of content/{FILE}"
    assert lines[2].startswith("dropped raw/picture.png: unknown kind; only .txt, ")
    assert lines[3] == "0 stories, 1 merged, 0 possible duplicates, 1 dropped"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--date", "some day"), "--date: "),
        (("--url", "kites"), "--url: "),
        (("--report", "nowhere/report.json"), "nowhere/report.json: the report cannot be written"),
    ],
)
def test_what_intake_is_told_has_to_make_sense(digest: Digest, words: tuple[str, ...], says: str) -> None:
    answer = digest("intake", RAW / "7-page.html", *words)
    assert answer.code == 2
    assert f"digest: {says}" in answer.err


# --- schema -----------------------------------------------------------------------------------


def test_the_schemas_are_written_where_they_are_wanted(project: Project, digest: Digest) -> None:
    assert digest("schema", "--into", "schemas").out == "schemas holds the schemas of all content files\n"
    written = {path.name: path.read_bytes() for path in (project.folder / "schemas").iterdir()}
    assert written == {path.name: path.read_bytes() for path in (ROOT / "docs" / "schema").iterdir()}
