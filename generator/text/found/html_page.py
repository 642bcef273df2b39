"""HTML → the text of its article and what the page says about itself."""

from dataclasses import dataclass

import trafilatura
from lxml import etree

from generator.text.event_date import EventDate

_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
"""The day a page appeared, not that of its last change; a fixed last day keeps the result off the clock."""

_FAILURES = (
    etree.LxmlError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    AssertionError,
    RecursionError,
)

_MOST_TAGS = 25_000
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
        found = trafilatura.bare_extraction(
            html,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_formatting=False,
            date_extraction_params=dict(_DATES),
        )
    except _FAILURES:
        # Hand-made and damaged markup trips the parsers below in many ways, none of them ours to mend.
        return HtmlPage()
    data = found if isinstance(found, dict) else found.as_dict() if found else {}
    return HtmlPage(
        lines=tuple(line.strip() for line in (data.get("text") or "").splitlines() if line.strip()),
        url=data.get("url") or None,
        title=data.get("title") or None,
        date=EventDate.parse(data["date"]) if data.get("date") else None,
        author=data.get("author") or None,
        site=data.get("sitename") or None,
    )
