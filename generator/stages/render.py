"""Edition → Pages: what each page holds, printed by the templates in `generator/templates/`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import PurePosixPath
from posixpath import normpath
from typing import get_args
from urllib.parse import unquote

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.model import Copy, Edition, Entry, NamedEntries, NameKind, Page, StandingPage, article_path
from generator.text.event_date import EventDate
from generator.text.languages import language_name
from generator.text.markdown import to_html
from generator.text.paths import relative_link
from generator.text.sanitise import SafeHtml, sanitise_body, sanitise_page

LATEST = 12
"""How many articles the home page shows with their summaries."""

TOPICS_FILE = PurePosixPath("content/topics.yml")

NAME_TITLES: Mapping[NameKind, str] = {
    "people": "People",
    "places": "Places",
    "organizations": "Organizations",
    "publishers": "Publishers",
}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def render(edition: Edition) -> Iterator[Page]:
    """Print every page of the edition, each through the sanitiser.

    Yields them in a fixed order: home, articles, topics, chronology, names,
    the reader's tools, standing pages.
    """
    printer = _Printer(edition, {entry.id: entry for entry in edition.entries}, _environment())
    yield _home(printer)
    yield from _articles(printer)
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
    entries: Mapping[str, Entry]
    templates: Environment

    def page(self, template: str, path: str, meta: Mapping[str, object], **context: object) -> Page:
        """Print the page at `path` from a template and what that template asks for."""
        html = self.templates.get_template(f"{template}.html.j2").render(
            edition=self.edition,
            entries=self.entries,
            link=partial(relative_link, path),
            title=meta["title"],
            description=meta["description"],
            **context,
        )
        return Page(PurePosixPath(path).with_suffix(".md"), meta, sanitise_page(html))


def _home(printer: _Printer) -> Page:
    edition = printer.edition
    meta = _meta("Latest", f"{len(edition.entries)} articles on US–Japan relations, each told once")
    return printer.page("home", "index.html", meta, latest=edition.entries[: -LATEST - 1 : -1])


# --- Articles ---------------------------------------------------------------------------------


def _articles(printer: _Printer) -> Iterator[Page]:
    for entry in printer.edition.entries:
        yield _article(printer, entry)
        yield from (_copy(printer, entry, copy) for copy in entry.copies)


def _article(printer: _Printer, entry: Entry) -> Page:
    front, edition = entry.article.front, printer.edition
    meta = {
        "title": front.title,
        "description": front.summary,
        "date": str(front.date),
        "tags": [edition.topics[topic].title for topic in entry.topics],
        "source": str(entry.article.source),
        "lang": front.language,
        "kind": "article",
    }
    body = _prose(entry.article.body, entry.path, entry.article.source)
    return printer.page("article", entry.path, meta, entry=entry, body=body)


def _copy(printer: _Printer, entry: Entry, copy: Copy) -> Page:
    """Keep the address of a merged article alive: its id never changes, and links to it go on."""
    meta = _meta(entry.article.front.title, "This story is told in another article of the digest")
    return printer.page("copy", article_path(copy.copy), meta, entry=entry)


def _prose(markdown: str, path: str, source: PurePosixPath) -> SafeHtml:
    """Turn an editor's Markdown into HTML for the page at `path`; links to files become links to pages."""

    def lead_to(target: str) -> str:
        file, hash_sign, anchor = target.partition("#")
        if ":" in file or not file.endswith(".md"):
            return target
        to = PurePosixPath(normpath(source.parent / unquote(file)))
        page = f"{to.stem}.html" if to.parent.name == "pages" else article_path(to.stem)
        return relative_link(path, page + hash_sign + anchor)

    return sanitise_body(to_html(markdown, lead_to))


# --- Lists ------------------------------------------------------------------------------------


def _topics(printer: _Printer) -> Iterator[Page]:
    edition = printer.edition
    yield printer.page("topics", "topics/index.html", _meta("Topics", "Every article by subject"))
    for id_, topic in edition.topics.items():
        yield printer.page(
            "topic",
            f"topics/{id_}.html",
            _meta(topic.title, topic.description),
            found=edition.by_topic[id_],
            introduction=_prose(topic.introduction, f"topics/{id_}.html", TOPICS_FILE),
        )


def _chronology(printer: _Printer) -> Iterator[Page]:
    edition = printer.edition
    meta = _meta("Chronology", "Every article by the date of what happened")
    yield printer.page("chronology", "chronology/index.html", meta)
    years = list(edition.by_year)
    for year, found in edition.by_year.items():
        meta = _meta(str(year), f"US–Japan relations in {year}, month by month")
        yield printer.page("year", f"chronology/{year}.html", meta, year=year, years=years, found=found)


def _names(printer: _Printer, kind: NameKind) -> Iterator[Page]:
    title = NAME_TITLES[kind]
    names = printer.edition.names[kind]
    meta = _meta(title, f"{title} in the digest, with the articles they appear in")
    yield printer.page("names", f"{kind}/index.html", meta, names=names)
    yield from (_name(printer, named) for named in names)


def _name(printer: _Printer, named: NamedEntries) -> Page:
    meta = _meta(named.name, f"Articles of the digest with {named.name}")
    publisher = printer.edition.publishers[named.slug] if named.kind == "publishers" else None
    return printer.page("name", named.path, meta, named=named, publisher=publisher)


# --- The reader's tools and standing pages ----------------------------------------------------


def _tools(printer: _Printer) -> Iterator[Page]:
    yield printer.page("search", "search.html", _meta("Search", "Search all articles of the digest"))
    yield printer.page(
        "offline", "offline.html", _meta("Offline", "How to read the digest without a network")
    )


def _standing(printer: _Printer, page: StandingPage) -> Page:
    meta = {**_meta(page.front.title, page.front.description), "source": str(page.source)}
    path = f"{page.id}.html"
    return printer.page("standing", path, meta, body=_prose(page.body, path, page.source))


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
        "in_words": _in_words,
        "by_decade": _by_decade,
        "language_name": language_name,
    }
    templates.globals["months"] = MONTHS
    templates.globals["name_titles"] = NAME_TITLES
    return templates


def _by_decade(years: Iterable[int]) -> list[tuple[int, list[int]]]:
    return [(decade, list(group)) for decade, group in groupby(years, lambda year: year // 10 * 10)]


def _in_words(when: EventDate) -> str:
    """Write a date as a newspaper does: 16 March 2021, March 2021, 2021."""
    parts = (when.day and str(when.day), when.month and MONTHS[when.month - 1], f"{when.year}")
    return " ".join(part for part in parts if part)
