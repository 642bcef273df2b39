"""Datelines and bylines."""

import pytest

from generator.text.event_date import EventDate
from generator.text.found.news_lines import Dateline, byline_author, is_byline, split_dateline


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("TOKYO (Reuters) - Officials said", "TOKYO", "Reuters"),
        ("NEW YORK/TOKYO, April 7 (Kyodo) -- Officials said", "NEW YORK/TOKYO", "Kyodo News"),
        ("SEOUL, South Korea — Officials said", "SEOUL, South Korea", None),
        ("Tokyo (AFP) – Officials said", "Tokyo", "Agence France-Presse"),
        ("(Reuters) - Officials said", "", "Reuters"),
        ("【東京=共同】政府は", "東京", "Kyodo News"),
        ("[東京 16日 ロイター] - 政府は", "東京", "Reuters"),
        ("【ワシントン=山田花子】政府は", "ワシントン", None),
    ],
)
def test_place_and_agency_are_parted_from_the_report(line: str, place: str, agency: str | None) -> None:
    dateline = split_dateline(line)
    assert dateline
    assert (dateline.place, dateline.agency) == (place, agency)
    assert dateline.rest in {"Officials said", "政府は"}


def test_a_dateline_with_a_year_tells_the_day() -> None:
    expected = Dateline("KOBE", "The talks", "Associated Press", EventDate(2021, 3, 16))
    assert split_dateline("KOBE, March 16, 2021 (AP) — The talks") == expected


@pytest.mark.parametrize(
    "line",
    [
        "NATO leaders met",
        "US - Japan ties grow",
        "COVID-19 — what we know",
        "Kobe (population 1,500,000) - a port",
        "【速報】政府は",
    ],
)
def test_what_only_looks_like_a_dateline_is_left_alone(line: str) -> None:
    assert split_dateline(line) is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE", "JANE DOE"),
        ("By Jane Doe and John Roe, Example News", "Jane Doe and John Roe"),
        ("By Jane Doe in Tokyo", "Jane Doe"),
        ("Author: Jane Doe", "Jane Doe"),
        ("山田花子記者", "山田花子記者"),
        ("By staff writers and agencies", None),
        ("By Example News staff", None),
    ],
)
def test_a_byline_names_a_person_or_nobody(line: str, author: str | None) -> None:
    assert is_byline(line)
    assert byline_author(line) == author


@pytest.mark.parametrize(
    "line", ["By 2030 fees will fall", "By the numbers", "By Monday it was over.", "Bypass opened"]
)
def test_what_only_begins_like_a_byline_is_none(line: str) -> None:
    assert not is_byline(line)
