"""Calendars, parsed back with icalendar."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from icalendar import Calendar, Event

from generator.model import Edition
from generator.outputs.calendar import calendar
from tests.outputs.editions import ADDRESS, NAME, article, by_path, edition_of, hostile


@pytest.fixture(scope="module")
def files(edition: Edition) -> Mapping[str, bytes]:
    return by_path(calendar(edition, NAME, ADDRESS).made())


def read(data: bytes) -> Calendar:
    """Read a calendar as a subscriber does; it must find nothing wrong with it."""
    parsed = Calendar.from_ical(data)
    assert isinstance(parsed, Calendar)
    assert not parsed.errors
    return parsed


def events(data: bytes) -> Mapping[str, Event]:
    """Give the events of a calendar by their titles."""
    return {str(event["SUMMARY"]): event for event in read(data).events}


def text(parsed: Calendar, name: str) -> str:
    """Read a value as text: RFC 7986 makes NAME one, but icalendar leaves it as it was written."""
    return re.sub(r"\\(.)", lambda escaped: "\n" if escaped[1] == "n" else escaped[1], str(parsed[name]))


def test_there_is_a_calendar_of_everything_and_one_for_each_topic(files: Mapping[str, bytes]) -> None:
    topics = ("trade", "security", "north-korea", "culture")
    calendars = {"calendar/chronology.ics", *(f"calendar/topics/{topic}.ics" for topic in topics)}
    assert set(files) == {*calendars, "calendar/index.json"}
    index = json.loads(files["calendar/index.json"])
    assert {f"calendar/{file['path']}" for file in index["files"]} == calendars
    assert len(read(files["calendar/chronology.ics"]).events) == 6
    assert len(read(files["calendar/topics/security.ics"]).events) == 2


def test_a_subscriber_is_told_the_name_and_when_to_look_again(files: Mapping[str, bytes]) -> None:
    trade = read(files["calendar/topics/trade.ics"])
    assert text(trade, "NAME") == text(trade, "X-WR-CALNAME") == f"Trade – {NAME}"
    assert trade.refresh_interval == timedelta(days=1)
    assert b"REFRESH-INTERVAL;VALUE=DURATION:P1D" in files["calendar/topics/trade.ics"]
    assert trade["SOURCE"] == f"{ADDRESS}calendar/topics/trade.ics"
    assert trade["METHOD"] == "PUBLISH"


def test_an_event_takes_its_whole_day_and_leads_to_its_article(files: Mapping[str, bytes]) -> None:
    exercise = events(files["calendar/chronology.ics"])["Coast guards hold a joint exercise at Port Example"]
    assert (exercise.start, exercise.end) == (date(2020, 11, 30), date(2020, 12, 1))
    assert exercise["URL"] == f"{ADDRESS}articles/2020/2020-11-30-harbor-exercise.html"
    assert exercise.categories == ["Security"]
    assert "rescue of a drifting ferry" in str(exercise["DESCRIPTION"])
    assert "Kite Wire: https://kite.example.org/2020/12/01/joint-exercise" in str(exercise["DESCRIPTION"])


def test_a_month_spans_its_days_and_says_that_the_day_is_not_known(files: Mapping[str, bytes]) -> None:
    title = "June 1987 (day not known): The kite agreement gains a fourth size"
    month = events(files["calendar/topics/culture.ics"])[title]
    assert (month.start, month.end) == (date(1987, 6, 1), date(1987, 7, 1))


def test_a_year_spans_its_days_and_says_that_the_month_is_not_known(files: Mapping[str, bytes]) -> None:
    title = "1954 (month not known): Two countries sign the paper kite agreement"
    year = events(files["calendar/topics/trade.ics"])[title]
    assert (year.start, year.end) == (date(1954, 1, 1), date(1955, 1, 1))


def test_no_event_makes_its_reader_busy_or_carries_the_time_of_the_build(files: Mapping[str, bytes]) -> None:
    for event in events(files["calendar/chronology.ics"]).values():
        assert event["TRANSP"] == "TRANSPARENT"
        assert event.stamp == datetime(2021, 7, 7, tzinfo=UTC)


def test_an_event_is_the_same_one_in_every_calendar_at_any_address(
    edition: Edition, files: Mapping[str, bytes]
) -> None:
    elsewhere = by_path(calendar(edition, NAME, "").made())
    uids = {title: str(event["UID"]) for title, event in events(files["calendar/chronology.ics"]).items()}
    assert len(set(uids.values())) == 6
    in_topic = events(elsewhere["calendar/topics/culture.ics"])
    assert {title: str(event["UID"]) for title, event in in_topic.items()}.items() <= uids.items()


def test_with_the_address_unknown_no_event_claims_a_link(edition: Edition) -> None:
    files = by_path(calendar(edition, NAME, "").made())
    assert b"\nURL" not in files["calendar/chronology.ics"]
    assert b"\nSOURCE" not in files["calendar/chronology.ics"]


def test_a_japanese_title_is_whole_and_said_to_be_japanese(files: Mapping[str, bytes]) -> None:
    letter = events(files["calendar/topics/culture.ics"])["七夕の手紙が太平洋を渡る"]
    assert letter["SUMMARY"].params["LANGUAGE"] == "ja"


@pytest.mark.parametrize("path", ["calendar/chronology.ics", "calendar/topics/culture.ics"])
def test_lines_are_folded_and_ended_as_the_format_demands(path: str, files: Mapping[str, bytes]) -> None:
    lines = files[path].split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)


def test_an_empty_topic_has_a_calendar_to_subscribe_to() -> None:
    files = by_path(calendar(edition_of(article()), NAME, ADDRESS).made())
    assert read(files["calendar/topics/culture.ics"]).events == []


@settings(deadline=None)
@given(title=hostile, publisher=hostile, topic=hostile, site_name=hostile)
def test_any_words_come_back_as_they_were_written(
    title: str, publisher: str, topic: str, site_name: str
) -> None:
    edition = edition_of(article(title), publisher_name=publisher, topic_title=topic)
    files = by_path(calendar(edition, site_name, ADDRESS).made())
    parsed = read(files["calendar/topics/trade.ics"])
    assert text(parsed, "NAME") == text(parsed, "X-WR-CALNAME") == f"{topic} – {site_name}"
    (event,) = parsed.events
    assert str(event["SUMMARY"]) == title
    assert event.categories == [topic]
    assert f"\n{publisher}: https://" in str(event["DESCRIPTION"])


def test_the_same_edition_gives_the_same_bytes(edition: Edition) -> None:
    assert by_path(calendar(edition, NAME, "").made()) == by_path(calendar(edition, NAME, "").made())
