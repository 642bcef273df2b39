"""The text of an EPUB, and its cover: what pandoc makes a book of."""

from collections.abc import Callable, Collection, Mapping
from functools import cache
from textwrap import wrap
from unicodedata import east_asian_width
from urllib.parse import urlsplit

from jinja2 import Environment
from lxml.html import HtmlElement, fragment_fromstring, tostring

from generator.model import Edition, Entry, article_path
from generator.outputs.book import Book
from generator.outputs.licence import rights_in_short
from generator.outputs.plain_citation import citation_in_words
from generator.outputs.published_site import Site
from generator.outputs.references import references
from generator.text.addresses.strict_address import strict_address
from generator.text.event_date import EventDate
from generator.text.markup.prose import prose
from generator.text.markup.sanitise import SafeHtml, sanitise_body
from generator.text.markup.templates import templates
from generator.text.one_line import one_line, printable

_DEEPER = {"h3": "h4", "h2": "h3", "h1": "h3"}
_SCHEMES = ("http", "https", "mailto")
_LETTERS_IN_A_LINE = 24
_LINES_AT_MOST = 4


def book_text(book: Book, edition: Edition, site: Site) -> str:
    """Give the book as one page of HTML, with what pandoc shall say of it in the head.

    It is sanitised, and refers to nothing outside itself but by links.
    """
    updated = edition.updated
    return (
        _templates()
        .get_template("book.html.j2")
        .render(
            book=book,
            site=site,
            name=one_line(site.name),
            rights=one_line(rights_in_short(site)),
            updated=EventDate(updated.year, updated.month, updated.day),
            topics=edition.topics,
            anchor=_anchor,
            body=_bodies(book, site),
            sources=lambda entry: references(entry.outline, edition, site)[1:],
        )
    )


def book_cover(book: Book) -> str:
    """Give the cover as an SVG drawing."""
    is_wide = any(east_asian_width(letter) in "WF" for letter in book.title)
    width = _LETTERS_IN_A_LINE // 2 if is_wide else _LETTERS_IN_A_LINE
    lines = wrap(book.title, width, max_lines=_LINES_AT_MOST, placeholder=" …")
    return _templates().get_template("cover.svg.j2").render(book=book, lines=lines).lstrip()


def _anchor(article_id: str) -> str:
    return f"a{article_id}"


# --- Bodies -----------------------------------------------------------------------------------


def _bodies(book: Book, site: Site) -> Callable[[Entry], SafeHtml]:
    """Give a function that prints an article's body for this book."""
    pages = {entry.path: entry for entry in book.entries}
    pages |= {article_path(copy.copy): entry for entry in book.entries for copy in entry.copies}
    anchors = {path: f"#{_anchor(entry.id)}" for path, entry in pages.items()}
    return lambda entry: _body(entry, anchors, site)


def _body(entry: Entry, anchors: Mapping[str, str], site: Site) -> SafeHtml:
    article = entry.article
    html = prose(printable(article.body), article.source, str)
    root = fragment_fromstring(str(html), create_parent="div")
    for heading in root.iter(*_DEEPER):
        heading.tag = _DEEPER[heading.tag]
    for link in list(root.iter("a")):
        _mend_link(link, anchors, site)
    for reading in root.iter("rt"):
        _put_in_brackets(reading)
    return sanitise_body(tostring(root, encoding="unicode"))


def _mend_link(link: HtmlElement, anchors: Mapping[str, str], site: Site) -> None:
    """Let a link lead to an article's chapter, or to the site; where neither is there, keep its words."""
    target = _target(link.get("href", ""), anchors, site)
    if target:
        link.set("href", target)
    else:
        link.drop_tag()


def _target(href: str, anchors: Mapping[str, str], site: Site) -> str:
    page = href.partition("#")[0]
    if page in anchors:
        return anchors[page]
    if _is_absolute(href):
        return strict_address(href)
    return strict_address(site.address + href) if page and site.address else ""


def _is_absolute(href: str, schemes: Collection[str] = _SCHEMES) -> bool:
    try:
        return urlsplit(href).scheme in schemes
    except ValueError:  # brackets that no address can have
        return False


def _put_in_brackets(reading: HtmlElement) -> None:
    """Keep the reading of a word apart from the word, for EPUB gets both as plain text."""
    if not any(sibling.tag == "rp" for sibling in reading.itersiblings()):
        reading.text = f"({reading.text or ''}"
        reading.append(fragment_fromstring(")", create_parent="span"))


# --- Templates --------------------------------------------------------------------------------


@cache
def _templates() -> Environment:
    opened = templates("epub")
    opened.filters |= {"one_line": one_line, "words": citation_in_words}
    return opened
