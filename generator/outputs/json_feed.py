"""A channel as a JSON Feed (version 1.1, jsonfeed.org)."""

from collections.abc import Mapping

from generator.model import Edition, Entry
from generator.outputs.channels import Channel
from generator.outputs.identity import identity
from generator.outputs.licence import LICENCE_ADDRESS
from generator.outputs.listing import as_json
from generator.outputs.published_site import Site
from generator.outputs.story import at_midnight, changed
from generator.text.markup.sanitise import SafeHtml


def json_feed(channel: Channel, edition: Edition, site: Site, stories: Mapping[str, SafeHtml]) -> bytes:
    """Print a feed; `stories` holds the content of each of its entries by article id.

    What the format has no key for stands in `_digest`: the date as precise as
    it is known, and the sources.
    """
    file = f"{channel.path}.json"
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.extent,
        "user_comment": "This is a feed: give its address to a feed reader to hear of new articles.",
        "home_page_url": site.link(file, channel.page),
        "feed_url": site.link(file, file),
        "language": "en",
        "authors": [{"name": site.name}],
        "_digest": {"licence": LICENCE_ADDRESS},
        "items": [
            _item(entry, edition, site.link(file, entry.path), stories[entry.id]) for entry in channel.entries
        ],
    }
    return as_json(feed)


def _item(entry: Entry, edition: Edition, page: str, story: SafeHtml) -> dict[str, object]:
    front = entry.article.front
    known_to_the_day = entry.date.precision == "day"
    published = {"date_published": at_midnight(entry.date.first_day)} if known_to_the_day else {}
    return {
        "id": identity(entry.id).urn,
        "url": page,
        "title": front.title,
        "summary": front.summary,
        "content_html": str(story),
        **published,
        "date_modified": at_midnight(changed(entry, edition)),
        "tags": [edition.topics[topic].title for topic in entry.topics],
        "language": front.language,
        "_digest": {"date": str(entry.date), "sources": _sources(entry)},
    }


def _sources(entry: Entry) -> list[dict[str, object]]:
    return [source.model_dump(mode="json", exclude_none=True) for source in entry.sources]
