"""The topics: all of them on one page, and a page each."""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from generator.model import Page, Topic, topic_path
from generator.stages.render.printer import Printer, meta_of
from generator.text.addresses.paths import relative_link
from generator.text.markup.prose import prose

TOPICS_FILE = PurePosixPath("content/topics.yml")


def topics(printer: Printer) -> Iterator[Page]:
    """Print the list of topics, then the page of each."""
    yield printer.page("topics", "topics/index.html", meta_of("Topics", "Every article by subject"))
    yield from (_topic(printer, id_, topic) for id_, topic in printer.edition.topics.items())


def _topic(printer: Printer, id_: str, topic: Topic) -> Page:
    path = topic_path(id_)
    meta = meta_of(topic.title, topic.description)
    return printer.page(
        "topic",
        path,
        {**meta, "kind": "topic", "card": id_, "feeds": _feeds(id_, topic)},
        id=id_,
        found=printer.edition.by_topic[id_],
        introduction=prose(topic.introduction, TOPICS_FILE, partial(relative_link, path)),
    )


def _feeds(id_: str, topic: Topic) -> list[dict[str, str]]:
    """Name the feeds and the calendar of a topic, which the outputs make."""
    return [
        {"title": topic.title, "type": type_, "path": path}
        for type_, path in (
            ("application/atom+xml", f"feeds/topics/{id_}.xml"),
            ("application/feed+json", f"feeds/topics/{id_}.json"),
            ("text/calendar", f"calendar/topics/{id_}.ics"),
        )
    ]
