"""Every rule, and all that they find in the articles of a room."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain

from generator.model import Article, Content
from generator.rules import addresses, bodies, pages, references, wording
from generator.rules.finding import Finding
from generator.rules.room import Room

_Rule = Callable[[Article, Room], Iterator[Finding]]

RULES: tuple[_Rule, ...] = (
    wording.lines,
    wording.dates,
    wording.days_to_come,
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


ALONE: tuple[_Rule, ...] = (
    wording.lines,
    wording.dates,
    wording.key_order,
    addresses.shared_addresses,
    wording.repeated,
    bodies.quoted,
)
"""Other files and lists only take away from what these find in an article that stands alone."""

_AMONG_OTHERS = tuple(rule for rule in RULES if rule not in ALONE)


def is_sound(article: Article) -> bool:
    """Tell whether the rules of `ALONE` find nothing in an article, whatever room it stands in.

    They are asked in a room that holds it alone, where no publisher is listed
    that would allow anything.
    """
    room = Room(Content(articles=(article,), topics={}, publishers={}), date.max)
    return not any(chain.from_iterable(rule(article, room) for rule in ALONE))


def findings(room: Room) -> Iterator[tuple[Article, Finding]]:
    """Hold every article against every rule, but one that was noted as sound not against those of `ALONE`."""
    for article in room.content.articles:
        for rule in _AMONG_OTHERS if article.notes and article.notes.sound else RULES:
            for finding in rule(article, room):
                yield article, finding
