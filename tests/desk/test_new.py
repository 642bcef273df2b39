"""`digest new`: an article's file from a few answers, at the terminal or from an issue."""

import json

import pytest
import yaml

from generator.stages.read_answers import LABELS, LISTS
from tests.commands import Digest
from tests.desk.terminal import at_terminal
from tests.project import ROOT, Project, tree

URL = "https://www.lantern.example.org/2021/05/06/tariff-talks?utm_source=mail"
TITLE = 'Tariff talks: "day one"'
SUMMARY = "Both governments opened talks on a tariff for kites; nothing was agreed on the first day."
SAID = ("--url", URL, "--title", TITLE, "--date", "2021-05-06", "--summary", SUMMARY)
PATH = "articles/2021/2021-05-06-tariff-talks-day-one.md"
FORM = ROOT / ".github" / "ISSUE_TEMPLATE" / "article.yml"


def test_at_the_terminal_publisher_date_names_and_topics_follow_from_what_was_said(
    project: Project, digest: Digest
) -> None:
    with at_terminal(project, "new") as terminal:
        assert "Ctrl-C stops" in terminal.answer("Address of the report", URL)
        assert "[lantern-times]" in terminal.answer("Publisher")
        assert "[2021-05-06]" in terminal.answer("When it happened")
        terminal.answer("What happened", "Robin Placeholder opens tariff talks in Port Example")
        terminal.answer("One or two sentences", SUMMARY)
        assert "[Robin Placeholder]" in terminal.answer("People")
        assert "[Port Example]" in terminal.answer("Places")
        terminal.answer("Organizations", "PKC, Kite Guild")
        assert 'trade, because of "tariff"' in terminal.answer("Topics")
        terminal.answer("Write this to content/articles/2021/2021-05-06-robin-placeholder-opens")
        code, said = terminal.end()
    assert code == 0, said
    (path,) = project.content.glob("articles/2021/2021-05-06-robin-*.md")
    head = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
    assert head["sources"] == [{"publisher": "lantern-times", "url": URL.partition("?")[0]}]
    assert head["people"] == ["Robin Placeholder"]
    assert head["places"] == ["Port Example"]
    assert head["organizations"] == ["Pacific Kite Council", "Kite Guild"]
    assert head["topics"] == ["trade"]
    assert digest("check", str(path)).out == "0 errors, 0 warnings\n"


def test_at_the_terminal_an_answer_that_does_not_fit_is_explained_and_asked_for_again(
    project: Project,
) -> None:
    with at_terminal(project, "new") as terminal:
        terminal.answer("Address of the report", "kite")
        assert "begins with https://" in terminal.answer("Address of the report", "https://new.example.org/a")
        assert "No publisher has the host new.example.org" in terminal.answer("Publisher", "lantern-tines")
        assert 'did you mean "lantern-times"?' in terminal.answer("Publisher", "lantern-times")
        terminal.answer("When it happened", "yesterday")
        assert "write YYYY-MM-DD" in terminal.answer("When it happened", "2999-01-01")
        assert "lies in the future" in terminal.answer("When it happened", "2021-03-16")
        assert "2021-03-17-exercise-seen-from-the-shore.md: " in terminal.answer(
            "What happened", "Harbor exercise repeated"
        )
        seen = terminal.answer("What happened", "Kites are counted again")
        assert "2021-03-16-harbor-exercise-repeated.md is there already" in seen
        terminal.answer("One or two sentences", "Short.")
        assert "at least 40" in terminal.answer("One or two sentences", SUMMARY)
        terminal.answer("People", "-")
        terminal.answer("Places")
        terminal.answer("Organizations")
        terminal.answer("Topics", "trade, securty")
        assert 'did you mean "security"?' in terminal.answer("Topics", "trade, security")
        terminal.answer("Write this to", "n")
        code, said = terminal.end()
    assert code == 130
    assert "nothing was written" in said
    assert not list(project.content.rglob("*kites-are-counted*"))


def test_ctrl_c_at_the_terminal_leaves_no_file(project: Project) -> None:
    before = tree(project.content)
    with at_terminal(project, "new", "--title", TITLE, "--date", "2021-05-06") as terminal:
        terminal.answer("Address of the report", URL)
        terminal.answer("Publisher")
        terminal.wait_for("One or two sentences")
        terminal.wait_for(": ")
        terminal.stop()
        code, said = terminal.end()
    assert code == 130
    assert "Stopped; nothing was written." in said
    assert "Traceback" not in said
    assert tree(project.content) == before


def test_at_the_terminal_a_story_told_already_ends_the_questions(project: Project) -> None:
    with at_terminal(project, "new") as terminal:
        terminal.answer("Address of the report", "https://kite.example.org/2020/12/01/joint-exercise")
        code, said = terminal.end()
    assert code == 2
    assert "2020-11-30-harbor-exercise.md names this address already" in said


def test_a_new_file_is_valid_at_once(digest: Digest) -> None:
    answer = digest("new", *SAID, "--people", "Haru Tanabata, Robin Placeholder")
    assert answer.code == 0, answer.err
    path = f"content/{PATH}"
    assert path in answer.out
    assert digest("check", path).out == "0 errors, 0 warnings\n"


def test_publisher_and_topics_follow_from_the_address_and_the_words(project: Project, digest: Digest) -> None:
    digest("new", *SAID)
    text = (project.content / PATH).read_text("utf-8")
    assert "publisher: lantern-times" in text
    assert "topics: [trade]" in text
    assert "utm_source" not in text


def test_a_story_told_already_is_named_and_nothing_is_written(project: Project, digest: Digest) -> None:
    before = tree(project.content)
    known = "https://m.kite.example.org/2020/12/01/joint-exercise?fbclid=x"
    answer = digest("new", "--url", known, *SAID[2:])
    assert answer.code == 2
    assert "articles/2020/2020-11-30-harbor-exercise.md names this address already" in answer.err
    assert tree(project.content) == before


def test_nothing_that_exists_is_overwritten(project: Project, digest: Digest) -> None:
    digest("new", *SAID)
    before = tree(project.content)
    answer = digest("new", "--url", "https://lantern.example.org/other", *SAID[2:])
    assert answer.code == 2
    assert "is there already" in answer.err
    assert tree(project.content) == before


def test_where_nobody_can_be_asked_everything_that_is_missing_is_named(digest: Digest) -> None:
    answer = digest("new", "--url", URL)
    assert answer.code == 2
    for option in ("--title", "--date", "--summary"):
        assert f"{option} is missing" in answer.err


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--summary", "Short.", "at least 40"),
        ("--date", "yesterday", "YYYY-MM-DD"),
        ("--url", "kite", "https://"),
    ],
)
def test_an_answer_that_does_not_fit_is_explained_and_nothing_is_written(
    project: Project, digest: Digest, option: str, value: str, says: str
) -> None:
    before = tree(project.content)
    said = list(SAID)
    said[said.index(option) + 1] = value
    answer = digest("new", *said, "--publisher", "lantern-times")
    assert answer.code in {1, 2}
    assert says in answer.out + answer.err
    assert "Traceback" not in answer.err
    assert tree(project.content) == before


def issue(**answers: str) -> str:
    """Write an issue's text as GitHub makes it of the form."""
    by_key = {key: label for label, key in LABELS.items()}
    said = {"url": URL, "title": "Tariff talks open", "date": "2021-05-06", "summary": SUMMARY} | answers
    return "\n\n".join(f"### {label}\n\n{said.get(key, '_No response_')}" for key, label in by_key.items())


def test_an_issue_becomes_a_draft(project: Project, digest: Digest) -> None:
    event = project.folder / "event.json"
    event.write_text(
        json.dumps({"issue": {"number": 7, "body": issue(people="Haru Tanabata\nRobin Placeholder")}})
    )
    answer = digest("new", "--draft", "--from-issue", str(event))
    assert answer.code == 0, answer.err
    text = (project.content / "articles/2021/2021-05-06-tariff-talks-open.md").read_text("utf-8")
    assert "people: [Haru Tanabata, Robin Placeholder]" in text
    assert "draft: true" in text
    assert digest("check").code == 0


def test_what_an_issue_says_stays_data(project: Project, digest: Digest) -> None:
    title = "$(touch pwned) `touch pwned` ; touch pwned\ntopics: [security]"
    event = project.folder / "issue.md"
    event.write_text(issue(title=title, people="]\nsame_as: [x], #y, 'z"))
    answer = digest("new", "--from-issue", str(event))
    assert answer.code == 0, answer.err + answer.out
    (path,) = project.content.glob("articles/2021/2021-05-06-*.md")
    head = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
    assert head["title"] == "$(touch pwned) `touch pwned` ; touch pwned topics: [security]"
    assert head["people"] == ["]", "same_as: [x]", "#y", "'z"]
    assert "same_as" not in head
    assert not list(project.folder.rglob("pwned"))


@pytest.mark.parametrize("text", ["", "nothing", "{}", '{"issue": {}}', '{"issue": {"body": null}}', "\x00"])
def test_what_is_no_filled_in_form_is_wrong_use(digest: Digest, project: Project, text: str) -> None:
    event = project.folder / "event.json"
    event.write_text(text)
    answer = digest("new", "--from-issue", str(event))
    assert answer.code == 2
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("data", [None, b"\xff\xfe"])
def test_an_issue_that_cannot_be_read_is_named(digest: Digest, project: Project, data: bytes | None) -> None:
    if data:
        (project.folder / "event.json").write_bytes(data)
    answer = digest("new", "--from-issue", "event.json")
    assert answer.code == 2
    assert "event.json cannot be read" in answer.err


def test_the_issue_form_asks_what_the_command_understands() -> None:
    form = yaml.safe_load(FORM.read_text("utf-8"))
    fields = [field for field in form["body"] if "id" in field]
    assert {field["attributes"]["label"]: field["id"] for field in fields} == dict(LABELS)
    needed = {field["id"] for field in fields if field.get("validations", {}).get("required")}
    assert needed == {"url", "title", "date", "summary"}
    assert set(LISTS) <= {field["id"] for field in fields}
