"""Edition → data files: tables in CSV, everything in JSON, and what describes them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from itertools import chain, islice

from generator.making.recipe import Recipe
from generator.model import Edition, Entry, Files, Legend, NameKind, legend_of
from generator.outputs.csv_table import csv_lines, csv_table
from generator.outputs.data_schema import articles_schema, data_package
from generator.outputs.licence import terms
from generator.outputs.listing import Listed, as_json, listed, with_index
from generator.outputs.published_site import Site
from generator.outputs.rows import Named, article_row, chronology_row, name_rows, source_rows
from generator.text.addresses.paths import relative_link
from generator.text.data_columns import ARTICLES, CHRONOLOGY, NAMES, SOURCES, TABLES, Table
from generator.text.markup.plain_text import plain_text
from generator.text.markup.prose import prose

_ARTICLES_JSON = "data/articles.json"
_NAME_KINDS: tuple[NameKind, ...] = ("people", "places", "organizations")


def data(edition: Edition, site_name: str, address: str, others: tuple[Listed, ...] = ()) -> Recipe[Files]:
    """Tell how to make `data/`: `articles.json`, a CSV a table, schema, package, licence, `index.json`.

    `address` is the public one, ending in a slash, or empty where unknown;
    links to pages are then relative to the folder `data/`. `others` are
    files of that folder that come from elsewhere.
    """
    site = Site(site_name, address)
    parts = (Recipe(entry.id, _lines, (entry, legend_of(entry, edition), site)) for entry in edition.entries)
    named = (Recipe(kind, _name_lines, (_named(edition, kind), site)) for kind in _NAME_KINDS)
    return Recipe("data", _files, (edition.updated, site, others), (*named, *parts))


def _named(edition: Edition, kind: NameKind) -> tuple[Named, ...]:
    """Give the names of a kind without the rest of their entries, which an edit may change."""
    return tuple(
        (kind, named.name, named.ja, named.path, tuple(entry.id for entry in named.entries))
        for named in edition.names[kind]
    )


def _name_lines(names: Iterable[Named], site: Site) -> bytes:
    """Write what the table of names holds of some."""
    return "".join(csv_lines(NAMES, name_rows(named, site, _path(NAMES))) for named in names).encode()


def _lines(entry: Entry, legend: Legend, site: Site) -> bytes:
    """Write what each file holds of an entry."""
    rows = {
        ARTICLES: [article_row(entry, site, _path(ARTICLES))],
        CHRONOLOGY: [chronology_row(entry, site, _path(CHRONOLOGY))],
        SOURCES: source_rows(entry, legend),
    }
    lines = {_path(table): csv_lines(table, found) for table, found in rows.items()}
    in_full = json.dumps(_in_full(entry, legend, site), ensure_ascii=False)
    return json.dumps({**lines, _ARTICLES_JSON: in_full}, ensure_ascii=False).encode()


def _files(parts: Iterable[bytes], updated: date, site: Site, others: tuple[Listed, ...]) -> Files:
    rest = iter(parts)
    names = [*islice(rest, len(_NAME_KINDS))]
    lines: defaultdict[str, list[bytes]] = defaultdict(list, {_path(NAMES): names})
    for entry in rest:
        for path, line in json.loads(entry).items():
            lines[path].append(line.encode())
    return with_index("data", updated, chain(_listed(lines, updated, site), others))


def _listed(lines: Mapping[str, Sequence[bytes]], updated: date, site: Site) -> Iterator[Listed]:
    everything = _articles_json(lines[_ARTICLES_JSON])
    tables = {table: _table(table, lines[_path(table)]) for table in TABLES}
    yield everything
    yield from tables.values()
    schema = as_json(articles_schema(site))
    yield listed("data/articles.schema.json", schema, "Schema of articles.json", "application/schema+json")
    described = [(file, table) for table, file in tables.items()]
    package = as_json(data_package(updated, site, [*described, (everything, None)]))
    yield listed("data/datapackage.json", package, "All data files described", "application/json")
    yield listed("data/LICENSE.txt", terms(site).encode(), "Terms of use", "text/plain")


def _path(table: Table) -> str:
    return f"data/{table.name}.csv"


def _table(table: Table, lines: Sequence[bytes]) -> Listed:
    title = f"{table.name.capitalize()}: each row {table.row}"
    return listed(_path(table), csv_table(table, lines), title, "text/csv")


def _articles_json(told: Sequence[bytes]) -> Listed:
    """Print an array with one article on each line, so that line tools can work on it."""
    with BytesIO() as text:
        text.write(b"[\n")
        text.writelines(b",\n" * (place > 0) + one for place, one in enumerate(told))
        text.write(b"\n]\n")
        title = "Every article with text and sources"
        return listed(_ARTICLES_JSON, text.getvalue(), title, "application/json")


def _in_full(entry: Entry, legend: Legend, site: Site) -> dict[str, object]:
    article = entry.article
    text = plain_text(prose(article.body, article.source, lambda page: relative_link(entry.path, page)))
    sources = [
        {key: value for key, value in row.items() if key != "article"} for row in source_rows(entry, legend)
    ]
    return {**article_row(entry, site, _ARTICLES_JSON), "text": text, "sources": sources}
