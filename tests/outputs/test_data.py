"""Data files: what they hold, and the page that explains them."""

import json
import re
import runpy
from collections.abc import Mapping
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.model import Edition
from generator.text.data_columns import TABLES
from generator.text.markup.plain_text import plain_text
from generator.text.markup.sanitise import sanitise_page
from tests.outputs.editions import ADDRESS, printed
from tests.outputs.reading import TABLE_NAMES, read_csv

# --- What there is ----------------------------------------------------------------------------


def test_the_folder_holds_what_its_index_says_to_the_byte(data_files: Mapping[str, bytes]) -> None:
    index = json.loads(data_files["data/index.json"])
    assert {f"data/{file['path']}" for file in index["files"]} == set(data_files) - {"data/index.json"}
    for file in index["files"]:
        content = data_files[f"data/{file['path']}"]
        assert (file["bytes"], file["sha256"]) == (len(content), sha256(content).hexdigest())
    assert {"data/articles.json", "data/LICENSE.txt", *(f"data/{name}.csv" for name in TABLE_NAMES)} <= set(
        data_files
    )


def test_every_story_is_one_row_oldest_first_and_drafts_are_none(data_files: Mapping[str, bytes]) -> None:
    rows = read_csv(data_files["data/articles.csv"])
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
    data_files: Mapping[str, bytes],
) -> None:
    year, month, *_ = read_csv(data_files["data/chronology.csv"])
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


def test_a_source_names_its_publisher_and_rights_and_only_its_title(data_files: Mapping[str, bytes]) -> None:
    almanac, fourth_kite, *_ = read_csv(data_files["data/sources.csv"])
    assert (almanac["publisher_name"], almanac["rights"], almanac["licence"]) == (
        "The Open Almanac",
        "open",
        "CC BY-SA 4.0",
    )
    assert (fourth_kite["title"], fourth_kite["author"]) == ("A fourth kite", "Robin Placeholder")
    assert not {"text", "body", "excerpt"} & set(almanac)


def test_a_name_stands_once_for_each_article_with_its_japanese_form(data_files: Mapping[str, bytes]) -> None:
    rows = [row for row in read_csv(data_files["data/names.csv"]) if row["name"] == "Haru Tanabata"]
    assert [row["article"][:4] for row in rows] == ["2019", "2020", "2021", "2021"]
    assert {row["name_ja"] for row in rows} == {"七夕ハル"}
    assert {row["page"] for row in rows} == {f"{ADDRESS}people/haru-tanabata.html"}


def test_the_json_has_real_lists_the_text_without_mark_up_and_the_sources(
    data_files: Mapping[str, bytes],
) -> None:
    kite = json.loads(data_files["data/articles.json"])[0]
    assert kite["organizations"] == ["Pacific Kite Council"]
    assert kite["text"].startswith(
        "The agreement set three sizes, and they are in use to this day:\n\nsize width\n\nsmall 40 cm"
    )
    assert kite["text"].endswith("It was amended once, in 1987.")
    assert [source["publisher"] for source in kite["sources"]] == ["open-almanac"]


def test_no_data_file_says_more_of_an_article_than_its_page(
    edition: Edition, data_files: Mapping[str, bytes]
) -> None:
    pages = {
        str(page.path.with_suffix(".html")): one_line(plain_text(page.body)) for page in printed(edition)
    }
    for told in json.loads(data_files["data/articles.json"]):
        page = pages[told["page"].removeprefix(ADDRESS)]
        for paragraph in (told["title"], told["summary"], *told["text"].split("\n\n")):
            assert one_line(paragraph) in page


def one_line(text: str) -> str:
    """Put single spaces between words, whatever stood there."""
    return " ".join(text.split())


def test_with_the_address_unknown_pages_are_found_from_the_folder(data_folder: Path) -> None:
    page = json.loads((data_folder / "articles.json").read_text("utf-8"))[0]["page"]
    assert page == "../articles/1954/1954-paper-kite-agreement.html"


# --- The page ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def page(edition: Edition) -> str:
    """Give the page that explains the data, as it is printed."""
    templates = Environment(
        loader=PackageLoader("generator", "templates"), autoescape=True, undefined=StrictUndefined
    )
    html = templates.get_template("data.html.j2").render(
        topics={id_: topic.title for id_, topic in edition.topics.items()},
        tables=TABLES,
        link=str,
        title="Data",
        description="What there is",
    )
    return str(sanitise_page(html))


def test_the_page_explains_every_column_of_every_table(page: str, data_files: Mapping[str, bytes]) -> None:
    for name in TABLE_NAMES:
        for column in read_csv(data_files[f"data/{name}.csv"])[0]:
            assert f"<code>{column}</code>" in page


def test_the_python_on_the_page_runs_on_the_files(
    page: str,
    data_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(data_folder)
    examples = re.findall(r"<pre><code>(import .*?)</code></pre>", page, re.DOTALL)
    assert len(examples) == 2
    for number, example in enumerate(examples):
        script = tmp_path / f"example_{number}.py"
        script.write_text(unescape(example), "utf-8")
        runpy.run_path(str(script))
    printed = capsys.readouterr().out
    assert "security" in printed
    assert "Haru Tanabata" in printed
