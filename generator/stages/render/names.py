"""People, places, organizations and publishers: lists of them, and a page each."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.model import NamedEntries, NameKind, Page
from generator.stages.render.printer import NAME_TITLES, Printer, meta_of


def names(printer: Printer, kind: NameKind) -> Iterator[Page]:
    """Print the names of one kind: by letter, by number of articles, then the page of each."""
    title, found = NAME_TITLES[kind], printer.edition.names[kind]
    meta = meta_of(title, f"{title} in the digest, with the articles they appear in")
    yield printer.page("names", f"{kind}/index.html", meta, kind=kind, groups=_by_letter(found), names=found)
    by_count = sorted(found, key=lambda named: -len(named.entries))
    meta = meta_of(f"{title} by number of articles", f"{title} in the digest, those with most articles first")
    yield printer.page("names_by_count", f"{kind}/by-count.html", meta, kind=kind, names=by_count)
    yield from (_name(printer, named) for named in found)


def _by_letter(names: Iterable[NamedEntries]) -> list[tuple[str, list[NamedEntries]]]:
    return [(letter, list(group)) for letter, group in groupby(names, lambda named: named.slug[:1].upper())]


def _name(printer: Printer, named: NamedEntries) -> Page:
    meta = meta_of(named.name, f"Articles of the digest with {named.name}")
    publisher = printer.edition.publishers[named.slug] if named.kind == "publishers" else None
    return printer.page("name", named.path, meta, who=named, publisher=publisher)
