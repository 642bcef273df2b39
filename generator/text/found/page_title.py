"""The headline of a page: what stands above its text, as far as the page confirms it."""

import re
from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement

from generator.text.found.structured_data import StructuredData, text_of
from generator.text.likeness.words import words

_PARTS = re.compile(r"\s+[|–—·•»«\u203a:⋆-]+\s+|\s*[|\uff5c»]\s*")
_LONGEST = 300
_LESSER_HEADING_WORDS = 3
"""A heading of the second rank is a headline only if it is more than a label."""


def page_title(page: HtmlElement, data: StructuredData) -> str | None:
    """Give the headline that readers see; None where the page has none.

    A page declares titles for machines, often with its own name in them, and
    prints headings. The headline is the longest first heading that stands
    word for word in a declared title, or a heading of the second rank that
    does, or the only first heading; else a declared title, without the name
    of the site.
    """
    whole = [text_of(element) for element in page.iter("title")][:1]
    declared = [title for title in [*_declared(data), *whole] if words(title)]
    first, second = _headings(page, "h1", data), _headings(page, "h2", data)
    lesser = [heading for heading in second if len(words(heading)) >= _LESSER_HEADING_WORDS]
    confirmed = _confirmed(first, declared) or (None if len(first) == 1 else _confirmed(lesser, declared))
    if confirmed or len(first) == 1:
        return confirmed or first[0]
    return _without_site(declared[0], is_whole=declared[:1] == whole) if declared else next(iter(first), None)


def _declared(data: StructuredData) -> list[str]:
    names = ("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title", "headline")
    return [*data.texts("headline"), *(title for name in names for title in data.meta(name))]


def _headings(page: HtmlElement, tag: str, data: StructuredData) -> list[str]:
    """Give the headings that are more than the name of the site, without a repeated one."""
    sites = [words(site) for site in data.meta("og:site_name", "application-name")]
    texts = dict.fromkeys(text_of(element) for element in page.iter(tag))
    return [text for text in texts if words(text) and words(text) not in sites and len(text) <= _LONGEST]


def _confirmed(headings: Sequence[str], declared: Iterable[str]) -> str | None:
    titles = [f" {' '.join(words(title))} " for title in declared]
    said = [text for text in headings if any(f" {' '.join(words(text))} " in title for title in titles)]
    return max(said, key=lambda text: len(words(text)), default=None)


def _without_site(title: str, *, is_whole: bool) -> str:
    """Leave of the title of a whole page its longest part."""
    return max(_PARTS.split(title), key=lambda part: len(words(part))) if is_whole else title
