"""What an editor sees of a pull request: annotations, the summary, and the site with what changed."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.project import Project, article, copy_project

TITLE = "Kites <b>are</b> counted `twice` [here](x)"
NEW = "articles/2020/2020-05-05-kites.md"


def git(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a project whose first commit is what main holds."""
    project = copy_project(tmp_path)
    (tmp_path / ".gitignore").write_text("/site/\n/build/\n")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "Begin")
    return project


def check(project: Project, **environment: str) -> tuple[str, str]:
    """Run the check as the workflow does; give what was printed and the step summary."""
    summary = project.folder / "summary.md"
    summary.unlink(missing_ok=True)
    answer = project.digest(
        "check", "--format", "github", "--since", "HEAD", GITHUB_STEP_SUMMARY=str(summary), **environment
    )
    assert "Traceback" not in answer.stderr
    return answer.stdout, summary.read_text("utf-8")


def test_the_summary_shows_a_new_article_as_it_will_look(project: Project) -> None:
    project.write(
        NEW,
        article(
            "Kites are counted",
            summary="Both sides agree on a tariff for kites, and on little else beside it.",
        ),
    )
    _, summary = check(project)
    assert "## Kites are counted" in summary
    assert "2020-05-05" in summary
    assert "Both sides agree on a tariff" in summary
    assert "**trade** (found by “tariff" in summary.replace("\\", "")
    assert "Source: Lantern Times, <https://lantern.example.org/kites-are-counted>" in summary
    assert "Nothing: everything is as it should be." in summary


def test_what_an_article_says_stays_text_in_the_summary(project: Project) -> None:
    project.write(NEW, article(json.dumps(TITLE)))
    _, summary = check(project)
    assert "\\<b>are\\</b>" in summary
    assert "\\[here\\](x)" in summary


def test_a_possible_duplicate_is_linked_with_its_evidence(project: Project) -> None:
    old = (project.content / "articles/2020/2020-11-30-harbor-exercise.md").read_text("utf-8")
    lead, body = old.split("summary: ")[1].split("\n")[0], old.rpartition("---\n")[2]
    head = article("Another exercise", date="2020-12-01", summary=lead).rpartition("An invented body.")[0]
    project.write("articles/2020/2020-12-01-another.md", head + body)
    on_github = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "kites/digest"}
    _, summary = check(project, **on_github)
    place = "content/articles/2020/2020-11-30-harbor-exercise.md"
    assert (
        f"**The same story?** [{place}](https://github.com/kites/digest/blob/main/{place}) (text, 100%)"
        in summary
    )


def test_every_finding_is_an_annotation_on_its_line_and_stands_in_the_summary(project: Project) -> None:
    bodies = "\n\n".join(f"Kite {number} ![x](https://x.example/{number}.png)" for number in range(14))
    path = project.write(NEW, article().replace("An invented body.", bodies))
    printed, summary = check(project)
    lines = printed.splitlines()
    assert len(lines) == 14
    first = path.read_text("utf-8").splitlines().index("Kite 0 ![x](https://x.example/0.png)") + 1
    assert lines[0].startswith(f"::error file=content/{NEW},line={first},col=8::images load from elsewhere")
    assert summary.count("- **error**") == 14


def test_warnings_elsewhere_are_folded_away_and_errors_elsewhere_are_not_hidden(project: Project) -> None:
    other = project.content / "articles/2019/2019-05-04-orchestra-plays-on-the-pier.md"
    other.write_text(other.read_text().replace("url: https:", "url: http:"))
    git(project.folder, "commit", "--quiet", "--all", "--message", "Worsen")
    project.write(NEW, article())
    printed, summary = check(project)
    assert printed == ""
    assert "1 more in files that this does not change" in summary


def test_odd_file_names_pass_through_git_and_the_annotations_as_they_are(project: Project) -> None:
    name = "articles/2020/2020-05-05-a b;$(touch pwned),\"'%.md"
    project.write(name, article())
    printed, _ = check(project)
    assert "file=content/articles/2020/2020-05-05-a b;$(touch pwned)%2C\"'%25.md,line=1" in printed
    assert not (project.folder / "pwned").exists()


def test_a_revision_that_git_does_not_know_is_wrong_use(project: Project) -> None:
    for revision in ("no-such-branch", "--output=stolen"):
        answer = project.digest("check", "--since", revision)
        assert answer.returncode == 2
        assert "HEAD~1" in answer.stderr
    assert not (project.folder / "stolen").exists()


def test_the_preview_lists_the_changed_pages_only_and_links_them_from_disk(project: Project) -> None:
    project.write(NEW, article("Kites & <i>boats</i>"))
    (project.site / "articles").mkdir(parents=True)
    answer = project.digest("preview", "--since", "HEAD")
    assert answer.returncode == 0, answer.stderr
    page = (project.site / "changes.html").read_text("utf-8")
    assert 'href="articles/2020/2020-05-05-kites.html">Kites &amp; &lt;i&gt;boats&lt;/i&gt;</a>' in page
    assert page.count("<li>") == 1
