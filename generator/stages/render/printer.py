"""How every page is printed: from a template, and from nothing but what it is given."""

from collections.abc import Mapping
from dataclasses import Field, fields
from functools import cache, partial
from pathlib import PurePosixPath
from typing import Any, ClassVar, Protocol

from jinja2 import Environment

from generator.model import CHRONOLOGY, NameKind, Page, month_path, topic_path, year_path
from generator.text.addresses.paths import relative_link
from generator.text.addresses.slug import slug
from generator.text.date_words import in_words
from generator.text.languages import language_name
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
        "in_words": cache(in_words),
        "language_name": cache(language_name),
        "slug": slug,
    }
    opened.globals |= {
        "CHRONOLOGY": CHRONOLOGY,
        "MONTHS": MONTHS,
        "month_path": month_path,
        "name_titles": NAME_TITLES,
        "topic_path": topic_path,
        "year_path": year_path,
    }
    return opened
