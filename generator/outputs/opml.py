"""A list of all feeds (OPML 2.0), which feed readers take in at once."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from email.utils import format_datetime

from lxml import etree

from generator.model import Edition
from generator.outputs.channels import Channel
from generator.outputs.published_site import Site

_FILE = "feeds/index.opml"


def opml(channels: Iterable[Channel], edition: Edition, site: Site) -> bytes:
    """Print the list of the Atom feeds; feeds of the same articles in JSON are left out."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = site.name
    made = datetime.combine(edition.updated, time(), UTC)
    etree.SubElement(head, "dateModified").text = format_datetime(made, usegmt=True)
    body = etree.SubElement(root, "body")
    for channel in channels:
        etree.SubElement(body, "outline", _outline(channel, site))
    etree.indent(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _outline(channel: Channel, site: Site) -> dict[str, str]:
    return {
        "type": "rss",  # the word of the format for feeds of every kind
        "text": channel.title,
        "title": channel.title,
        "xmlUrl": site.link(_FILE, f"{channel.path}.xml"),
        "htmlUrl": site.link(_FILE, channel.page),
    }
