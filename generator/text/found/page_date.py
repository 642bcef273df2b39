"""The day the article of a page appeared, by what the page tells machines and by what it prints."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
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
_SHORT_YEAR = re.compile(r"(?<![\d.])(\d\d?)\s?[.|]\s?(\d\d?)\s?[.|]\s?(?:20)?(\d\d)(?![\d.:])")
_DASH = re.compile(r"\s[\u2013\u2014-]\s")
_HEADINGS: Final = ("h1", "h2", "h3")
_LONGEST: Final = 80
_MOST_PRINTED: Final = 12
"""Beyond the nearest dozen, printed dates are those of other articles."""

_NEAR: Final = 300
"""So many letters from the headline, a date is that of its article."""

_ABOVE: Final = 1.5
"""What stands above a headline is further from it than what stands as many letters below."""


def page_date(
    page: HtmlElement, data: StructuredData, title: str | None, guess: EventDate | None
) -> EventDate | None:
    """Give the day that most of a page's ways of naming one agree upon.

    The `guess` of a date finder, JSON-LD, microdata, meta elements and time
    elements have one vote each, as long as they are of one mind, and so has
    the date that is printed nearest to the headline `title`, or two if it is
    near. That a named day is printed at all is one more. A day that is not
    printed near the headline gives way to one beside it that is: machines are
    told the day in another time zone. Where nobody names a day, it is that of
    the page's description.
    """
    placed = sorted(_printed(page, title), key=lambda one: one[0])[:_MOST_PRINTED]
    printed = [day for _, day in placed]
    near = [day for distance, day in placed if distance < _NEAR]
    ways = (data.texts("datePublished"), data.meta(*_PUBLISHED)[:1], _marked(page), _times(page))
    named = [guess, *map(_only, ways), *printed[:1], *near[:1]]
    votes = Counter(day for day in named if day)
    votes.update(day for day in set(printed) if day in votes)
    chosen = max(votes, key=lambda day: votes[day], default=_only(data.meta("description")))
    beside = (day for day in near[:1] if days_apart(day, chosen) == 1)
    return chosen if chosen in near else next(beside, chosen)


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


def _printed(page: HtmlElement, title: str | None) -> Iterator[tuple[float, EventDate]]:
    """Give the days that stand in short texts of a page, each with its distance from the headline.

    What microdata call the day of a change is left out.
    """
    texts = page.xpath("//text()")
    starts = list(accumulate(map(_letters, texts), initial=0))
    top, bottom = _headline(page, title, starts)
    for start, text in zip(starts, texts, strict=False):
        short = _short_part(text)
        is_of_a_change = text.is_text and text.getparent().get("itemprop") == "dateModified"
        if _TWO_DIGITS.search(short) and not is_of_a_change:
            distance = start - bottom if start >= bottom else _ABOVE * (top - start)
            written = _SHORT_YEAR.sub(r"\1.\2.20\3", short)
            yield from ((distance, day) for day in all_dates(written) if day.day)


def _short_part(text: str) -> str:
    """Give a short text whole, and of a long one what stands before a dash, as a day and a place may."""
    plain = text.strip()
    return plain if len(plain) < _LONGEST else "".join(_DASH.split(plain[:_LONGEST], maxsplit=1)[:-1])


def _headline(page: HtmlElement, title: str | None, starts: Sequence[int]) -> tuple[int, int]:
    """Give where the headline starts and ends, in letters from the beginning; a page without has it there."""
    headings = [heading for tag in _HEADINGS for heading in page.iter(tag)]
    heading = next((one for one in headings if text_of(one) == title), next(iter(headings), None))
    if heading is None:
        return 0, 0
    start = starts[int(heading.xpath("count(preceding::text())"))]
    return start, start + _letters(text_of(heading))


def _letters(text: str) -> int:
    return len(" ".join(text.split()))
