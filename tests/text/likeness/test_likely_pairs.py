"""Only what may be alike is compared."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from generator.text.likeness.fingerprint import fingerprint
from generator.text.likeness.likely_pairs import DayIndex, RunIndex

DAY = date(2021, 3, 16)


def story(number: int, length: int = 300) -> str:
    return " ".join(f"word{number}x{place}" for place in range(length))


def index(*texts: str) -> RunIndex:
    return RunIndex([(number, fingerprint(text).shingles) for number, text in enumerate(texts)])


def test_a_text_is_paired_with_the_earlier_one_that_it_shares_much_with() -> None:
    assert index(story(1), story(2), f"{story(1)} {story(3)}").pairs() == {2: {0}}


def test_a_new_text_finds_what_it_shares_much_with() -> None:
    texts = index(story(1), story(2), story(3))
    assert texts.like(fingerprint(f"{story(2)} {story(4)}").shingles) == {1}
    assert texts.like(fingerprint(story(5)).shingles) == set()
    assert index().like(fingerprint(story(5)).shingles) == set()


def test_what_everybody_writes_pairs_nobody() -> None:
    formula = story(0, 40)
    assert index(*(f"{formula} {story(number, 20)}" for number in range(1, 1100))).pairs() == {}


@given(st.lists(st.integers(0, 3), max_size=6))
def test_looking_up_one_by_one_finds_what_looking_at_all_finds(numbers: list[int]) -> None:
    texts = [story(number, 120) for number in numbers]
    pairs = index(*texts).pairs()
    for place, text in enumerate(texts):
        assert pairs.get(place, set()) == index(*texts[:place]).like(fingerprint(text).shingles)


def test_things_are_found_within_days_and_no_more_than_asked_for() -> None:
    days = DayIndex(window=3, most=2)
    for number in range(6):
        days.add(DAY + timedelta(number), number, ["Aiko Mori"])
    assert list(days.near(DAY + timedelta(5), ["Aiko Mori"])) == [2, 3]
    assert list(days.near(DAY + timedelta(5), ["Daniel Reed"])) == []
    assert list(days.near(DAY + timedelta(30), ["Aiko Mori"])) == []
