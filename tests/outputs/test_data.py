"""Data files, opened with the programs that readers open them with."""

import csv
import json
import re
import runpy
from collections.abc import Iterable, Mapping
from hashlib import sha256
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any, get_args

import duckdb
import pandas as pd
import pytest
from frictionless import Package
from hypothesis import given, settings
from jinja2 import Environment, PackageLoader, StrictUndefined
from jsonschema import Draft202012Validator, FormatChecker

from generator.model import Edition, File, PublisherKind, Rights
from generator.outputs.data import data
from generator.text.data_columns import ARTICLES, SOURCES, TABLES
from generator.text.event_date import Precision
from generator.text.sanitise import sanitise_page
from tests.outputs.editions import ADDRESS, NAME, SUMMARY, article, by_path, edition_of, hostile, names

TABLE_NAMES = [table.name for table in TABLES]
FORMULA = re.compile("[=+\\-@\t\r\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}]")


@pytest.fixture(scope="module")
def files(edition: Edition) -> Mapping[str, bytes]:
    return by_path(data(edition, NAME, ADDRESS))


@pytest.fixture(scope="module")
def folder(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder `data/` as somebody has it who downloaded it."""
    return write(data(edition, NAME, ""), tmp_path_factory.mktemp("carried"))


def write(files: Iterable[File], folder: Path) -> Path:
    """Write the files below `folder`, and give the one that holds the data."""
    for file in files:
        path = folder / file.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(file.data)
    return folder / "data"


def read_csv(data: bytes) -> list[dict[str, str]]:
    """Read a table, taking away the apostrophes that keep formulas from being any."""
    rows = csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""))
    return [
        {name: re.sub("^'(?='*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20])", "", text) for name, text in row.items()}
        for row in rows
    ]


def parted(cell: str) -> list[str]:
    r"""Part a list as the page says: at semicolons that no backslash stands before."""
    items = re.findall(r"(?:[^;\\]|\\.)+", cell, re.DOTALL) if cell else []
    return [
        re.sub(r"\\(.)", r"\1", item.removeprefix(" ") if place else item, flags=re.DOTALL)
        for place, item in enumerate(items)
    ]


# --- What there is ----------------------------------------------------------------------------


def test_the_folder_holds_what_its_index_says_to_the_byte(files: Mapping[str, bytes]) -> None:
    index = json.loads(files["data/index.json"])
    assert {f"data/{file['path']}" for file in index["files"]} == set(files) - {"data/index.json"}
    for file in index["files"]:
        content = files[f"data/{file['path']}"]
        assert (file["bytes"], file["sha256"]) == (len(content), sha256(content).hexdigest())
    assert {"data/articles.json", "data/LICENSE.txt", *(f"data/{name}.csv" for name in TABLE_NAMES)} <= set(
        files
    )


def test_every_story_is_one_row_oldest_first_and_drafts_are_none(files: Mapping[str, bytes]) -> None:
    rows = read_csv(files["data/articles.csv"])
    assert [row["id"] for row in rows] == [
        "1954-paper-kite-agreement",
        "1987-06-kite-agreement-amended",
        "2019-05-04-orchestra-plays-on-the-pier",
        "2020-11-30-harbor-exercise",
        "2021-03-16-harbor-exercise-repeated",
        "2021-07-07-tanabata-letter",
    ]
    assert rows[4]["merged"] == "2021-03-17-exercise-seen-from-the-shore"
    assert rows[4]["publishers"] == "kite-wire; lantern-times"
    assert rows[4]["page"] == f"{ADDRESS}articles/2021/2021-03-16-harbor-exercise-repeated.html"


def test_a_month_and_a_year_keep_what_is_known_and_say_which_days_they_span(
    files: Mapping[str, bytes],
) -> None:
    year, month, *_ = read_csv(files["data/chronology.csv"])
    assert [year[key] for key in ("event_date", "first_day", "last_day", "precision")] == [
        "1954",
        "1954-01-01",
        "1954-12-31",
        "year",
    ]
    assert [month[key] for key in ("event_date", "first_day", "last_day", "precision")] == [
        "1987-06",
        "1987-06-01",
        "1987-06-30",
        "month",
    ]


def test_a_source_names_its_publisher_and_rights_and_only_its_title(files: Mapping[str, bytes]) -> None:
    almanac, fourth_kite, *_ = read_csv(files["data/sources.csv"])
    assert (almanac["publisher_name"], almanac["rights"], almanac["licence"]) == (
        "The Open Almanac",
        "open",
        "CC BY-SA 4.0",
    )
    assert (fourth_kite["title"], fourth_kite["author"]) == ("A fourth kite", "Robin Placeholder")
    assert not {"text", "body", "excerpt"} & set(almanac)


def test_a_name_stands_once_for_each_article_with_its_japanese_form(files: Mapping[str, bytes]) -> None:
    rows = [row for row in read_csv(files["data/names.csv"]) if row["name"] == "Haru Tanabata"]
    assert [row["article"][:4] for row in rows] == ["2019", "2020", "2021", "2021"]
    assert {row["name_ja"] for row in rows} == {"七夕ハル"}
    assert {row["page"] for row in rows} == {f"{ADDRESS}people/haru-tanabata.html"}


def test_the_json_has_real_lists_the_text_without_mark_up_and_the_sources(files: Mapping[str, bytes]) -> None:
    kite = json.loads(files["data/articles.json"])[0]
    assert kite["organizations"] == ["Pacific Kite Council"]
    assert kite["text"].startswith(
        "The agreement set three sizes, and they are in use to this day:\n\nsize width\n\nsmall 40 cm"
    )
    assert kite["text"].endswith("It was amended once, in 1987.")
    assert [source["publisher"] for source in kite["sources"]] == ["open-almanac"]


def test_with_the_address_unknown_pages_are_found_from_the_folder(folder: Path) -> None:
    page = json.loads((folder / "articles.json").read_text("utf-8"))[0]["page"]
    assert page == "../articles/1954/1954-paper-kite-agreement.html"


# --- Formats ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_excel_is_told_that_a_table_is_unicode_and_every_line_ends_in_crlf(
    name: str, files: Mapping[str, bytes]
) -> None:
    table = files[f"data/{name}.csv"]
    assert table.startswith(b"\xef\xbb\xbf")
    assert table.endswith(b"\r\n")
    assert table.count(b"\n") == table.count(b"\r\n")


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_pandas_and_duckdb_read_a_table_without_options(
    name: str, folder: Path, files: Mapping[str, bytes]
) -> None:
    path = folder / f"{name}.csv"
    rows = read_csv(files[f"data/{name}.csv"])
    in_pandas = pd.read_csv(path)
    assert list(in_pandas.columns) == list(rows[0])
    assert len(in_pandas) == len(rows)
    in_duckdb = duckdb.execute("SELECT * FROM read_csv(?)", [str(path)])
    assert [column[0] for column in in_duckdb.description or ()] == list(rows[0])
    assert len(in_duckdb.fetchall()) == len(rows)


def test_pandas_and_duckdb_read_the_json_without_options(folder: Path) -> None:
    path = folder / "articles.json"
    in_pandas = pd.read_json(path)
    assert list(in_pandas["event_date"][:2]) == ["1954", "1987-06"]
    assert in_pandas["topics"][1] == ["trade", "culture"]
    query = "SELECT event_date, topics, sources[1].publisher FROM read_json(?)"
    assert duckdb.execute(query, [str(path)]).fetchone() == ("1954", ["trade"], "open-almanac")


def test_the_articles_keep_the_published_schema(files: Mapping[str, bytes]) -> None:
    schema = json.loads(files["data/articles.schema.json"])
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(
        json.loads(files["data/articles.json"])
    )


def test_frictionless_finds_every_table_as_the_package_describes_it(folder: Path) -> None:
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert [task.name for task in report.tasks] == [*TABLE_NAMES, "articles-json"]


def test_the_terms_name_the_licence_and_what_it_does_not_cover(files: Mapping[str, bytes]) -> None:
    terms = files["data/LICENSE.txt"].decode()
    assert "https://creativecommons.org/licenses/by/4.0/" in terms
    for rights in Rights:
        assert f"\n{rights.value} " in terms


def test_the_columns_know_every_value_of_the_model() -> None:
    columns = {column.name: column for column in (*ARTICLES.columns, *SOURCES.columns)}
    assert columns["publisher_kind"].may_hold == tuple(PublisherKind)
    assert columns["rights"].may_hold == tuple(Rights)
    assert columns["precision"].may_hold == get_args(Precision)


# --- The page ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def page(edition: Edition) -> str:
    """Give the page that explains the data, as it is printed."""
    templates = Environment(
        loader=PackageLoader("generator", "templates"), autoescape=True, undefined=StrictUndefined
    )
    html = templates.get_template("data.html.j2").render(
        edition=edition, tables=TABLES, link=str, title="Data", description="What there is"
    )
    return str(sanitise_page(html))


def test_the_page_explains_every_column_of_every_table(page: str, files: Mapping[str, bytes]) -> None:
    for name in TABLE_NAMES:
        for column in read_csv(files[f"data/{name}.csv"])[0]:
            assert f"<code>{column}</code>" in page


def test_the_python_on_the_page_runs_on_the_files(
    page: str,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(folder)
    examples = re.findall(r"<pre><code>(import .*?)</code></pre>", page, re.DOTALL)
    assert len(examples) == 2
    for number, example in enumerate(examples):
        script = tmp_path / f"example_{number}.py"
        script.write_text(unescape(example), "utf-8")
        runpy.run_path(str(script))
    printed = capsys.readouterr().out
    assert "security" in printed
    assert "Haru Tanabata" in printed


# --- Laws -------------------------------------------------------------------------------------


@settings(deadline=None)
@given(title=hostile, people=names, source_title=hostile, publisher=hostile)
def test_any_words_come_back_from_csv_and_json_as_they_were_written(
    title: str, people: list[str], source_title: str, publisher: str
) -> None:
    edition = edition_of(
        article(title, people=people, source={"title": source_title}), publisher_name=publisher
    )
    files = by_path(data(edition, NAME, ADDRESS))
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
    files = by_path(data(edition_of(article(title, people=people), publisher_name=publisher), NAME, ""))
    for name in TABLE_NAMES:
        rows: Any = csv.reader(StringIO(files[f"data/{name}.csv"].decode("utf-8-sig"), newline=""))
        assert not [cell for row in rows for cell in row if FORMULA.match(cell)]


@settings(deadline=None, max_examples=25)
@given(title=hostile)
def test_pandas_and_duckdb_read_any_words_as_the_csv_module_does(
    title: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    edition = edition_of(article(title, "2001-01-01"), article("Kites, a plain title", "2002"))
    path = write(data(edition, NAME, ""), tmp_path_factory.mktemp("words")) / "articles.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        told = [row["title"] for row in csv.DictReader(file)]
    assert list(pd.read_csv(path, keep_default_na=False)["title"]) == told
    found = duckdb.execute("SELECT title FROM read_csv(?)", [str(path)]).fetchall()
    assert [title for (title,) in found] == told


def test_an_empty_digest_gives_tables_with_nothing_but_their_columns() -> None:
    files = by_path(data(edition_of(), NAME, ""))
    assert json.loads(files["data/articles.json"]) == []
    assert files["data/articles.csv"].decode("utf-8-sig").count("\n") == 1


def test_the_same_edition_gives_the_same_bytes(edition: Edition) -> None:
    assert by_path(data(edition, NAME, "")) == by_path(data(edition, NAME, ""))
