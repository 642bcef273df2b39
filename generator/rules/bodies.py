"""The body of an article or a page: what would not survive, where it leads, and how much it quotes."""

from collections.abc import Iterator
from typing import Final

from generator.errors import Severity
from generator.model import Article, Rights
from generator.model.noted import body_of
from generator.rules.finding import Better, Finding
from generator.rules.references import dead_link
from generator.rules.room import Room, Written
from generator.text.addresses.canonical_address import host_of
from generator.text.addresses.shared_address import is_detour, without_tracking
from generator.text.forms.fault import Lines, quote
from generator.text.markup.body import Link
from generator.text.markup.quotations import quotations

EXCERPT_WORDS: Final = 75
"""So much of a publisher's text may stand in an article without leave: `rights` in publishers.yml."""


def body(written: Written, room: Room) -> Iterator[Finding]:
    """Find what is neither text nor list, table or link, and links that do not lead where they should."""
    found = body_of(written)
    for fault in found.faults:
        yield Finding(fault.mark, Severity.ERROR, fault.message)
    for link in found.links:
        if dead := dead_link(link, written, room):
            yield dead
        elif shared := _shared(link):
            yield shared


def quoted(article: Article, room: Room) -> Iterator[Finding]:
    """Find where more is quoted than publishers allow whose rights are `excerpt`."""
    if not _are_all_excerpts(article, room):
        return
    total = 0
    for offset, told in quotations(article.body):
        total += told
        if total > EXCERPT_WORDS:
            mark = Lines(article.body, article.body_line).mark(offset)
            message = (
                f"with this quotation {total} words are quoted; the publishers of these sources allow "
                f"{EXCERPT_WORDS} in an article, so tell it in your own words"
            )
            yield Finding(mark, Severity.ERROR, message)
            return


def _shared(link: Link) -> Finding | None:
    if is_detour(link.target):
        message = f"{quote(host_of(link.target))} hides where this link leads; write the address it leads to"
        return Finding(link.mark, Severity.ERROR, message)
    better = without_tracking(link.target)
    if better == link.target:
        return None
    message = f"this link tracks its readers; write {better}"
    return Finding(link.mark, Severity.WARNING, message, Better(link.target, better))


def _are_all_excerpts(article: Article, room: Room) -> bool:
    known = (room.content.publishers.get(source.publisher) for source in article.front.sources)
    return all(publisher is None or publisher.rights is Rights.EXCERPT for publisher in known)
