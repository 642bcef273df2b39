"""People, places, organizations and publishers: lists of them, and a page each."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.making.recipe import Recipe
from generator.model import Brief, Company, Curve, Edition, NamedEntries, NameKind, Page, Publisher
from generator.stages.render.briefs import Briefs, in_brief
from generator.stages.render.printer import NAME_TITLES, meta_of, print_page, told_by


@dataclass(frozen=True, slots=True)
class NameLine:
    """What lists of names tell of one; `letter` is that under which it stands."""

    letter: str
    name: str
    ja: str | None
    path: str
    count: int
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class _Name:
    kind: NameKind
    who: NameLine
    found: tuple[Brief, ...]
    curve: Curve
    company: Company
    publisher: Publisher | None


def names(edition: Edition, briefs: Briefs, kind: NameKind) -> Iterator[Recipe[Page]]:
    """Tell how to print the names of one kind: by letter, by number of articles, then the page of each."""
    found = edition.names[kind]
    lines = tuple(map(_line, found))
    yield Recipe(f"{kind}/index.html", _by_letter, (kind, lines))
    yield Recipe(f"{kind}/by-count.html", _by_count, (kind, lines))
    for named, line in zip(found, lines, strict=True):
        view = _Name(
            kind=kind,
            who=line,
            found=in_brief(named.entries, briefs),
            curve=edition.curves[line.path],
            company=edition.company[line.path],
            publisher=edition.publishers[named.slug] if kind == "publishers" else None,
        )
        yield Recipe(line.path, _name, (view,))


def _line(named: NamedEntries) -> NameLine:
    first, last = named.entries[0].date.year, named.entries[-1].date.year
    letter = named.slug[:1].upper()
    return NameLine(letter, named.name, named.ja, named.path, len(named.entries), first, last)


def _by_letter(kind: NameKind, lines: tuple[NameLine, ...]) -> Page:
    title = NAME_TITLES[kind]
    meta = meta_of(title, f"{title} in the digest, with the articles they appear in")
    groups = [(letter, list(group)) for letter, group in groupby(lines, lambda line: line.letter)]
    return print_page("names", f"{kind}/index.html", meta, kind=kind, groups=groups, names=lines)


def _by_count(kind: NameKind, lines: tuple[NameLine, ...]) -> Page:
    title = NAME_TITLES[kind]
    meta = meta_of(f"{title} by number of articles", f"{title} in the digest, those with most articles first")
    by_count = sorted(lines, key=lambda line: -line.count)
    return print_page("names_by_count", f"{kind}/by-count.html", meta, kind=kind, names=by_count)


def _name(view: _Name) -> Page:
    name = view.who.name
    return print_page(
        "name", view.who.path, meta_of(name, f"Articles of the digest with {name}"), **told_by(view)
    )
