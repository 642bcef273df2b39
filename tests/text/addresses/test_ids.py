"""Ids and the dates they begin with."""

import pytest

from generator.text.addresses.ids import date_of, is_id
from generator.text.event_date import EventDate


@pytest.mark.parametrize(
    ("article_id", "date"),
    [
        ("2021-03-16-meeting", EventDate(2021, 3, 16)),
        ("1987-06-kites", EventDate(1987, 6)),
        ("1954-agreement", EventDate(1954)),
        ("1995-50-years-of-peace", EventDate(1995)),
        ("2021-02-30-meeting", EventDate(2021, 2)),
        ("2021-03-16", EventDate(2021, 3)),
        ("2021", None),
        ("2021-03-16-", None),
        ("2021-03-16-Meeting", None),
        ("2021-03-16-two--hyphens", None),
        ("2021-03-16_meeting", None),
        ("meeting", None),
        ("٢٠٢١-meeting", None),
    ],
)
def test_an_id_begins_with_a_date_as_precise_as_it_can_be_read(
    article_id: str, date: EventDate | None
) -> None:
    assert date_of(article_id) == date


@pytest.mark.parametrize("text", ["", "Trade", "north korea", "../trade", "index", "貿易", "a" * 81])
def test_what_cannot_be_an_address_is_no_id(text: str) -> None:
    assert not is_id(text)


def test_words_joined_by_hyphens_are_an_id() -> None:
    assert is_id("north-korea")
