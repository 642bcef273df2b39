"""Edition → data files: tables in CSV, everything in JSON, and what describes them."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain

from generator.model import Edition, Entry, File
from generator.outputs.csv_table import csv_table
from generator.outputs.data_schema import articles_schema, data_package
from generator.outputs.licence import terms
from generator.outputs.listing import Listed, as_json, listed, with_index
from generator.outputs.published_site import Site
from generator.outputs.rows import article_row, chronology_row, name_rows, source_rows
from generator.text.addresses.paths import relative_link
from generator.text.data_columns import ARTICLES, CHRONOLOGY, NAMES, SOURCES, TABLES, Table
from generator.text.markup.plain_text import plain_text
from generator.text.markup.prose import prose

_ARTICLES_JSON = "data/articles.json"


def data(edition: Edition, site_name: str, address: str, others: Iterable[Listed] = ()) -> Iterator[File]:
    """Give `data/`: `articles.json`, a CSV for each table, schema, data package, licence, `index.json`.

    `address` is the public one, ending in a slash, or empty where unknown;
    links to pages are then relative to the folder `data/`. `others` are
    files of that folder that come from elsewhere.
    """
    files = chain(_data(edition, Site(site_name, address)), others)
    return with_index("data", edition.updated, files)


def _data(edition: Edition, site: Site) -> Iterator[Listed]:
    everything = _articles_json(edition, site)
    tables = {table: _table(table, edition, site) for table in TABLES}
    yield everything
    yield from tables.values()
    schema = as_json(articles_schema(site))
    yield listed("data/articles.schema.json", schema, "Schema of articles.json", "application/schema+json")
    described = [(file, table) for table, file in tables.items()]
    package = as_json(data_package(edition, site, [*described, (everything, None)]))
    yield listed("data/datapackage.json", package, "All data files described", "application/json")
    yield listed("data/LICENSE.txt", terms(site).encode(), "Terms of use", "text/plain")


def _table(table: Table, edition: Edition, site: Site) -> Listed:
    file = f"data/{table.name}.csv"
    rows = {
        ARTICLES: (article_row(entry, site, file) for entry in edition.entries),
        CHRONOLOGY: (chronology_row(entry, site, file) for entry in edition.entries),
        SOURCES: (row for entry in edition.entries for row in source_rows(entry, edition)),
        NAMES: name_rows(edition, site, file),
    }
    title = f"{table.name.capitalize()}: each row {table.row}"
    return listed(file, csv_table(table, rows[table]), title, "text/csv")


def _articles_json(edition: Edition, site: Site) -> Listed:
    """Print an array with one article on each line, so that line tools can work on it."""
    articles = (_in_full(entry, edition, site) for entry in edition.entries)
    lines = ",\n".join(json.dumps(article, ensure_ascii=False) for article in articles)
    text = f"[\n{lines}\n]\n"
    return listed(_ARTICLES_JSON, text.encode(), "Every article with text and sources", "application/json")


def _in_full(entry: Entry, edition: Edition, site: Site) -> dict[str, object]:
    article = entry.article
    text = plain_text(prose(article.body, article.source, lambda page: relative_link(entry.path, page)))
    sources = [
        {key: value for key, value in row.items() if key != "article"} for row in source_rows(entry, edition)
    ]
    return {**article_row(entry, site, _ARTICLES_JSON), "text": text, "sources": sources}
