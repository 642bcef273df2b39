"""Names, each with the entries it stands in."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from generator.errors import DigestError
from generator.model import Content, Entry, NamedEntries, NameKind
from generator.stages.arrange.groups import grouped
from generator.text.addresses.slug import slug


def named_entries(kind: NameKind, entries: tuple[Entry, ...], content: Content) -> tuple[NamedEntries, ...]:
    """Give the names of one kind, sorted as their addresses are, each with its entries.

    Raises DigestError where two names would share one address.
    """
    found = grouped(entries, lambda entry: _values(kind, entry))
    names = (_named(kind, value, met, content) for value, met in found.items())
    ordered = sorted(names, key=lambda named: (named.slug, named.name))
    _refuse_shared_addresses(ordered)
    return tuple(ordered)


def _values(kind: NameKind, entry: Entry) -> Iterable[str]:
    front = entry.article.front
    values: Mapping[NameKind, Iterable[str]] = {
        "people": front.people,
        "places": front.places,
        "organizations": front.organizations,
        "publishers": (source.publisher for source in entry.sources),
    }
    return dict.fromkeys(values[kind])


def _named(kind: NameKind, value: str, entries: tuple[Entry, ...], content: Content) -> NamedEntries:
    if kind == "publishers":
        return NamedEntries(kind, content.publishers[value].name, value, entries)
    spelling = getattr(content.names, kind).get(value)
    return NamedEntries(kind, value, slug(value), entries, spelling.ja if spelling else None)


def _refuse_shared_addresses(names: list[NamedEntries]) -> None:
    for one, other in pairwise(names):
        if one.slug == other.slug:
            msg = (
                f"{one.entries[0].article.file}: {one.kind}: "
                f'"{one.name}" and "{other.name}" ({other.entries[0].article.file}) '
                f"would both have the page {one.path}; choose one spelling"
            )
            raise DigestError(msg)
