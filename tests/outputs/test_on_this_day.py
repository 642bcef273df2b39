"""What the home page is told of the day it is read on."""

import json
from collections.abc import Mapping
from itertools import chain

from generator.outputs.on_this_day import on_this_day
from tests.outputs.editions import article, by_path, edition_of


def scripts(*dates: str) -> Mapping[str, bytes]:
    edition = edition_of(*(article(when=when) for when in dates))
    return by_path(chain.from_iterable(recipe.made() for recipe in on_this_day(edition)))


def told(month: str, *dates: str) -> dict[str, list[list[str | int]]]:
    call = scripts(*dates)[f"chronology/{month}.js"].decode().strip()
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
    assert len(scripts()) == 12
