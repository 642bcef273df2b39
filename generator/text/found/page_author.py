"""Who wrote the article of a page, by what it tells machines and by what it prints."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import Final

from lxml.html import HtmlElement

from generator.text.found.author_name import is_full_name, is_label, name_in, printed_name
from generator.text.found.structured_data import StructuredData, text_of
from generator.text.likeness.words import words

_AUTHOR_CLASS: Final = re.compile(r"byline|author|autor|verfasser|writer", re.IGNORECASE)
_AUTHOR_PAGE: Final = re.compile(
    r"/(?:authors?|autor(?:en|in|es|a)?|auteurs?|autore|profile?s?|staff|contributors?|journalists?|reporters?|"
    r"columnists?|redakteure?|redaktion)/[^/?#]+",
    re.IGNORECASE,
)
_OTHERS: Final = re.compile(
    r"comment|bio\b|box|widget|related|recommend|sidebar|avatar|image|social|footer|list|form", re.IGNORECASE
)
_JOINT: Final = re.compile(r"(?:\s*\|)?\s*(?P<mark>[,;&]|\b(?:and|und|et|y)\b)(?:\s*\|)?\s*")
_LONGEST_BYLINE: Final = 120
_FEW: Final = 6
_PRINTED_IN: Final = ("p", "span", "div", "address", "em", "strong", "b", "i", "td", "li", "small", "time")


def page_author(page: HtmlElement, data: StructuredData, guess: str | None) -> str | None:
    """Give the author, or the authors with commas between them; None where none is named.

    It is whom most of a page's ways of naming one agree upon; of two that are
    named as often, the one named by the way that stands first: the JSON-LD of
    the article (persons, not organizations), microdata, links to an author,
    elements marked as byline, lines that begin as one does, meta elements,
    what follows a label such as “Author:”, links to a page about somebody.
    Where all of them say nothing, it is the `guess`, if that is a name.
    """
    ways = (
        _persons(data),
        _marked(page),
        _linked(page),
        _in_bylines(page),
        _printed(page),
        _in_metas(page, data),
        _labelled(page),
        _on_author_pages(page),
    )
    named = list(filter(None, map(_names, ways))) or list(filter(None, [name_in(guess or "")]))
    votes = Counter(map(_plain, named))
    return max(named, key=lambda names: votes[_plain(names)], default=None)


def _names(texts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(filter(None, map(name_in, texts))))


def _persons(data: StructuredData) -> Iterator[str]:
    authors: object = next((article["author"] for article in data.articles if article.get("author")), [])
    for author in authors if isinstance(authors, list) else [authors]:
        if isinstance(author, str):
            yield author
        elif isinstance(author, dict) and author.get("@type") != "Organization":
            yield str(author.get("name") or data.names.get(str(author.get("@id"))) or "")


def _marked(page: HtmlElement) -> Iterator[str]:
    for element in page.xpath("//*[@itemprop='author'][not(ancestor::*[@itemprop='comment'])]")[:1]:
        inner = element.xpath(".//*[@itemprop='name']")
        yield from (part.get("content") or text_of(part) for part in (inner or [element])[:1])


def _linked(page: HtmlElement) -> list[str]:
    return [text_of(link) for link in page.xpath("//a[contains(concat(' ', @rel, ' '), ' author ')]")[:1]]


def _in_bylines(page: HtmlElement) -> Iterator[str]:
    for element in page.xpath("//*[@class or @id]"):
        mark = f"{element.get('class')} {element.get('id')}"
        if _AUTHOR_CLASS.search(mark) and not _OTHERS.search(mark):
            text = _in_parts(element)
            if len(text) <= _LONGEST_BYLINE and (name := printed_name(text) or name_in(text)):
                yield name
                return


def _in_metas(page: HtmlElement, data: StructuredData) -> Iterator[str]:
    names = ("citation_author", "author", "dc.creator", "dcterms.creator", "byl", "parsely-author")
    labels = zip(data.meta("twitter:label1"), data.meta("twitter:data1"), strict=False)
    labelled = (value for label, value in labels if is_label(label))
    sites = "".join(map(_plain, data.meta("og:site_name", "application-name", "al:android:app_name")))
    sites += "".join(_plain(url.split("/")[2]) for url in _own_addresses(page, data))
    return (name for name in (*data.meta(*names), *labelled) if _plain(name) not in sites)


def _plain(name: str) -> str:
    return "".join(words(name))


def _own_addresses(page: HtmlElement, data: StructuredData) -> list[str]:
    links = [link.get("href") or "" for link in page.xpath("//link[@rel='canonical']")]
    return [url for url in [*data.meta("og:url"), *links] if url.startswith(("https://", "http://"))]


def _printed(page: HtmlElement) -> Iterator[str]:
    for element in page.iter(*_PRINTED_IN):
        text = _in_parts(element) if len(element) <= _FEW else (element.text or "").strip()
        if len(text) <= _LONGEST_BYLINE and (name := printed_name(text)):
            yield name
            return


def _in_parts(element: HtmlElement) -> str:
    """Give the text of an element, a bar between its parts unless a comma or an “and” joins them."""
    parts = " | ".join(" ".join(text.split()) for text in element.itertext() if text.strip())
    return _JOINT.sub(r" \g<mark> ", parts).replace(" ,", ",")


def _labelled(page: HtmlElement) -> Iterator[str]:
    """Give what follows the first label that stands alone."""
    texts = (text.strip() for text in page.xpath("//body//text()") if text.strip())
    found = (name for label, text in pairwise(texts) if is_label(label) and (name := name_in(text)))
    return islice(filter(is_full_name, found), 1)


def _on_author_pages(page: HtmlElement) -> Iterator[str]:
    """Give the first full name that links to a page about its bearer."""
    links = (text_of(link) for link in page.iter("a") if _AUTHOR_PAGE.search(link.get("href") or ""))
    found = (name for text in links if (name := name_in(text)))
    return islice(filter(is_full_name, found), 1)
