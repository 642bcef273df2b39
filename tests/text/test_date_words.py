"""Dates in words."""

import pytest

from generator.text.date_words import in_words
from generator.text.event_date import EventDate


@pytest.mark.parametrize(
    ("written", "words"),
    [("2021-03-16", "16 March 2021"), ("1954-03", "March 1954"), ("1954", "1954")],
)
def test_a_date_in_words_says_no_more_than_is_known(written: str, words: str) -> None:
    assert in_words(EventDate.parse(written)) == words
