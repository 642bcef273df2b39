"""The addresses of sources: whole, lasting, the publisher's own, and each in one article."""

from collections.abc import Iterator

from generator.model import Article, Source
from generator.rules.finding import Better, Finding, error, warning
from generator.rules.room import Room
from generator.text.addresses.canonical_address import host_of
from generator.text.addresses.hosts import owner_of
from generator.text.addresses.shared_address import tracking_in, without_tracking
from generator.text.forms.fault import quote
from generator.text.forms.marks import Path

_FROM_BROWSER = "open it in a browser and copy the address it leads to"
_FROM_COMPUTER = "open the article on a computer and copy its address from there"


def repeated_addresses(article: Article, room: Room) -> Iterator[Finding]:
    """Find addresses that stand twice in an article, or in two articles."""
    seen: set[str] = set()
    for path, source in _sources(article):
        address = room.addresses[source.url].canonical
        if address in seen:
            yield error(article, path, "this address stands twice among the sources; delete one")
        elif other := next((one for one in room.reports[address] if not _are_judged(article, one)), None):
            message = f"{other.file} names this source as well; if both tell one story, say so with same_as"
            yield warning(article, path, message)
        seen.add(address)


def hosts(article: Article, room: Room) -> Iterator[Finding]:
    """Find addresses that are not on a host of the publisher that the source names."""
    for path, source in _sources(article):
        _, host, way = room.addresses[source.url]
        owner = owner_of(host, room.hosts)
        if not host:
            yield error(article, path, f"{quote(source.url)} names no host; write the whole address")
        elif way == "detour":
            continue
        elif owner and owner != source.publisher and source.publisher in room.publishers:
            yield error(article, path, f"{quote(host)} belongs to publisher {quote(owner)}; name that one")
        elif not owner and source.publisher in room.content.publishers:
            message = (
                f"{quote(host)} is not among the hosts of {quote(source.publisher)}; add it in publishers.yml"
            )
            yield warning(article, path, message)


def shared_addresses(article: Article, room: Room) -> Iterator[Finding]:
    """Find addresses that are not the report's own, but what a phone, a mail or a network made of it."""
    for path, source in _sources(article):
        _, host, way = room.addresses[source.url]
        if way == "detour":
            message = f"{quote(host)} hides where this address leads; {_FROM_BROWSER}"
            yield error(article, path, message)
        elif way == "amp":
            message = f"this is the version for fast phones (AMP); {_FROM_COMPUTER}"
            yield warning(article, path, message)
        elif way == "mobile" and not _is_listed(source, room):
            message = f"this is the version for phones; {_FROM_COMPUTER}"
            yield warning(article, path, message)


def tidy_addresses(article: Article, room: Room) -> Iterator[Finding]:
    """Find addresses that track their readers, or are not https where that is known to work."""
    for path, source in _sources(article):
        if found := _tidied(source.url, room):
            yield warning(article, path, *found)
        if source.archived and (found := _tidied(source.archived, room)):
            yield warning(article, (*path[:2], "archived"), *found)


def _tidied(url: str, room: Room) -> tuple[str, Better] | None:
    if "?" not in url and url.startswith("https://"):
        return None
    tracking, is_plain = tracking_in(url), url.startswith("http://") and host_of(url) in room.secure_hosts
    better = without_tracking(url)
    if is_plain:
        better = "https" + better.removeprefix("http")
    if better == url:
        return None
    told = [f"this address tracks its readers ({', '.join(tracking)})"] if tracking else []
    told += ["this host is known to answer to https"] if is_plain else []
    return f"{' and '.join(told)}; write {better}", Better(url, better)


def _sources(article: Article) -> Iterator[tuple[Path, Source]]:
    for index, source in enumerate(article.front.sources):
        yield ("sources", index, "url"), source


def _is_listed(source: Source, room: Room) -> bool:
    """Tell whether the publisher names the host itself as its own."""
    publisher = room.content.publishers.get(source.publisher)
    return publisher is not None and any(f"//{host}/" in f"{source.url}/" for host in publisher.hosts)


def _are_judged(one: Article, other: Article) -> bool:
    """Tell whether two articles are the same file, or an editor has said how they stand to each other."""
    of_one, of_other = one.front, other.front
    return (
        one is other
        or other.id in (*of_one.same_as, *of_one.not_same_as)
        or one.id in (*of_other.same_as, *of_other.not_same_as)
    )
