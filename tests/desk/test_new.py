"""`digest new`: an article's file from a few answers, at the terminal or from an issue."""

import json
from pathlib import Path

import pytest
import yaml

from generator.stages.read_answers import LABELS, LISTS
from tests.project import ROOT, Project, copy_project, tree

URL = "https://www.lantern.example.org/2021/05/tariff-talks?utm_source=mail"
SUMMARY = "Both governments opened talks on a tariff for kites; nothing was agreed on the first day."
SAID = ("--url", URL, "--title", 'Tariff talks: "day one"', "--date", "2021-05-06", "--summary", SUMMARY)
FORM = ROOT / ".github" / "ISSUE_TEMPLATE" / "article.yml"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_project(tmp_path)


def test_a_new_file_is_valid_at_once(project: Project) -> None:
    answer = project.digest("new", *SAID, "--people", "Haru Tanabata, Robin Placeholder")
    assert answer.returncode == 0, answer.stderr
    path = "content/articles/2021/2021-05-06-tariff-talks-day-one.md"
    assert path in answer.stdout
    assert project.digest("check", path).stdout == "0 errors, 0 warnings\n"


def test_publisher_and_topics_follow_from_the_address_and_the_words(project: Project) -> None:
    project.digest("new", *SAID)
    text = (project.content / "articles/2021/2021-05-06-tariff-talks-day-one.md").read_text("utf-8")
    assert "publisher: lantern-times" in text
    assert "topics: [trade]" in text
    assert "utm_source" not in text


def test_a_story_told_already_is_named_and_nothing_is_written(project: Project) -> None:
    before = tree(project.content)
    known = "https://m.kite.example.org/2020/12/01/joint-exercise?fbclid=x"
    answer = project.digest("new", "--url", known, *SAID[2:])
    assert answer.returncode == 2
    assert "articles/2020/2020-11-30-harbor-exercise.md names this address already" in answer.stderr
    assert tree(project.content) == before


def test_nothing_that_exists_is_overwritten(project: Project) -> None:
    project.digest("new", *SAID)
    before = tree(project.content)
    answer = project.digest("new", "--url", "https://lantern.example.org/other", *SAID[2:])
    assert answer.returncode == 2
    assert "is there already" in answer.stderr
    assert tree(project.content) == before


def test_what_is_missing_is_asked_for_by_the_name_of_its_option(project: Project) -> None:
    answer = project.digest("new", "--url", URL)
    assert answer.returncode == 2
    assert "--title is missing" in answer.stderr


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--summary", "Short.", "at least 40"),
        ("--date", "yesterday", "YYYY-MM-DD"),
        ("--url", "kite", "https://"),
    ],
)
def test_an_answer_that_does_not_fit_is_explained_and_nothing_is_written(
    project: Project, option: str, value: str, says: str
) -> None:
    before = tree(project.content)
    said = list(SAID)
    said[said.index(option) + 1] = value
    answer = project.digest("new", *said, "--publisher", "lantern-times")
    assert answer.returncode in {1, 2}
    assert says in answer.stdout + answer.stderr
    assert "Traceback" not in answer.stderr
    assert tree(project.content) == before


def issue(**answers: str) -> str:
    """Write an issue's text as GitHub makes it of the form."""
    by_key = {key: label for label, key in LABELS.items()}
    said = {"url": URL, "title": "Tariff talks open", "date": "2021-05-06", "summary": SUMMARY} | answers
    return "\n\n".join(f"### {label}\n\n{said.get(key, '_No response_')}" for key, label in by_key.items())


def test_an_issue_becomes_a_draft(project: Project) -> None:
    event = project.folder / "event.json"
    event.write_text(
        json.dumps({"issue": {"number": 7, "body": issue(people="Haru Tanabata\nRobin Placeholder")}})
    )
    answer = project.digest("new", "--draft", "--from-issue", str(event))
    assert answer.returncode == 0, answer.stderr
    text = (project.content / "articles/2021/2021-05-06-tariff-talks-open.md").read_text("utf-8")
    assert "people: [Haru Tanabata, Robin Placeholder]" in text
    assert "draft: true" in text
    assert project.digest("check").returncode == 0


def test_what_an_issue_says_stays_data(project: Project) -> None:
    title = "$(touch pwned) `touch pwned` ; touch pwned\ntopics: [security]"
    event = project.folder / "issue.md"
    event.write_text(issue(title=title, people="]\nsame_as: [x], #y, 'z"))
    answer = project.digest("new", "--from-issue", str(event))
    assert answer.returncode == 0, answer.stderr + answer.stdout
    (path,) = project.content.glob("articles/2021/2021-05-06-*.md")
    head = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
    assert head["title"] == "$(touch pwned) `touch pwned` ; touch pwned topics: [security]"
    assert head["people"] == ["]", "same_as: [x]", "#y", "'z"]
    assert "same_as" not in head
    assert not list(project.folder.rglob("pwned"))


@pytest.mark.parametrize("text", ["", "nothing", "{}", '{"issue": {}}', '{"issue": {"body": null}}', "\x00"])
def test_what_is_no_filled_in_form_is_wrong_use(project: Project, text: str) -> None:
    event = project.folder / "event.json"
    event.write_text(text)
    answer = project.digest("new", "--from-issue", str(event))
    assert answer.returncode == 2
    assert "Traceback" not in answer.stderr


def test_the_issue_form_asks_what_the_command_understands() -> None:
    form = yaml.safe_load(FORM.read_text("utf-8"))
    fields = [field for field in form["body"] if "id" in field]
    assert {field["attributes"]["label"]: field["id"] for field in fields} == dict(LABELS)
    needed = {field["id"] for field in fields if field.get("validations", {}).get("required")}
    assert needed == {"url", "title", "date", "summary"}
    assert set(LISTS) <= {field["id"] for field in fields}
