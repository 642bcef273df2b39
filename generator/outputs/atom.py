"""A channel as an Atom feed (RFC 4287)."""

from collections.abc import Iterable
from datetime import date

from lxml import etree

from generator.model import Entry, Legend, Source
from generator.outputs.channels import Head
from generator.outputs.identity import identity
from generator.outputs.licence import LICENCE_ADDRESS, rights_in_short
from generator.outputs.published_site import Site
from generator.outputs.story import at_midnight
from generator.text.addresses.paths import relative_link
from generator.text.markup.html_tree import html_tree
from generator.text.markup.sanitise import SafeHtml, sanitise_body

_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"
_BEGIN, _END = f'<feed xmlns="{_ATOM}" xml:lang="en">', "</feed>"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(head: Head, site: Site, entries: Iterable[str]) -> bytes:
    """Print a feed around entries that `atom_entry` printed for its folder.

    Content is XHTML, which a browser shows as it is with the feed's stylesheet.
    """
    file = f"{head.path}.xml"
    feed = _feed()
    _add(feed, "id", identity(head.path).urn)
    _add(feed, "title", head.title)
    _add_xhtml(feed, "subtitle", _introduction(head, site))
    _add(feed, "updated", at_midnight(head.newest))
    _add(_add(feed, "author"), "name", site.name)
    _add(feed, "rights", rights_in_short(site))
    _add(feed, "link", rel="license", href=LICENCE_ADDRESS)
    _add(feed, "link", rel="self", type="application/atom+xml", href=site.link(file, file))
    _add(feed, "link", rel="alternate", type="text/html", href=site.link(file, head.page))
    stylesheet = relative_link(file, "assets/feed.css")
    begin = (
        f'<?xml version="1.0" encoding="utf-8"?>\n<?xml-stylesheet type="text/css" href="{stylesheet}"?>\n'
    )
    return "".join((begin, _BEGIN, _children(feed), *entries, _END, "\n")).encode()


def atom_entry(entry: Entry, legend: Legend, page: str, day: date, story: SafeHtml) -> str:
    """Print an entry that last changed on `day`; `page` is its address, `story` its content."""
    front = entry.article.front
    feed = _feed()
    element = _add(feed, "entry", **{_LANGUAGE: front.language})
    _add(element, "id", identity(entry.id).urn)
    _add(element, "title", front.title)
    _add(element, "updated", at_midnight(day))
    if entry.date.precision == "day":  # of a month or a year no day is claimed
        _add(element, "published", at_midnight(entry.date.first_day))
    _add(element, "link", rel="alternate", type="text/html", href=page)
    for source in entry.sources:
        _add(element, "link", rel="via", href=source.url, **_described(source))
    for topic in entry.topics:
        _add(element, "category", term=topic, label=legend.topics[topic].title)
    _add(element, "summary", front.summary)
    _add_xhtml(element, "content", story)
    return _children(feed)


def _introduction(head: Head, site: Site) -> SafeHtml:
    home = site.link(f"{head.path}.xml", head.page)
    return sanitise_body(
        f'<p>{head.extent} <a href="{home}">Read them on the site.</a></p>'
        "<p>This is a feed: give its address to a feed reader to hear of new articles.</p>"
    )


def _described(source: Source) -> dict[str, str]:
    told = {"title": source.title, "hreflang": source.language}
    return {name: value for name, value in told.items() if value}


# --- XML --------------------------------------------------------------------------------------


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text
    return element


def _add_xhtml(parent: etree._Element, name: str, html: SafeHtml) -> None:
    # Read once as HTML and once as XML, for only a parser gives XHTML a namespace without a prefix,
    # and some readers take prefixes for names.
    block = html_tree(html)
    block.set("xmlns", _XHTML)
    xhtml = etree.tostring(block, encoding="unicode", method="xml")
    _add(parent, name, type="xhtml").append(etree.fromstring(xhtml))


def _feed() -> etree._Element:
    return etree.fromstring(_BEGIN + _END)


def _children(feed: etree._Element) -> str:
    """Print what stands in a feed, one child a line."""
    for child in feed:
        child.tail = "\n"
    return etree.tostring(feed, encoding="unicode").removeprefix(_BEGIN).removesuffix(_END)
