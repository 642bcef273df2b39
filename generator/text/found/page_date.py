"""The day the article of a page appeared, by what the page tells machines and by what it prints."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from generator.text.event_date import EventDate
from generator.text.found.dates import all_dates, days_apart, read_date
from generator.text.found.structured_data import StructuredData, text_of

_PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "citation_publication_date", "citation_date",
    "dc.date.issued", "dcterms.issued", "dc.date",
)  # fmt: skip
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TWO_DIGITS = re.compile(r"\d\d")
_LONGEST: Final = 80
_MOST_PRINTED: Final = 12
"""Beyond the first dozen, printed dates are those of other articles."""


def page_date(page: HtmlElement, data: StructuredData, guess: EventDate | None) -> EventDate | None:
    """Give the day that most of a page's ways of naming one agree upon.

    The `guess` of a date finder and the first date that is printed have two
    votes; JSON-LD, microdata, meta elements and an only time element have
    one, as long as they are of one mind; that a named day is also printed is
    one more. A day that is printed nowhere gives way to a printed one beside
    it: machines are told the day in another time zone.
    """
    printed = list(islice(_printed(page), _MOST_PRINTED))
    votes = Counter({guess: 2} if guess else {})
    ways = (data.texts("datePublished"), _marked(page), data.meta(*_PUBLISHED)[:1], _times(page))
    votes.update(day for texts in ways if (day := _only(texts)))
    votes.update(printed[:1] * 2)
    votes.update(day for day in set(printed) if day in votes)
    named = max(votes, key=lambda day: votes[day], default=None)
    beside = (day for day in printed if days_apart(day, named) == 1)
    return named if named in printed else next(beside, named)


def _only(texts: Iterable[str]) -> EventDate | None:
    """Give the day that `texts` agree upon; None where they differ or say none."""
    days = {day for text in texts if (day := _day(text)) and day.day}
    return days.pop() if len(days) == 1 else None


def _day(text: str) -> EventDate | None:
    iso = _ISO_DAY.match(text)
    return read_date(iso[0] if iso else text)


def _marked(page: HtmlElement) -> list[str]:
    marked = page.xpath("//*[@itemprop='datePublished']")[:1]
    return [one.get("datetime") or one.get("content") or text_of(one) for one in marked]


def _times(page: HtmlElement) -> list[str]:
    return [time.get("datetime") or text_of(time) for time in page.iter("time")]


def _printed(page: HtmlElement) -> Iterator[EventDate]:
    """Give the days that stand in short texts of a page, in order of place."""
    for text in map(str, page.xpath("//body//text()")):
        if len(text) < 2 * _LONGEST and _TWO_DIGITS.search(text) and len(text.strip()) < _LONGEST:
            yield from (day for day in all_dates(text) if day.day)
