"""Which topics a text is given, and by which of its phrases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Tag, Topic
from generator.stages.tag import tag, topic_matcher


def topic(*phrases: str, threshold: float = 2.0) -> Topic:
    return Topic(title="A topic", description="What it is about.", phrases=phrases, threshold=threshold)


TOPICS = topic_matcher(
    {
        "trade": topic("tariff*", "trade", "trade treaty", "貿易", "!trade winds"),
        "china": topic("China", "Beijing", "!china cabinet"),
        "people": topic("Abe", threshold=1.0),
    }
)


def topics(title: str = "", lead: str = "", body: str = "") -> list[str]:
    return [given.topic for given in tag(title, lead, body, TOPICS)]


def found(text: str) -> list[str]:
    """Give the words of a title that gave it its topics."""
    return [
        text[phrase.start : phrase.end] for given in tag(text, "", "", TOPICS) for phrase in given.because
    ]


def test_a_phrase_in_the_title_or_in_the_lead_is_enough() -> None:
    assert topics(title="Talks on trade") == ["trade"]
    assert topics(lead="Talks on trade") == ["trade"]


def test_a_phrase_that_stands_once_in_the_body_is_not_enough() -> None:
    assert topics(body="They spoke of trade.") == []


def test_in_the_body_two_phrases_or_one_said_three_times_are_enough() -> None:
    assert topics(body="Trade and tariffs.") == ["trade"]
    assert topics(body="Trade, trade and trade.") == ["trade"]


def test_a_topic_may_set_its_own_threshold() -> None:
    assert topics(body="Mr Abe came.") == ["people"]


def test_the_weightiest_topic_comes_first_and_ids_break_a_tie() -> None:
    assert topics(title="China", lead="Trade and tariffs") == ["trade", "china"]
    assert topics(title="Trade and China") == ["china", "trade"]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("TRADE resumes", ["TRADE"]),
        ("China's answer", ["China's"]),
        ("Both Chinas’ answer", ["Chinas’"]),
        ("Two trade treaties", ["trade treaties"]),
        ("A tariffication plan", ["tariffication"]),
        ("Traders met", []),
        ("Abenomics ends", []),
        ("A trade-off", ["trade"]),
        ("日米貿易摩擦", ["貿易"]),
        ("The trade winds blew", []),
        ("Trade winds and trade", ["trade"]),
        ("Her china cabinet, from China", ["China"]),
    ],
)
def test_a_phrase_is_met_by_word_with_its_endings_unless_a_veto_covers_it(
    title: str, words: list[str]
) -> None:
    assert found(title) == words


def test_the_places_are_those_in_title_lead_and_body_parted_by_blank_lines() -> None:
    title, lead, body = "On trade", "China answers.", "Beijing raised a tariff."
    text = f"{title}\n\n{lead}\n\n{body}"
    evidence = [phrase for given in tag(title, lead, body, TOPICS) for phrase in given.because]
    assert {text[phrase.start : phrase.end] for phrase in evidence} == {"trade", "China", "Beijing", "tariff"}


@pytest.mark.parametrize(
    ("title", "phrase"),
    [("TARIFFS", "tariff"), ("Trade-treaty", "Trade-treaty"), ("Trade treaties", "Trade treaties")],
)
def test_the_evidence_names_phrases_as_the_topic_spells_them_or_else_as_the_text_does(
    title: str, phrase: str
) -> None:
    (given,) = tag(title, "", "", TOPICS)
    assert [met.phrase for met in given.because] == [phrase]


def test_a_letter_that_changes_its_length_in_lower_case_moves_no_place() -> None:
    assert found("İİİ trade") == ["trade"]


def test_a_digest_without_topics_gives_none() -> None:
    assert tag("Trade", "", "", topic_matcher({})) == ()


@given(st.text(), st.text(), st.text(alphabet="trade winds china 貿易,.’"))
def test_every_phrase_stands_at_its_place(title: str, lead: str, body: str) -> None:
    text = f"{title}\n\n{lead}\n\n{body}"
    given: Tag
    for given in tag(title, lead, body, TOPICS):
        assert given.because
        for phrase in given.because:
            assert text[phrase.start : phrase.end].lower().startswith(phrase.phrase.lower())
