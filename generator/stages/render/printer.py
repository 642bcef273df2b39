"""What every page is printed with: the templates, and what all of them may ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import PurePosixPath

from jinja2 import Environment

from generator.model import CHRONOLOGY, Edition, NameKind, Page, month_path, topic_path, year_path
from generator.text.addresses.paths import relative_link
from generator.text.addresses.slug import slug
from generator.text.date_words import MONTHS, in_words
from generator.text.languages import language_name
from generator.text.markup.abbreviations import Abbreviations
from generator.text.markup.indentation import without_indentation
from generator.text.markup.sanitise import sanitise_page
from generator.text.markup.templates import templates

NAME_TITLES: Mapping[NameKind, str] = {
    "people": "People",
    "places": "Places",
    "organizations": "Organizations",
    "publishers": "Publishers",
}


@dataclass(frozen=True, slots=True)
class Printer:
    """The edition with what is needed to print a page of it."""

    edition: Edition
    abbreviations: Abbreviations
    templates: Environment

    def page(self, template: str, path: str, meta: Mapping[str, object], **context: object) -> Page:
        """Print the page at `path` from a template and what that template asks for."""
        html = self.templates.get_template(f"{template}.html.j2").render(
            link=partial(relative_link, path),
            path=path,
            title=meta["title"],
            description=meta["description"],
            **context,
        )
        return Page(PurePosixPath(path).with_suffix(".md"), meta, sanitise_page(without_indentation(html)))


def printer_of(edition: Edition) -> Printer:
    """Make ready to print pages of `edition`."""
    abbreviations = Abbreviations({word: entry.name for word, entry in edition.glossary.items()})
    opened = _environment()
    opened.globals |= {
        "edition": edition,
        "entries": {entry.id: entry for entry in edition.entries},
        "named": {(named.kind, named.name): named for kind in edition.names.values() for named in kind},
    }
    return Printer(edition, abbreviations, opened)


def meta_of(title: str, description: str) -> dict[str, object]:
    """Begin the front matter of a page with what every page has."""
    return {"title": title, "description": description}


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
