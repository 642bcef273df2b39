"""HTML → the text of its article and what the page says about itself."""

from dataclasses import dataclass
from typing import Any, Final

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from generator.text.event_date import EventDate
from generator.text.found.page_author import page_author
from generator.text.found.page_date import page_date
from generator.text.found.page_title import page_title
from generator.text.found.structured_data import structured_data

_DATES: Final = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
"""The day a page appeared, not that of its last change; a fixed last day keeps the result off the clock."""

_FAILURES: Final = (
    etree.LxmlError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    AssertionError,
    RecursionError,
)

_MOST_TAGS: Final = 25_000
"""Far more than an article's page has; with several times as many, the parsers take minutes."""


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """What a page holds; `lines` are the paragraphs of its article."""

    lines: tuple[str, ...] = ()
    url: str | None = None
    title: str | None = None
    date: EventDate | None = None
    author: str | None = None
    site: str | None = None


def read_html(html: str, url: str | None = None) -> HtmlPage:
    """Find the article of a page, and its title, date, author and site in its markup.

    Where nothing can be made out, the page that is given is empty.
    """
    if html.count("<") > _MOST_TAGS:
        return HtmlPage()
    try:
        page = trafilatura.load_html(html)
        return HtmlPage() if page is None else _read(page, _extracted(html, url))
    except _FAILURES:
        # Hand-made and damaged markup trips the parsers below in many ways, none of them ours to mend.
        return HtmlPage()


def _read(page: HtmlElement, found: dict[str, Any]) -> HtmlPage:
    data = structured_data(page)
    etree.strip_elements(page, "script", "style", "noscript", with_tail=False)
    title = page_title(page, data) or found.get("title") or None
    guess = EventDate.parse(found["date"]) if found.get("date") else None
    return HtmlPage(
        lines=tuple(line.strip() for line in (found.get("text") or "").splitlines() if line.strip()),
        url=found.get("url") or None,
        title=title,
        date=page_date(page, data, title, guess),
        author=page_author(page, data, found.get("author")),
        site=found.get("sitename") or None,
    )


def _extracted(html: str, url: str | None) -> dict[str, Any]:
    found = trafilatura.bare_extraction(
        html,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_formatting=False,
        date_extraction_params=dict(_DATES),
    )
    return found if isinstance(found, dict) else found.as_dict() if found else {}
