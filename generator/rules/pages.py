"""Names that would have no page of their own."""

from collections.abc import Iterator
from typing import Final

from generator.model import Article
from generator.rules.finding import Finding, error
from generator.rules.room import NAMES, Room
from generator.text.addresses.ids import is_taken
from generator.text.addresses.slug import slug
from generator.text.forms.fault import quote

LONGEST: Final = 200
"""Bytes of a file's name that every disk and every archive takes, with some to spare."""


def name_pages(article: Article, room: Room) -> Iterator[Finding]:
    """Find names whose page cannot be, or is that of another name."""
    for kind in NAMES:
        for index, name in enumerate(getattr(article.front, kind)):
            if fault := _fault(kind, name, room):
                yield error(article, (kind, index), fault)


def _fault(kind: str, name: str, room: Room) -> str | None:
    address = slug(name)
    if is_taken(address):
        return f"{quote(name)} cannot have the page {kind}/{address}.html; write the name in full"
    if len(address.encode()) > LONGEST:
        return f"this name is too long for a page of its own, {kind}/….html; shorten it"
    first, file = room.named_first[kind].get(address, (name, ""))
    if first != name:
        return f"{quote(name)} would have the same page as {quote(first)} in {file}; choose one spelling"
    return None
