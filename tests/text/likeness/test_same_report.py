"""How much two reports, two titles or two sets of things have in common."""

import numpy as np
import pytest

from generator.text.event_date import EventDate
from generator.text.likeness.same_report import resemblance, share_in_common, titles_alike
from generator.text.likeness.sketch import Sketch
from generator.text.likeness.specifics import Specifics

MONDAY, TUESDAY, MARCH = EventDate(2021, 3, 1), EventDate(2021, 3, 2), EventDate(2021, 3)
EVERYTHING = 1 << 32


def report(first: int, runs: int, figures: str = "") -> Sketch:
    """Give a report of so many word runs, numbered from `first` on, and of figures at places in a row."""
    told = Specifics(frozenset(enumerate(map(int, figures))), (), frozenset())
    return Sketch(runs, np.arange(first, first + runs, dtype=np.uint32), EVERYTHING, told)


def judged(
    shared: int,
    runs: int,
    figures: tuple[str, str] = ("", ""),
    days: tuple[EventDate, EventDate] | None = None,
) -> str:
    """Judge two reports that share some word runs, the shorter of which has `runs`."""
    one, other = report(0, runs, figures[0]), report(runs - shared, runs, figures[1])
    found = resemblance(one, other, days or (MONDAY, MONDAY))
    return "nothing" if found is None else "one" if found.is_sure else "perhaps"


@pytest.mark.parametrize(
    ("shared", "runs", "found"),
    [(11, 20, "nothing"), (12, 40, "perhaps"), (29, 100, "nothing"), (30, 100, "perhaps")],
)
def test_three_tenths_of_a_report_and_twelve_word_runs_are_worth_a_word(
    shared: int, runs: int, found: str
) -> None:
    assert judged(shared, runs) == found


@pytest.mark.parametrize(
    ("shared", "runs", "found"),
    [(54, 100, "perhaps"), (55, 100, "one"), (33, 60, "one"), (38, 59, "perhaps"), (39, 59, "one")],
)
def test_on_one_day_more_than_half_of_a_report_is_enough_and_of_a_short_one_more(
    shared: int, runs: int, found: str
) -> None:
    assert judged(shared, runs) == found


@pytest.mark.parametrize("days", [(MONDAY, TUESDAY), (MARCH, MARCH)])
def test_where_the_day_differs_or_is_not_known_it_must_be_more(days: tuple[EventDate, EventDate]) -> None:
    assert [judged(shared, 100, days=days) for shared in (60, 70)] == ["perhaps", "one"]


@pytest.mark.parametrize(
    ("shared", "figures", "found"),
    [
        (50, ("1234", "1234"), "one"),
        (50, ("123", "123"), "perhaps"),
        (60, ("1234", "1239"), "one"),
        (60, ("1234", "1289"), "perhaps"),
        (79, ("12", "19"), "perhaps"),
        (80, ("12", "19"), "one"),
        (90, ("123", "189"), "perhaps"),
    ],
)
def test_figures_that_agree_make_up_for_words_and_one_may_have_been_corrected(
    shared: int, figures: tuple[str, str], found: str
) -> None:
    assert judged(shared, 100, figures) == found


def test_on_another_day_nearly_all_figures_must_agree() -> None:
    ten, nine = ("1234567890", "1234567891"), ("123456789", "123456781")
    assert judged(70, 100, ten, (MONDAY, TUESDAY)) == "one"
    assert judged(95, 100, nine, (MONDAY, TUESDAY)) == "perhaps"


def test_the_share_is_told_to_three_places() -> None:
    found = resemblance(report(0, 60), report(20, 60), (MONDAY, MONDAY))
    assert found is not None
    assert found.share == 0.667


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
