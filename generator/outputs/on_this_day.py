"""What happened on each day of the year, as scripts that the home page asks for the day it is read on."""

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from generator.making.recipe import Recipe
from generator.model import Edition, Entry, File, Files, month_path
from generator.text.months import MONTHS

Told = tuple[int, str, str]
"""An entry's year, its title, and its path from the site's root."""


def on_this_day(edition: Edition) -> Iterator[Recipe[Files]]:
    """Tell how to make one script for each month, beside that month's page: day → entries, the newest first.

    A script rather than JSON, because a page on a disk may load the one and not the other.
    """
    for number in range(1, len(MONTHS) + 1):
        days = {
            str(day): tuple(map(_told, reversed(found)))
            for (month, day), found in edition.by_day.items()
            if month == number and day
        }
        path = str(PurePosixPath(month_path(number)).with_suffix(".js"))
        yield Recipe(path, _script, (path, days))


def _script(path: str, days: Mapping[str, tuple[Told, ...]]) -> Files:
    data = json.dumps(days, ensure_ascii=False, separators=(",", ":"))
    yield File(PurePosixPath(path), f"digestDays({data});\n".encode())


def _told(entry: Entry) -> Told:
    return entry.date.year, entry.article.front.title, entry.path
