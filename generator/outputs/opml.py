"""A list of all feeds (OPML 2.0), which feed readers take in at once."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from email.utils import format_datetime

from lxml import etree

from generator.outputs.channels import Head
from generator.outputs.published_site import Site

_FILE = "feeds/index.opml"


def opml(heads: Iterable[Head], updated: date, site: Site) -> bytes:
    """Print the list of the Atom feeds; feeds of the same articles in JSON are left out."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = site.name
    made = datetime.combine(updated, time(), UTC)
    etree.SubElement(head, "dateModified").text = format_datetime(made, usegmt=True)
    body = etree.SubElement(root, "body")
    for feed in heads:
        etree.SubElement(body, "outline", _outline(feed, site))
    etree.indent(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _outline(feed: Head, site: Site) -> dict[str, str]:
    return {
        "type": "rss",  # the word of the format for feeds of every kind
        "text": feed.title,
        "title": feed.title,
        "xmlUrl": site.link(_FILE, f"{feed.path}.xml"),
        "htmlUrl": site.link(_FILE, feed.page),
    }
