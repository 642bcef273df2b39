"""A channel as a JSON Feed (version 1.1, jsonfeed.org)."""

from collections.abc import Sequence
from datetime import date
from textwrap import indent

from generator.model import Entry, Legend
from generator.outputs.channels import Head
from generator.outputs.identity import identity
from generator.outputs.licence import LICENCE_ADDRESS
from generator.outputs.listing import as_json
from generator.outputs.published_site import Site
from generator.outputs.story import at_midnight
from generator.text.markup.sanitise import SafeHtml

_NO_ITEMS = b"[]\n}\n"
_ITEMS = "[\n{}\n  ]\n}}\n"


def json_feed(head: Head, site: Site, items: Sequence[str]) -> bytes:
    """Print a feed around items that `json_item` printed for its folder.

    What the format has no key for stands in `_digest`: the date as precise as
    it is known, and the sources.
    """
    file = f"{head.path}.json"
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": head.title,
        "description": head.extent,
        "user_comment": "This is a feed: give its address to a feed reader to hear of new articles.",
        "home_page_url": site.link(file, head.page),
        "feed_url": site.link(file, file),
        "language": "en",
        "authors": [{"name": site.name}],
        "_digest": {"licence": LICENCE_ADDRESS},
        "items": [],
    }
    printed = as_json(feed)
    if items:
        printed = printed.removesuffix(_NO_ITEMS) + _ITEMS.format(",\n".join(items)).encode()
    return printed


def json_item(entry: Entry, legend: Legend, page: str, day: date, story: SafeHtml) -> str:
    """Print an entry that last changed on `day`; `page` is its address, `story` its content."""
    front = entry.article.front
    known_to_the_day = entry.date.precision == "day"
    published = {"date_published": at_midnight(entry.date.first_day)} if known_to_the_day else {}
    item = {
        "id": identity(entry.id).urn,
        "url": page,
        "title": front.title,
        "summary": front.summary,
        "content_html": str(story),
        **published,
        "date_modified": at_midnight(day),
        "tags": [legend.topics[topic].title for topic in entry.topics],
        "language": front.language,
        "_digest": {"date": str(entry.date), "sources": _sources(entry)},
    }
    return indent(as_json(item).decode().rstrip("\n"), "    ", lambda _: True)


def _sources(entry: Entry) -> list[dict[str, object]]:
    return [source.model_dump(mode="json", exclude_none=True) for source in entry.sources]
