"""Edition → Pages: what each page holds, printed by the templates in `generator/templates/`."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from pathlib import PurePosixPath
from typing import get_args

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.model import (
    CHRONOLOGY,
    Apparatus,
    Copy,
    Edition,
    Entry,
    NamedEntries,
    NameKind,
    Page,
    StandingPage,
    Topic,
    article_path,
    topic_path,
    year_path,
)
from generator.text.addresses.paths import relative_link
from generator.text.addresses.slug import slug
from generator.text.data_columns import TABLES
from generator.text.date_words import MONTHS, in_words
from generator.text.languages import language_name
from generator.text.markup.abbreviations import Abbreviations
from generator.text.markup.indentation import without_indentation
from generator.text.markup.prose import prose, prose_html
from generator.text.markup.sanitise import sanitise_body, sanitise_page

LATEST = 12
"""How many articles the home page shows with their summaries."""

TOPICS_FILE = PurePosixPath("content/topics.yml")

NAME_TITLES: Mapping[NameKind, str] = {
    "people": "People",
    "places": "Places",
    "organizations": "Organizations",
    "publishers": "Publishers",
}


def render(edition: Edition, apparatus: Callable[[Entry], Apparatus]) -> Iterator[Page]:
    """Print every page of the edition, each through the sanitiser.

    `apparatus` gives what the page of an entry offers to those who cite it.

    Yields them in a fixed order: home, articles, topics, chronology, names,
    the reader's tools, standing pages.
    """
    printer = _printer(edition)
    yield _home(printer)
    yield from _articles(printer, apparatus)
    yield from _topics(printer)
    yield from _chronology(printer)
    for kind in get_args(NameKind):
        yield from _names(printer, kind)
    yield from _tools(printer)
    yield from (_standing(printer, page) for page in edition.pages)


@dataclass(frozen=True, slots=True)
class _Printer:
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


def _printer(edition: Edition) -> _Printer:
    abbreviations = Abbreviations({word: entry.name for word, entry in edition.glossary.items()})
    templates = _environment()
    templates.globals |= {
        "edition": edition,
        "entries": {entry.id: entry for entry in edition.entries},
        "named": {(named.kind, named.name): named for kind in edition.names.values() for named in kind},
    }
    return _Printer(edition, abbreviations, templates)


def _home(printer: _Printer) -> Page:
    edition = printer.edition
    meta = _meta("Latest", f"{len(edition.entries)} articles on US–Japan relations, each told once")
    months = Counter(entry.date.month for entry in edition.entries)
    return printer.page(
        "home",
        "index.html",
        {**meta, "kind": "home"},
        latest=edition.entries[: -LATEST - 1 : -1],
        months=months,
    )


# --- Articles ---------------------------------------------------------------------------------


def _articles(printer: _Printer, apparatus: Callable[[Entry], Apparatus]) -> Iterator[Page]:
    for entry in printer.edition.entries:
        yield _article(printer, entry, apparatus(entry))
        yield from (_copy(printer, entry, copy) for copy in entry.copies)


def _article(printer: _Printer, entry: Entry, apparatus: Apparatus) -> Page:
    front, edition = entry.article.front, printer.edition
    meta = {
        "title": front.title,
        "description": front.summary,
        "date": str(front.date),
        "tags": [edition.topics[topic].title for topic in entry.topics],
        "source": str(entry.article.source),
        "lang": front.language,
        "kind": "article",
        "head": [dict(element) for element in apparatus.head],
        "json_ld": apparatus.json_ld,
    }
    html = prose_html(entry.article.body, entry.article.source, partial(relative_link, entry.path))
    html, explained = printer.abbreviations.explained(html)
    return printer.page(
        "article",
        entry.path,
        meta,
        entry=entry,
        body=sanitise_body(html),
        explained=explained,
        cited=apparatus.cited,
    )


def _copy(printer: _Printer, entry: Entry, copy: Copy) -> Page:
    """Keep the address of a merged article alive: its id never changes, and links to it go on."""
    meta = {
        **_meta(entry.article.front.title, "This story is told in another article of the digest"),
        "robots": "noindex",
        "canonical": entry.path,
    }
    return printer.page("copy", article_path(copy.copy), meta, entry=entry)


# --- Lists ------------------------------------------------------------------------------------


def _topics(printer: _Printer) -> Iterator[Page]:
    edition = printer.edition
    yield printer.page("topics", "topics/index.html", _meta("Topics", "Every article by subject"))
    for id_, topic in edition.topics.items():
        path = topic_path(id_)
        yield printer.page(
            "topic",
            path,
            {
                **_meta(topic.title, topic.description),
                "kind": "topic",
                "card": id_,
                "feeds": _feeds(id_, topic),
            },
            found=edition.by_topic[id_],
            introduction=prose(topic.introduction, TOPICS_FILE, partial(relative_link, path)),
        )


def _feeds(id_: str, topic: Topic) -> list[dict[str, str]]:
    """Name the feeds and the calendar of a topic, which the outputs make."""
    return [
        {"title": topic.title, "type": type_, "path": path}
        for type_, path in (
            ("application/atom+xml", f"feeds/topics/{id_}.xml"),
            ("application/feed+json", f"feeds/topics/{id_}.json"),
            ("text/calendar", f"calendar/topics/{id_}.ics"),
        )
    ]


def _chronology(printer: _Printer) -> Iterator[Page]:
    edition = printer.edition
    yield printer.page(
        "chronology", CHRONOLOGY, _meta("Chronology", "Every article by the date of what happened")
    )
    years = [None, *edition.by_year, None]
    for place, (year, found) in enumerate(edition.by_year.items(), start=1):
        yield printer.page(
            "year",
            year_path(year),
            _meta(str(year), f"US–Japan relations in {year}, month by month"),
            year=year,
            earlier=years[place - 1],
            later=years[place + 1],
            found=found,
            months=Counter(entry.date.month for entry in found),
        )
    for number, month in enumerate(MONTHS, start=1):
        days = {day: found for (of, day), found in edition.by_day.items() if of == number}
        meta = _meta(f"{month} in every year", f"What happened on each day of {month}, in all years")
        yield printer.page("month", month_path(number), meta, number=number, days=days)


def month_path(number: int) -> str:
    """Give where the page of a calendar month through all years stands in the site."""
    return f"chronology/{MONTHS[number - 1].lower()}.html"


def _names(printer: _Printer, kind: NameKind) -> Iterator[Page]:
    title = NAME_TITLES[kind]
    names = printer.edition.names[kind]
    meta = _meta(title, f"{title} in the digest, with the articles they appear in")
    yield printer.page("names", f"{kind}/index.html", meta, kind=kind, groups=_by_letter(names), names=names)
    by_count = sorted(names, key=lambda named: -len(named.entries))
    meta = _meta(f"{title} by number of articles", f"{title} in the digest, those with most articles first")
    yield printer.page("names_by_count", f"{kind}/by-count.html", meta, kind=kind, names=by_count)
    yield from (_name(printer, named) for named in names)


def _by_letter(names: Iterable[NamedEntries]) -> list[tuple[str, list[NamedEntries]]]:
    return [(letter, list(group)) for letter, group in groupby(names, lambda named: named.slug[:1].upper())]


def _name(printer: _Printer, named: NamedEntries) -> Page:
    meta = _meta(named.name, f"Articles of the digest with {named.name}")
    publisher = printer.edition.publishers[named.slug] if named.kind == "publishers" else None
    return printer.page("name", named.path, meta, who=named, publisher=publisher)


# --- The reader's tools and standing pages ----------------------------------------------------


def _tools(printer: _Printer) -> Iterator[Page]:
    yield printer.page("search", "search.html", _meta("Search", "Search all articles of the digest"))
    yield printer.page(
        "glossary", "glossary.html", _meta("Glossary", "What the abbreviations in the articles stand for")
    )
    meta = _meta("Data", "What the digest holds, as files to take away")
    yield printer.page("data", "data.html", meta, tables=TABLES)
    yield printer.page(
        "offline", "offline.html", _meta("Offline", "How to read the digest without a network")
    )


def _standing(printer: _Printer, page: StandingPage) -> Page:
    meta = {**_meta(page.front.title, page.front.description), "source": str(page.source)}
    path = f"{page.id}.html"
    return printer.page(
        "standing", path, meta, body=prose(page.body, page.source, partial(relative_link, path))
    )


def _meta(title: str, description: str) -> dict[str, object]:
    return {"title": title, "description": description}


# --- Templates --------------------------------------------------------------------------------


def _environment() -> Environment:
    templates = Environment(
        loader=PackageLoader("generator", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    templates.filters |= {
        "in_words": cache(in_words),
        "language_name": cache(language_name),
        "slug": slug,
    }
    templates.globals |= {
        "CHRONOLOGY": CHRONOLOGY,
        "MONTHS": MONTHS,
        "month_path": month_path,
        "name_titles": NAME_TITLES,
        "topic_path": topic_path,
        "year_path": year_path,
    }
    return templates
