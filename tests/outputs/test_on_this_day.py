"""What the home page is told of the day it is read on."""

import json

from generator.outputs.on_this_day import on_this_day
from tests.outputs.editions import article, by_path, edition_of


def told(month: str, *dates: str) -> dict[str, list[list[str | int]]]:
    script = by_path(on_this_day(edition_of(*(article(when=when) for when in dates))))[
        f"chronology/{month}.js"
    ]
    call = script.decode().strip()
    assert call.startswith("digestDays(")
    days: dict[str, list[list[str | int]]] = json.loads(call.removeprefix("digestDays(").removesuffix(");"))
    return days


def test_a_day_gathers_its_years_the_newest_first() -> None:
    found = told("march", "1954-03-01", "2021-03-01", "2021-03-02")
    assert [entry[0] for entry in found["1"]] == [2021, 1954]
    assert found["2"] == [[2021, "Kites are counted", "articles/2021/2021-03-02-kites.html"]]


def test_what_is_known_to_the_month_only_is_on_no_day() -> None:
    assert told("march", "1954-03", "1954") == {}


def test_every_month_has_a_script_so_that_no_request_fails() -> None:
    assert len(by_path(on_this_day(edition_of()))) == 12
