"""A channel as an Atom feed (RFC 4287)."""

from collections.abc import Mapping

from lxml import etree

from generator.model import Edition, Entry, Source
from generator.outputs.channels import Channel
from generator.outputs.identity import identity
from generator.outputs.licence import LICENCE_ADDRESS, rights_in_short
from generator.outputs.published_site import Site
from generator.outputs.story import at_midnight, changed
from generator.text.addresses.paths import relative_link
from generator.text.markup.html_tree import html_tree
from generator.text.markup.sanitise import SafeHtml, sanitise_body

_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(channel: Channel, edition: Edition, site: Site, stories: Mapping[str, SafeHtml]) -> bytes:
    """Print a feed; `stories` holds the content of each of its entries by article id.

    The feed is as new as its newest entry, and an empty one as its edition.
    Content is XHTML, which a browser shows as it is with the feed's stylesheet.
    """
    file = f"{channel.path}.xml"
    feed = etree.fromstring(f'<feed xmlns="{_ATOM}" xml:lang="en"/>')
    _add(feed, "id", identity(channel.path).urn)
    _add(feed, "title", channel.title)
    _add_xhtml(feed, "subtitle", _introduction(channel, site))
    newest = max((changed(entry, edition) for entry in channel.entries), default=edition.updated)
    _add(feed, "updated", at_midnight(newest))
    _add(_add(feed, "author"), "name", site.name)
    _add(feed, "rights", rights_in_short(site))
    _add(feed, "link", rel="license", href=LICENCE_ADDRESS)
    _add(feed, "link", rel="self", type="application/atom+xml", href=site.link(file, file))
    _add(feed, "link", rel="alternate", type="text/html", href=site.link(file, channel.page))
    for entry in channel.entries:
        _add_entry(feed, entry, edition, site.link(file, entry.path), stories[entry.id])
    return _printed(feed, relative_link(file, "assets/feed.css"))


def _introduction(channel: Channel, site: Site) -> SafeHtml:
    home = site.link(f"{channel.path}.xml", channel.page)
    return sanitise_body(
        f'<p>{channel.extent} <a href="{home}">Read them on the site.</a></p>'
        "<p>This is a feed: give its address to a feed reader to hear of new articles.</p>"
    )


def _add_entry(feed: etree._Element, entry: Entry, edition: Edition, page: str, story: SafeHtml) -> None:
    front = entry.article.front
    element = _add(feed, "entry", **{_LANGUAGE: front.language})
    _add(element, "id", identity(entry.id).urn)
    _add(element, "title", front.title)
    _add(element, "updated", at_midnight(changed(entry, edition)))
    if entry.date.precision == "day":  # of a month or a year no day is claimed
        _add(element, "published", at_midnight(entry.date.first_day))
    _add(element, "link", rel="alternate", type="text/html", href=page)
    for source in entry.sources:
        _add(element, "link", rel="via", href=source.url, **_described(source))
    for topic in entry.topics:
        _add(element, "category", term=topic, label=edition.topics[topic].title)
    _add(element, "summary", front.summary)
    _add_xhtml(element, "content", story)


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


def _printed(feed: etree._Element, stylesheet: str) -> bytes:
    for child in feed:
        child.tail = "\n"
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<?xml-stylesheet type="text/css" href="{stylesheet}"?>\n'
    return head.encode() + etree.tostring(feed, encoding="utf-8") + b"\n"
