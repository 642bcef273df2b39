"""Where phrases are met in a text, and where they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.likeness.phrase_matching import Match, PhraseMatcher

GROUPS = {
    "trade": ("tariff*", "trade treaty", "defence exports", "貿易", "!tariff-free dinner"),
    "china": ("China", "US-led forces", "Quad", "!china cabinet", "!quad bike"),
}
MATCHER = PhraseMatcher(GROUPS)
WORDS = st.lists(
    st.sampled_from(
        [
            "China",
            "china",
            "cabinet",
            "Quad",
            "quad",
            "bike",
            "tariffs",
            "tar-\niff",
            "trade",
            "treaty",
            "貿易",
            ".",
        ]
    )
)


def met(text: str) -> list[str]:
    """Give the words of `text` that were met."""
    return [text[match.start : match.end] for match in MATCHER.find(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two trade treaties and a trade-treaty's end", ["trade treaties", "trade-treaty's"]),
        ("trade\ntreaty", ["trade\ntreaty"]),
        ("Defense exports", ["Defense exports"]),
        ("U.S.-led forces and US led forces", ["U.S.-led forces", "US led forces"]),
        ("tariffication", ["tariffication"]),
        ("A trade treatyless age", []),
        ("日米貿易摩擦", ["貿易"]),
    ],
)
def test_a_phrase_is_met_by_word_in_every_way_of_writing_it(text: str, words: list[str]) -> None:
    assert met(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("China buys china", ["China"]),
        ("CHINA BUYS", ["CHINA"]),
        ("all is written small here, china too", ["china"]),
        ("A quad and the Quad", ["Quad"]),
        ("TARIFFS and tariffs", ["TARIFFS", "tariffs"]),
    ],
)
def test_a_name_keeps_its_capital_where_there_are_capitals(text: str, words: list[str]) -> None:
    assert met(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A China cabinet from China", ["China"]),
        ("Quad bikes", []),
        ("A tariff-free dinner after tariffs", ["tariffs"]),
    ],
)
def test_a_veto_voids_what_it_covers_and_no_more(text: str, words: list[str]) -> None:
    assert met(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The new tar-\niffs on rice", ["tar-\niffs"]),
        ("A trade trea- ty was signed", ["trade trea- ty"]),
        ("Before: tar- iff. After: tariff", ["tar- iff", "tariff"]),
        ("tariff- and treaty-bound", ["tariff"]),
        ("Pre-\nwar Chi-\nna and its tar-\niffs", ["Chi-\nna", "tar-\niffs"]),
    ],
)
def test_a_word_that_the_end_of_a_line_cut_is_whole_again(text: str, words: list[str]) -> None:
    assert met(text) == words


def test_without_phrases_nothing_is_met() -> None:
    assert PhraseMatcher({}).find("tariffs") == []


@given(WORDS)
def test_groups_do_not_change_what_another_meets(words: list[str]) -> None:
    text = " ".join(words)
    alone: list[Match] = []
    for group, phrases in GROUPS.items():
        alone += PhraseMatcher({group: phrases}).find(text)
    assert sorted(alone) == sorted(MATCHER.find(text))


@given(WORDS, WORDS)
def test_what_stands_before_a_paragraph_only_moves_its_places(before: list[str], words: list[str]) -> None:
    first, text = " ".join([*before, "And."]), " ".join(["So", *words])
    joined = f"{first}\n\n{text}"
    moved = [match._replace(start=match.start + len(first) + 2, end=match.end + len(first) + 2)
             for match in MATCHER.find(text)]  # fmt: skip
    assert [match for match in MATCHER.find(joined) if match.start > len(first)] == moved


@given(st.text())
def test_any_text_is_searched_and_every_place_lies_in_it(text: str) -> None:
    assert all(0 <= match.start < match.end <= len(text) for match in MATCHER.find(text))
