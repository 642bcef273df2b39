"""How much two titles, or two sets of things, have in common."""

import pytest

from generator.text.likeness.same_report import share_in_common, titles_alike


def test_titles_of_the_same_words_are_alike_whatever_their_order_marks_and_capitals() -> None:
    assert titles_alike("Kites over Osaka Bay!", "osaka bay, over KITES") == 1.0


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("aaaa", "aaab", 0.75),
        ("Kites are counted", "Boats are counted in Kobe", 0.667),
        ("Kites", "Boats", 0.4),
        ("Kites", "", 0.0),
    ],
)
def test_titles_have_a_share_in_common_told_to_three_places(one: str, other: str, share: float) -> None:
    assert titles_alike(one, other) == titles_alike(other, one) == share


def test_sets_share_what_stands_in_both_of_all_that_stands_in_either() -> None:
    assert share_in_common({"a", "b"}, {"b", "c"}) == 0.333
    assert share_in_common({"a"}, {"a"}) == 1.0
    assert share_in_common({"a"}, set()) == 0.0
