"""What happened on each day of the year, as scripts that the home page asks for the day it is read on."""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.model import Edition, Entry, File, month_path
from generator.text.months import MONTHS


def on_this_day(edition: Edition) -> Iterator[File]:
    """Give one script for each month, beside that month's page: day → entries, the newest first.

    An entry is its year, its title and its path from the site's root. A script
    rather than JSON, because a page on a disk may load the one and not the other.
    """
    for number in range(1, len(MONTHS) + 1):
        days = {
            str(day): [_told(entry) for entry in reversed(found)]
            for (month, day), found in edition.by_day.items()
            if month == number and day
        }
        data = json.dumps(days, ensure_ascii=False, separators=(",", ":"))
        path = PurePosixPath(month_path(number)).with_suffix(".js")
        yield File(path, f"digestDays({data});\n".encode())


def _told(entry: Entry) -> list[str | int]:
    return [entry.date.year, entry.article.front.title, entry.path]
