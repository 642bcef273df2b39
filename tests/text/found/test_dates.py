"""Dates as news writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.event_date import EventDate
from generator.text.found.dates import address_date, days_apart, find_date, is_update, line_date, read_date

DAY = EventDate(2021, 3, 16)


@pytest.mark.parametrize(
    "line",
    [
        "16 Mar 2021",
        "16th of March, 2021",
        "March 16, 2021",
        "Tue Mar 16, 2021 | 6:12am EDT",
        "Tuesday, 16 March 2021, 09.40 JST",
        "Published 16 March 2021 09:40 JST",
        "LAST UPDATED: 2021.03.16",
        "Posted on Mar. 16th, 2021 at 5:00 p.m.",
        "2021-03-16T09:40:00Z",
        "2021/3/16 9:40 配信",
        "16/03/2021",
        "3/16/2021",
        "2021年3月16日",
        "令和3年3月16日(火)",
        "2021年3月16日 18:05 (2021年3月17日 20:11 更新)",
        "\uff12\uff10\uff12\uff11年\uff13月\uff11\uff16日 9時40分",
    ],
)
def test_a_line_that_is_only_a_date_is_read(line: str) -> None:
    assert line_date(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "On Tuesday",
        "Tuesday, 9:40",
        "March 16",
        "03/04/2021",
        "31 April 2021",
        "The treaty of 16 March 2021",
        "16 March 2021 was a rainy day",
        "3/16(火) 9:40配信",
        "1234567 May 20210",
    ],
)
def test_what_says_no_day_or_says_more_is_not_taken_for_a_date(line: str) -> None:
    assert line_date(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "16. März 2021",
        "16. Mär. 2021",
        "16 mars 2021",
        "16 de marzo de 2021",
        "16 marzo 2021",
        "16 de março de 2021",
        "16 maart 2021",
        "16. marts 2021",
        "16 marca 2021",
        "16 марта 2021",
        "16 березня 2021",
    ],
)
def test_months_are_known_in_the_languages_that_pages_come_in(line: str) -> None:
    assert find_date(line) == DAY


def test_the_first_whole_date_of_a_sentence_is_found() -> None:
    assert find_date("Signed on 16 March 2021 and in force since 1 May 2022.") == DAY


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2021", EventDate(2021)),
        ("2021-03", EventDate(2021, 3)),
        ("20210316", DAY),
        ("Tue, 16 Mar 2021 09:40:00 +0900", DAY),
        ("soon", None),
        ("", None),
    ],
)
def test_a_value_that_is_meant_as_a_date_may_be_less_precise(value: str, date: EventDate | None) -> None:
    assert read_date(value) == date


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://example.org/news/2021/3/16/trams", DAY),
        ("https://example.org/2021/03/trams", EventDate(2021, 3)),
        ("https://example.org/20210316-trams", DAY),
        ("https://example.org/2021-03-16/trams", DAY),
        ("https://example.org/news/12021/3/16", None),
        ("https://example.org/2021/13/40/trams", None),
        ("https://example.org/id/99887766", None),
    ],
)
def test_the_date_in_an_address_is_read(url: str, date: EventDate | None) -> None:
    assert address_date(url) == date


def test_a_change_is_told_from_an_appearance() -> None:
    assert is_update("Updated 16 March 2021")
    assert not is_update("Published 16 March 2021")


def test_days_are_counted_between_what_dates_can_mean() -> None:
    assert days_apart(DAY, EventDate(2021, 3, 19)) == 3
    assert days_apart(DAY, EventDate(2021, 3)) == 0
    assert days_apart(EventDate(2020), EventDate(2021)) == 1
    assert days_apart(DAY, None) is None


@given(st.text())
def test_any_text_can_be_searched_for_dates(text: str) -> None:
    for read in (find_date, line_date, read_date, address_date):
        assert isinstance(read(text), EventDate | None)
