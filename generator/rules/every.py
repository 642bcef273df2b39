"""Every rule, and all that they find in the articles of a room."""

from collections.abc import Callable, Iterator

from generator.model import Article
from generator.rules import addresses, bodies, pages, references, wording
from generator.rules.finding import Finding
from generator.rules.room import Room

_Rule = Callable[[Article, Room], Iterator[Finding]]

RULES: tuple[_Rule, ...] = (
    wording.lines,
    wording.dates,
    wording.key_order,
    references.topics,
    references.publishers,
    addresses.hosts,
    addresses.repeated_addresses,
    addresses.shared_addresses,
    addresses.tidy_addresses,
    references.other_articles,
    wording.repeated,
    wording.names,
    pages.name_pages,
    bodies.body,
    bodies.quoted,
)
"""In the order of an article's keys, as far as that makes a difference."""


def findings(room: Room) -> Iterator[tuple[Article, Finding]]:
    """Hold every article against every rule."""
    for article in room.content.articles:
        for rule in RULES:
            for finding in rule(article, room):
                yield article, finding
