"""Ids: words in lower case joined by hyphens; an article's begins with its date."""

import re

from generator.text.event_date import EventDate

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DATE_LENGTHS = (10, 7, 4)
_LONGEST = 80
# Its page would take the place of the overview of its kind.
_TAKEN = "index"


def is_id(text: str) -> bool:
    """Tell whether `text` can be the id of a topic, a publisher or a page."""
    return bool(_SLUG.fullmatch(text)) and len(text) <= _LONGEST and text != _TAKEN


def date_of(article_id: str) -> EventDate | None:
    """Give the date an id begins with, as precise as it can be read.

    Gives None where the id is not a date and a slug of lower-case letters,
    digits and single hyphens.
    """
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
