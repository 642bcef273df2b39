"""How every page is printed: from a template, and from nothing but what it is given."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import Field, fields
from functools import cache, lru_cache, partial
from itertools import groupby
from operator import attrgetter
from pathlib import PurePosixPath
from typing import Any, ClassVar, Protocol

from jinja2 import Environment
from markupsafe import Markup

from generator.model import CHRONOLOGY, Brief, Curve, NameKind, Page, month_path, topic_path, year_path
from generator.text.addresses.paths import relative_link
from generator.text.addresses.slug import slug
from generator.text.event_date import EventDate
from generator.text.languages import language_name
from generator.text.markup.bars import bars
from generator.text.markup.indentation import without_indentation
from generator.text.markup.sanitise import sanitise_page
from generator.text.markup.templates import templates
from generator.text.months import MONTHS

NAME_TITLES: Mapping[NameKind, str] = {
    "people": "People",
    "places": "Places",
    "organizations": "Organizations",
    "publishers": "Publishers",
}

_KEPT = 50_000
"""So many pieces of pages of one kind are kept; ten thousand briefs take some ten megabytes."""


class View(Protocol):
    """All that one page tells: a frozen class, whose fields its template asks for by name."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


def print_page(template: str, path: str, meta: Mapping[str, object], **context: object) -> Page:
    """Print the page at `path` from a template and what that template asks for."""
    html = (
        _environment()
        .get_template(f"{template}.html.j2")
        .render(
            link=partial(relative_link, path),
            path=path,
            title=meta["title"],
            description=meta["description"],
            **context,
        )
    )
    return Page(PurePosixPath(path).with_suffix(".md"), meta, sanitise_page(without_indentation(html)))


def told_by(view: View) -> dict[str, object]:
    """Give the fields of a view by name."""
    return {one.name: getattr(view, one.name) for one in fields(view)}


def meta_of(title: str, description: str) -> dict[str, object]:
    """Begin the front matter of a page with what every page has."""
    return {"title": title, "description": description}


@cache
def _environment() -> Environment:
    opened = templates()
    opened.filters |= {
        "bars": bars,
        "brief": _brief,
        "highest": _highest,
        "language_name": cache(language_name),
        "runs": _runs,
        "slug": slug,
        "when": _when,
    }
    opened.globals |= {
        "CHRONOLOGY": CHRONOLOGY,
        "MONTHS": MONTHS,
        "month_path": month_path,
        "name_titles": NAME_TITLES,
        "topic_path": topic_path,
        "year_path": year_path,
    }
    # Opened once: to import them takes a page as long as ten links do.
    opened.globals |= {
        "citation": opened.get_template("_citation.html.j2").module,
        "show": opened.get_template("_entries.html.j2").module,
    }
    return opened


def _runs(entries: Iterable[Brief], attribute: str) -> list[tuple[object, list[Brief]]]:
    """Part entries, which stand in the order of an attribute, into those that have the same."""
    return [(value, [*run]) for value, run in groupby(entries, attrgetter(attribute))]


def _highest(curve: Curve) -> int:
    return max(max(decade.counts) for decade in curve)


# What follows stands on many pages, and is printed once for all on which it is the same.


@lru_cache(_KEPT)
def _when(date: EventDate) -> Markup:
    return _piece("_when", date=date)


def _brief(entry: Brief, link: Callable[[str], str]) -> Markup:
    paths = (entry.path, *(path for path, _ in entry.topics))
    return _linked_brief(entry, tuple((path, link(path)) for path in paths))


@lru_cache(_KEPT)
def _linked_brief(entry: Brief, links: tuple[tuple[str, str], ...]) -> Markup:
    return _piece("_brief", entry=entry, link=dict(links).__getitem__)


def _piece(template: str, **context: object) -> Markup:
    return _environment().get_template(f"{template}.html.j2").make_module(context).__html__()
