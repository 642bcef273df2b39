"""The lines of a page → its story, and what the lines around the story say."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.text.event_date import EventDate
from generator.text.found.boilerplate import is_caption, is_chrome, named_sources, without_tails
from generator.text.found.dates import find_date, is_time, is_update, line_date
from generator.text.found.extent import LABEL, richest, worth
from generator.text.found.news_lines import Dateline, byline_author, is_byline, split_dateline
from generator.text.found.paragraphs import is_heading, is_prose, once
from generator.text.found.promotion import is_about_the_writer
from generator.text.likeness.words import word_count, words

_TOP_PARAGRAPHS = 3
"""Date and byline may stand below the standfirst; further down they belong to the story."""

_TITLE_WORDS = 4
_LONE_TITLE_WORDS = 3
_STANDFIRST_WORDS = 8
_BEGINNING = 3
_LETTER = re.compile(r"[^\W\d_]")
_SITE_IN_TITLE = re.compile(r"\s+[|\uff5c]\s+[^|\uff5c]{2,40}$")
_ADDRESS_LINE = re.compile(
    r"^(?:(?:source|original|url|link|via|from|出典)\s*[:\uff1a]\s*)?(?P<url>https?://\S+)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PageText:
    """A story's paragraphs and what was said around them; what was not said is None."""

    paragraphs: tuple[str, ...]
    title: str | None = None
    date: EventDate | None = None
    author: str | None = None
    url: str | None = None
    dateline: str | None = None
    agency: str | None = None
    sources: tuple[str, ...] = ()


def read_page_text(lines: Sequence[str], title: str | None = None, *, is_story: bool = False) -> PageText:
    """Part the story from the lines around it.

    Takes the paragraphs of a page from top to bottom. `title` is the headline
    where it is known already; `is_story` says that menus and lists around the
    story were left out before.
    """
    told = once(without_tails(lines))
    start, top_end, end = _extent(told)
    head, top, foot = told[:start], told[:top_end], told[max(end, top_end) :]
    kept = range(len(told)) if is_story else range(start, end)
    body = [told[place] for place in kept if not _is_around(told[place], is_top=place < top_end)]
    title = title or _title(head)
    body = [*_standfirst(head, title, is_story=is_story), *_without_writer(body)]
    dateline, body = _without_dateline(_without_title(body, title))
    return PageText(
        paragraphs=tuple(body),
        title=title,
        date=_date([*top, *foot]) or dateline.date,
        author=next(filter(None, map(byline_author, [*top, *foot])), None),
        url=_address([*head, *foot]),
        dateline=dateline.place or None,
        agency=dateline.agency,
        sources=next(filter(None, map(named_sources, told)), ()),
    )


def _extent(lines: Sequence[str]) -> tuple[int, int, int]:
    """Find where the story starts, where its top ends, and where it ends itself.

    The story is everything where no line looks like prose.
    """
    story = richest([_worth(line) for line in lines]) or range(len(lines))
    starts = (place for place in story if _begins_a_story(lines[place]))
    first = list(islice(starts, _TOP_PARAGRAPHS))
    start = first[0] if first else story.start
    top_end = first[-1] if len(first) == _TOP_PARAGRAPHS else len(lines)
    return start, top_end, story.stop


def _worth(line: str) -> int:
    if is_caption(line) or not _LETTER.search(line):
        return 0
    return LABEL if _is_around(line, is_top=True) else worth(line)


def _begins_a_story(line: str) -> bool:
    prose = (is_prose(line) or worth(line) >= _BEGINNING) and not is_heading(line)
    return (prose or split_dateline(line) is not None) and not _is_around(line, is_top=True)


def _is_around(line: str, *, is_top: bool) -> bool:
    """Tell whether a line stands around the story; at the top, dates and bylines do."""
    if is_chrome(line) or is_caption(line) or named_sources(line):
        return True
    return is_top and (is_byline(line) or is_time(line) or line_date(line) is not None)


def _title(head: Sequence[str]) -> str | None:
    """Give the first line above the story that can only be its headline."""
    headings = [line for line in head if is_heading(line) and not _is_around(line, is_top=True)]
    sure = (line for line in headings if word_count(line) >= _TITLE_WORDS)
    lone = headings[0] if len(headings) == 1 and word_count(headings[0]) >= _LONE_TITLE_WORDS else None
    title = next(sure, lone)
    return _SITE_IN_TITLE.sub("", title) if title else None


def _standfirst(head: Sequence[str], title: str | None, *, is_story: bool) -> list[str]:
    """Give the line below the headline that leads into the story without a full stop."""
    headings = [line for line in head if not _is_around(line, is_top=True)]
    below = headings[-1:] if len(headings) > 1 and words(headings[-2]) == words(title or "") else []
    return [line for line in below if word_count(line) >= _STANDFIRST_WORDS and not is_story]


def _without_writer(body: list[str]) -> list[str]:
    return body[:-1] if body and is_about_the_writer(body[-1]) else body


def _without_title(body: list[str], title: str | None) -> list[str]:
    told = words(title or "")
    top = [line for line in body[:_TOP_PARAGRAPHS] if words(line) != told]
    return [*top, *body[_TOP_PARAGRAPHS:]]


def _without_dateline(body: list[str]) -> tuple[Dateline, list[str]]:
    for place, paragraph in enumerate(body[:_TOP_PARAGRAPHS]):
        if dateline := split_dateline(paragraph):
            return dateline, [*body[:place], dateline.rest, *body[place + 1 :]]
    return Dateline("", ""), body


def _date(lines: Iterable[str]) -> EventDate | None:
    """Give the day the page appeared, or that of its last change where only that is said."""
    dated = [(is_update(line), date) for line in lines if (date := _said_date(line))]
    return min(dated, key=lambda found: found[0])[1] if dated else None


def _said_date(line: str) -> EventDate | None:
    return find_date(line) if is_byline(line) else line_date(line)


def _address(lines: Iterable[str]) -> str | None:
    found = (_ADDRESS_LINE.match(line) for line in lines)
    return next((match["url"] for match in found if match), None)
