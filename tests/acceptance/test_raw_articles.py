"""The intake of the real raw articles gives what their README expects."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.intake import IntakeOrder, intake
from generator.outputs.intake_report import intake_report
from generator.stages.read_content import read_content
from tests.project import ROOT

RAW = ROOT.parent / "shared" / "raw"
PENCE = {"000_92e86190967a3647", "001_exact_copy_crlf", "002_reprint_hard_wrapped", "003_truncated"}
BLINKEN = {"004_4fd44fc7e33ac721", "005_update_other_outlet"}
OTHER = {"006_other_event_same_words"}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Take the folder in once, into a digest that has topics and publishers but no article yet."""
    if not RAW.is_dir():
        pytest.fail(
            f"{RAW} is missing; put the raw articles there, or run make test, which needs none of them"
        )
    content = replace(read_content(ROOT / "content")[0], articles=())
    order = IntakeOrder([RAW], into=tmp_path_factory.mktemp("drafts"))
    report: dict[str, Any] = json.loads("".join(intake_report(intake(order, content))))
    return report


def story_of(report: dict[str, Any], ids: set[str]) -> dict[str, Any]:
    story: dict[str, Any]
    (story,) = (article for article in report["articles"] if article["id"] in ids)
    return story


def copies_of(report: dict[str, Any], lead: str) -> set[str]:
    return {merged["copy"] for merged in report["merged"] if merged["lead"] == lead}


def test_three_stories_are_found_and_every_other_file_is_a_copy_of_its_own(report: dict[str, Any]) -> None:
    assert len(report["articles"]) == 3
    for ids in (PENCE, BLINKEN, OTHER):
        lead = story_of(report, ids)["id"]
        assert copies_of(report, lead) == ids - {lead}


def test_nothing_was_lost_but_the_readme(report: dict[str, Any]) -> None:
    assert [Path(dropped["file"]).name for dropped in report["dropped"]] == ["README.md"]


@pytest.mark.parametrize("ids", [PENCE, BLINKEN, OTHER], ids=["Pence", "Blinken", "other event"])
def test_no_paragraph_stands_twice(report: dict[str, Any], ids: set[str]) -> None:
    paragraphs = story_of(report, ids)["body"].split("\n\n")
    assert len(paragraphs) == len(set(paragraphs))


@pytest.mark.parametrize(
    "chrome",
    [
        "No comments", "Post a Comment", "SHARE THIS STORY", "Home >", "Sign up", "More stories",
        "Terms of use", "Subscribe", "News|Politics", "Live\n", "Kim Kyung-hoon", "16 Mar 2021", "Related",
        "Most Read", "Murdoch", "AstraZeneca", "Qatar", "Source :", "Skip to content", "By staff",
        "Leave a comment", "(Reuters) -",
    ],
)  # fmt: skip
def test_nothing_of_the_pages_is_left(report: dict[str, Any], chrome: str) -> None:
    assert not [article["id"] for article in report["articles"] if chrome in article["body"]]


def test_the_stories_begin_and_end_where_they_should(report: dict[str, Any]) -> None:
    pence, blinken = story_of(report, PENCE)["body"], story_of(report, BLINKEN)["body"]
    assert pence.startswith(
        "U.S. Vice President Mike Pence kicked off talks with Japan on Tuesday the White House"
    )
    assert pence.endswith("such as agriculture.")
    assert blinken.endswith("Yang Jiechi and Wang Yi in Anchorage, Alaska.")


def test_the_headings_of_a_story_stay_paragraphs_of_their_own(report: dict[str, Any]) -> None:
    assert "Quad alliance" in story_of(report, BLINKEN)["body"].split("\n\n")


def test_what_is_not_known_is_needed_and_not_guessed(report: dict[str, Any]) -> None:
    assert story_of(report, PENCE)["needs"] == ["url"]
    assert story_of(report, BLINKEN)["needs"] == []
    assert story_of(report, OTHER)["needs"] == ["publisher", "url"]


def test_dates_titles_and_publishers_are_those_of_the_pages_and_of_the_editor(report: dict[str, Any]) -> None:
    told = [(story["date"], story["publisher"], story["title"]) for story in report["articles"]]
    assert sorted(told, key=str) == [
        ("2017-04-18", "reuters", "Pence opens economic talks in Tokyo"),
        ("2021-03-16", "al-jazeera", "US vows to work with allies on North Korea denuclearisation"),
        ("2021-06-18", None, "Officials pledge to work with allies on North Korea"),
    ]


def test_every_phrase_stands_where_its_evidence_says(report: dict[str, Any]) -> None:
    for article in report["articles"]:
        for topic in article["topics"]:
            for phrase in topic["because"]:
                text = article[phrase.get("in", "body")]
                found = text[phrase["start"] : phrase["end"]].lower()
                assert found.startswith(phrase["phrase"].lower()[:-1])


def test_the_topics_are_those_an_editor_would_give(report: dict[str, Any]) -> None:
    def topics(ids: set[str]) -> set[str]:
        return {topic["id"] for topic in story_of(report, ids)["topics"]}

    assert "trade" in topics(PENCE)
    assert {"north-korea", "security", "china"} <= topics(BLINKEN)
    assert "north-korea" in topics(OTHER)
