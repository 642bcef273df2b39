"""Edition → feeds: Atom and JSON Feed for everything, each topic and frequent pairs, and a list of them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from posixpath import dirname

from generator.making.recipe import Recipe
from generator.model import Edition, Entry, Files, Legend, legend_of
from generator.outputs.atom import atom, atom_entry
from generator.outputs.channels import Head, channels
from generator.outputs.json_feed import json_feed, json_item
from generator.outputs.listing import Listed, listed, with_index
from generator.outputs.opml import opml
from generator.outputs.published_site import Site
from generator.outputs.story import changed, story

Feed = tuple[Head, tuple[int, ...]]
"""What stands at the head of a feed, and the places of its entries among all that are printed."""


def feeds(edition: Edition, site_name: str, address: str) -> Recipe[Files]:
    """Tell how to make `feeds/`: each feed as `.xml` and `.json`, `index.opml` of all, `index.json`.

    `address` is the public one, ending in a slash, or empty where unknown.
    Links are then relative to each file: a browser and readers that know
    where they fetched a feed resolve them (RFC 4287, 2; feedparser does);
    JSON Feed and OPML do not provide for it, and many of their readers leave
    such links dead. Ids do not depend on the address.

    Content is the digest's own page: date, summary, body, sources. So no feed
    holds more of a publisher's text than a page. An entry is printed once for
    all feeds of a folder, for in it an article has the same links in each.
    """
    site = Site(site_name, address)
    parts: dict[tuple[str, str], Recipe[bytes]] = {}
    told: list[tuple[Head, tuple[tuple[str, str], ...]]] = []
    for channel in channels(edition, site.name):
        folder = dirname(channel.path)
        for entry in channel.entries:
            parts.setdefault((folder, entry.id), _part(entry, folder, edition, site))
        newest = max((changed(entry, edition) for entry in channel.entries), default=edition.updated)
        told.append((channel.head(newest), tuple((folder, entry.id) for entry in channel.entries)))
    place = {key: number for number, key in enumerate(parts)}
    placed = tuple((head, tuple(place[key] for key in keys)) for head, keys in told)
    return Recipe("feeds", _files, (placed, edition.updated, site), tuple(parts.values()))


def _part(entry: Entry, folder: str, edition: Edition, site: Site) -> Recipe[bytes]:
    day = changed(entry, edition)
    return Recipe(f"{folder}/{entry.id}", _entry, (entry, legend_of(entry, edition), site, folder, day))


def _entry(entry: Entry, legend: Legend, site: Site, folder: str, day: date) -> bytes:
    """Print an entry for the feeds of a folder, in both formats."""
    file = f"{folder}/feed"
    told = story(entry, legend, site, file)
    page = site.link(file, entry.path)
    printed = (atom_entry(entry, legend, page, day, told), json_item(entry, legend, page, day, told))
    return json.dumps(printed).encode()


def _files(entries: Iterable[bytes], told: Sequence[Feed], updated: date, site: Site) -> Files:
    return with_index("feeds", updated, _feeds(entries, told, updated, site))


def _feeds(entries: Iterable[bytes], told: Sequence[Feed], updated: date, site: Site) -> Iterator[Listed]:
    printed: list[tuple[str, str]] = [json.loads(entry) for entry in entries]
    for head, places in told:
        in_xml = atom(head, site, [printed[place][0] for place in places])
        yield listed(f"{head.path}.xml", in_xml, head.title, "application/atom+xml")
        in_json = json_feed(head, site, [printed[place][1] for place in places])
        yield listed(f"{head.path}.json", in_json, head.title, "application/feed+json")
    all_feeds = opml([head for head, _ in told], updated, site)
    yield listed("feeds/index.opml", all_feeds, "All feeds", "text/x-opml")
