"""Ids: words in lower case joined by hyphens; an article's begins with its date."""

import re

from generator.text.event_date import EventDate

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DATE_LENGTHS = (10, 7, 4)
_LONGEST = 80
_LONGEST_OF_AN_ARTICLE = 120
_DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
}
"""Windows writes to these, whatever their ending, and to no file of such a name."""

_OVERVIEWS = {"index", "by-count"}


def is_taken(name: str) -> bool:
    """Tell whether a page of this name would be an overview, or could not lie on every disk."""
    return name in _OVERVIEWS or name in _DEVICES


def is_id(text: str) -> bool:
    """Tell whether `text` can be the id of a topic, a publisher or a page."""
    return bool(_SLUG.fullmatch(text)) and len(text) <= _LONGEST and not is_taken(text)


def date_of(article_id: str) -> EventDate | None:
    """Give the date an id begins with, as precise as it can be read.

    Gives None where the id is not a date and a slug of lower-case letters,
    digits and single hyphens, of at most 120 signs.
    """
    if len(article_id) > _LONGEST_OF_AN_ARTICLE:
        return None
    for length in _DATE_LENGTHS:
        date, hyphen, slug = article_id[:length], article_id[length : length + 1], article_id[length + 1 :]
        if hyphen == "-" and _SLUG.fullmatch(slug) and (found := _date(date)):
            return found
    return None


def _date(text: str) -> EventDate | None:
    try:
        return EventDate.parse(text)
    except ValueError:
        return None
