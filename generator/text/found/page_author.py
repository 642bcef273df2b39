"""Who wrote the article of a page, by what it tells machines and by what it prints."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from lxml.html import HtmlElement

from generator.text.found.structured_data import StructuredData, text_of
from generator.text.likeness.words import words

_BY = r"by|von|vom|por|par|przez|di"
_PEN = (
    r"autor(?:in|en|es|a)?|author|auteur|autore|verfasser(?:in)?|text|words|reporter|redakteur(?:in)?|"
    r"文|取材|執筆"
)
_DONE = (
    r"written|posted|published|reported|created|submitted|story|article|post|words|text|geschrieben|verfasst|"
    r"veröffentlicht|erstellt|eingestellt|gepostet|beitrag|artikel|ein beitrag|escrito|publicado|publié|"
    r"rédigé|scritto|opinion|view all posts"
)
_CALLED: Final = re.compile(
    rf"^(?:(?:post |article |story )?(?:{_PEN})\b\s*[:/\uff1a]?\s*)?"
    rf"(?:(?:(?:{_DONE})\s+)?\b(?:{_BY})\b[\s:]*)?",
    re.IGNORECASE,
)
_BEFORE_BY = r"(?:^|\d|[|·•–:,-]|\b(?:uhr|[ap]m|h)\b)\W*"
_AFTER: Final = re.compile(
    r"\s*(?:[|•·–—>(/]|\s-\s|\b(?:am|on|in|vor|für|for|at|um|is|updated?|shares?|follow|published|posted|publiziert|"
    r"datum|quelle|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\s\d).*$",
    re.IGNORECASE,
)
_PART = r"[^\W\d_a-z][\w.'’-]*"
_FULL_NAME = rf"{_PART}(?: (?:{_PART}|von|van|de|del|da|di|der|den|la|le|al|bin|el|zu)){{0,3}} {_PART}"
_FULL_NAMES: Final = re.compile(
    rf"{_FULL_NAME}(?:(?:\s*[,;&]\s*(?:and )?|\s(?:and|und|et|y|e)\s){_FULL_NAME})*(?![^\W\d_])"
)
_VISIBLE: Final = re.compile(
    rf"{_BEFORE_BY}(?:(?i:(?:{_DONE})\s+)?(?i:{_BY})\s+|(?i:{_PEN})\s*[:\uff1a]\s*)(?P<names>{_FULL_NAMES.pattern})"
)
_NOBODY: Final = re.compile(
    r"^(?:admin\w*|editor(?:s|ial)?|team|staff|name|author|autor|posted|guest|gast|log ?in|anonym\w*|"
    r"no author|unknown|webmaster|root|user|date|info|comments?|kommentar\w*|you|us|me|the|de|"
    r"veröffentlicht)$|@|^[\W\d]",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"^(?:https?:|www\.)|\.(?:com|org|net|jp)\b", re.IGNORECASE)
_AUTHOR_CLASS: Final = re.compile(r"byline|author|autor|verfasser|writer", re.IGNORECASE)
_OTHERS: Final = re.compile(
    r"comment|bio\b|box|widget|related|recommend|sidebar|avatar|image|social|footer|list|form", re.IGNORECASE
)
_LONGEST: Final = 100
_MOST_WORDS: Final = 5
_LONGEST_BYLINE: Final = 120
_FEW: Final = 6
_PRINTED_IN: Final = ("p", "span", "div", "address", "em", "strong", "b", "i", "td", "li", "small", "time")


def page_author(page: HtmlElement, data: StructuredData) -> str | None:
    """Give the author, or the authors with commas between them; None where none is named.

    Asked are, in this order, the JSON-LD of the article (persons, not
    organizations), microdata, links to an author, elements marked as byline,
    the meta elements, and lines that begin as a byline does. A name that is
    the site's own is nobody.
    """
    ways: Sequence[Callable[[], Iterable[str]]] = (
        lambda: _persons(data),
        lambda: _marked(page),
        lambda: _linked(page),
        lambda: _in_bylines(page),
        lambda: _in_metas(page, data),
        lambda: _printed(page),
    )
    for way in ways:
        if named := dict.fromkeys(filter(None, map(_name, way()))):
            return ", ".join(named)
    return None


def _in_metas(page: HtmlElement, data: StructuredData) -> Iterator[str]:
    names = ("citation_author", "author", "dc.creator", "dcterms.creator", "byl", "parsely-author")
    sites = "".join(map(_plain, data.meta("og:site_name", "application-name", "al:android:app_name")))
    sites += "".join(_plain(url.split("/")[2]) for url in _own_addresses(page, data))
    return (name for name in data.meta(*names) if _plain(name) not in sites)


def _plain(name: str) -> str:
    return "".join(words(name))


def _own_addresses(page: HtmlElement, data: StructuredData) -> list[str]:
    links = [link.get("href") or "" for link in page.xpath("//link[@rel='canonical']")]
    return [url for url in [*data.meta("og:url"), *links] if url.startswith(("https://", "http://"))]


def _persons(data: StructuredData) -> Iterator[str]:
    authors: object = next((article["author"] for article in data.articles if article.get("author")), [])
    for author in authors if isinstance(authors, list) else [authors]:
        if isinstance(author, str):
            yield author
        elif isinstance(author, dict) and author.get("@type") != "Organization":
            yield str(author.get("name") or "")


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
            text = text_of(element)
            if len(text) <= _LONGEST_BYLINE and _name(text):
                yield text
                return


def _printed(page: HtmlElement) -> Iterator[str]:
    for element in page.iter(*_PRINTED_IN):
        text = text_of(element) if len(element) <= _FEW else (element.text or "").strip()
        byline = _VISIBLE.search(text) if len(text) <= _LONGEST_BYLINE else None
        if byline and _name(byline["names"]):
            yield byline["names"]
            return


def _name(text: str) -> str | None:
    """Leave of a byline its name or names; None where it names nobody."""
    plain = " ".join(text.split())
    if _ADDRESS.search(plain):
        return None
    called = _CALLED.sub("", plain)
    several = _FULL_NAMES.match(_AFTER.sub("", called))
    name = several[0] if several else _AFTER.sub("", called).split(",")[0].strip(" .,:;|-–")
    return name if _is_name(name) else None


def _is_name(text: str) -> bool:
    fits = bool(_FULL_NAMES.fullmatch(text)) or 0 < len(text.split()) <= _MOST_WORDS
    return fits and len(text) <= _LONGEST and not _NOBODY.search(text)
