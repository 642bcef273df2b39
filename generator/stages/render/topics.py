"""The topics: all of them on one page, and a page each."""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from generator.making.recipe import Recipe
from generator.model import Brief, Company, Curve, Edition, Page, Topic, topic_path
from generator.stages.render.briefs import Briefs, in_brief
from generator.stages.render.home import TopicCard, topic_cards
from generator.stages.render.printer import meta_of, print_page
from generator.text.addresses.paths import relative_link
from generator.text.markup.prose import prose

INDEX = "topics/index.html"
TOPICS_FILE = PurePosixPath("content/topics.yml")


def topics(edition: Edition, briefs: Briefs) -> Iterator[Recipe[Page]]:
    """Tell how to print the list of topics, then the page of each."""
    yield Recipe(INDEX, _topics, (tuple(topic_cards(edition, briefs)),))
    for id_, topic in edition.topics.items():
        path = topic_path(id_)
        found = in_brief(edition.by_topic[id_], briefs)
        yield Recipe(path, _topic, (id_, topic, found, edition.curves[path], edition.company[path]))


def _topics(cards: tuple[TopicCard, ...]) -> Page:
    return print_page("topics", INDEX, meta_of("Topics", "Every article by subject"), topics=cards)


def _topic(id_: str, topic: Topic, found: tuple[Brief, ...], curve: Curve, company: Company) -> Page:
    path = topic_path(id_)
    meta = meta_of(topic.title, topic.description)
    return print_page(
        "topic",
        path,
        {**meta, "kind": "topic", "card": id_, "feeds": _feeds(id_, topic)},
        id=id_,
        found=found,
        curve=curve,
        company=company,
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
