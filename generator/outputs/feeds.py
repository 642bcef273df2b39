"""Edition → feeds: Atom and JSON Feed for everything, each topic and frequent pairs, and a list of them."""

from collections.abc import Iterator
from itertools import groupby
from posixpath import dirname

from generator.model import Edition, File
from generator.outputs.atom import atom
from generator.outputs.channels import Channel, channels
from generator.outputs.json_feed import json_feed
from generator.outputs.listing import Listed, listed, with_index
from generator.outputs.opml import opml
from generator.outputs.published_site import Site
from generator.outputs.story import story


def feeds(edition: Edition, site_name: str, address: str) -> Iterator[File]:
    """Give `feeds/`: each feed as `.xml` and `.json`, `index.opml` of all, `index.json`.

    `address` is the public one, ending in a slash, or empty where unknown.
    Links are then relative to each file: a browser and readers that know
    where they fetched a feed resolve them (RFC 4287, 2; feedparser does);
    JSON Feed and OPML do not provide for it, and many of their readers leave
    such links dead. Ids do not depend on the address.

    Content is the digest's own page: date, summary, body, sources. So no feed
    holds more of a publisher's text than a page.
    """
    site = Site(site_name, address)
    return with_index("feeds", edition.updated, _feeds(edition, site))


def _feeds(edition: Edition, site: Site) -> Iterator[Listed]:
    all_channels = list(channels(edition, site.name))
    for _, beside in groupby(all_channels, lambda channel: dirname(channel.path)):
        yield from _folder(list(beside), edition, site)
    yield listed("feeds/index.opml", opml(all_channels, edition, site), "All feeds", "text/x-opml")


def _folder(beside: list[Channel], edition: Edition, site: Site) -> Iterator[Listed]:
    """Give the feeds of one folder: in it, an article has the same links in each of them."""
    met = {entry.id: entry for channel in beside for entry in channel.entries}
    stories = {id_: story(entry, edition, site, beside[0].path) for id_, entry in met.items()}
    for channel in beside:
        in_xml = atom(channel, edition, site, stories)
        yield listed(f"{channel.path}.xml", in_xml, channel.title, "application/atom+xml")
        in_json = json_feed(channel, edition, site, stories)
        yield listed(f"{channel.path}.json", in_json, channel.title, "application/feed+json")
