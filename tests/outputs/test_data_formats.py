"""Data files, opened with the programs that readers open them with."""

import csv
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pandas as pd
import pytest
from frictionless import Package
from hypothesis import given, settings
from jsonschema import Draft202012Validator, FormatChecker

from generator.model import Edition, PublisherKind, Rights
from generator.outputs.data import data
from generator.text.data_columns import ARTICLES, SOURCES
from generator.text.event_date import Precision
from tests.outputs.editions import ADDRESS, NAME, SUMMARY, article, by_path, edition_of, hostile, names
from tests.outputs.reading import FORMULA, TABLE_NAMES, ask_duckdb, cells, parted, read_csv, write


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_excel_is_told_that_a_table_is_unicode_and_every_line_ends_in_crlf(
    name: str, data_files: Mapping[str, bytes]
) -> None:
    table = data_files[f"data/{name}.csv"]
    assert table.startswith(b"\xef\xbb\xbf")
    assert table.endswith(b"\r\n")
    assert table.count(b"\n") == table.count(b"\r\n")


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_pandas_and_duckdb_read_a_table_without_options(
    name: str, data_folder: Path, data_files: Mapping[str, bytes]
) -> None:
    path = data_folder / f"{name}.csv"
    rows = read_csv(data_files[f"data/{name}.csv"])
    in_pandas = pd.read_csv(path)
    assert list(in_pandas.columns) == list(rows[0])
    assert len(in_pandas) == len(rows)
    assert [column for column, *_ in ask_duckdb("DESCRIBE FROM read_csv(?)", path)] == list(rows[0])
    assert ask_duckdb("SELECT count(*) FROM read_csv(?)", path) == [(len(rows),)]


def test_pandas_and_duckdb_read_the_json_without_options(data_folder: Path) -> None:
    path = data_folder / "articles.json"
    in_pandas = pd.read_json(path)
    assert list(in_pandas["event_date"][:2]) == ["1954", "1987-06"]
    assert in_pandas["topics"][1] == ["trade", "culture"]
    query = "SELECT event_date, topics, sources[1].publisher FROM read_json(?)"
    assert ask_duckdb(query, path)[0] == ("1954", ["trade"], "open-almanac")


def test_the_articles_keep_the_published_schema(data_files: Mapping[str, bytes]) -> None:
    schema = json.loads(data_files["data/articles.schema.json"])
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(
        json.loads(data_files["data/articles.json"])
    )


def test_frictionless_finds_every_table_as_the_package_describes_it(data_folder: Path) -> None:
    report = Package(str(data_folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert [task.name for task in report.tasks] == [*TABLE_NAMES, "articles-json"]


def test_the_terms_name_the_licence_and_what_it_does_not_cover(data_files: Mapping[str, bytes]) -> None:
    terms = data_files["data/LICENSE.txt"].decode()
    assert "https://creativecommons.org/licenses/by/4.0/" in terms
    for rights in Rights:
        assert f"\n{rights.value} " in terms


def test_the_columns_know_every_value_of_the_model() -> None:
    columns = {column.name: column for column in (*ARTICLES.columns, *SOURCES.columns)}
    assert columns["publisher_kind"].may_hold == tuple(PublisherKind)
    assert columns["rights"].may_hold == tuple(Rights)
    assert columns["precision"].may_hold == get_args(Precision)


# --- Laws -------------------------------------------------------------------------------------


@settings(deadline=None)
@given(title=hostile, people=names, source_title=hostile, publisher=hostile)
def test_any_words_come_back_from_csv_and_json_as_they_were_written(
    title: str, people: list[str], source_title: str, publisher: str
) -> None:
    edition = edition_of(
        article(title, people=people, source={"title": source_title}), publisher_name=publisher
    )
    files = by_path(data(edition, NAME, ADDRESS).made())
    (told,) = json.loads(files["data/articles.json"])
    assert (told["title"], told["people"], told["sources"][0]["title"]) == (title, people, source_title)
    (row,) = read_csv(files["data/articles.csv"])
    assert (row["title"], parted(row["people"]), row["summary"]) == (title, people, SUMMARY)
    (source,) = read_csv(files["data/sources.csv"])
    assert (source["title"], source["publisher_name"]) == (source_title, publisher)
    assert sorted(row["name"] for row in read_csv(files["data/names.csv"])) == sorted(people)


@settings(deadline=None)
@given(title=hostile, people=names, publisher=hostile)
def test_no_cell_of_any_table_begins_as_a_formula(title: str, people: list[str], publisher: str) -> None:
    files = by_path(
        data(edition_of(article(title, people=people), publisher_name=publisher), NAME, "").made()
    )
    for name in TABLE_NAMES:
        assert not [cell for cell in cells(files[f"data/{name}.csv"]) if re.match(FORMULA, cell)]


@settings(deadline=None, max_examples=25)
@given(title=hostile)
def test_pandas_and_duckdb_read_any_words_as_the_csv_module_does(
    title: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    edition = edition_of(article(title, "2001-01-01"), article("Kites, a plain title", "2002"))
    path = write(data(edition, NAME, "").made(), tmp_path_factory.mktemp("words")) / "articles.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        told = [row["title"] for row in csv.DictReader(file)]
    assert list(pd.read_csv(path, keep_default_na=False)["title"]) == told
    assert [title for (title,) in ask_duckdb("SELECT title FROM read_csv(?)", path)] == told


def test_an_empty_digest_gives_tables_with_nothing_but_their_columns() -> None:
    files = by_path(data(edition_of(), NAME, "").made())
    assert json.loads(files["data/articles.json"]) == []
    assert files["data/articles.csv"].decode("utf-8-sig").count("\n") == 1


def test_the_same_edition_gives_the_same_bytes(edition: Edition) -> None:
    assert by_path(data(edition, NAME, "").made()) == by_path(data(edition, NAME, "").made())
