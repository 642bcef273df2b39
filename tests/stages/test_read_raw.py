"""How raw articles come in from disk."""

import json
import os
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import WrongUseError
from generator.model import Dropped, RawArticle
from generator.stages.read_raw import LARGEST, Known, count_raw, read_raw
from generator.text.event_date import EventDate

JAPANESE = (
    "日米の水族館は十六日、クラゲの研究で協力すると発表した。両館は三年間にわたって飼育の記録を交換する。"
)


def write(path: Path, content: str | bytes = "Some text.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def articles(*paths: Path, known: Known | None = None) -> list[RawArticle]:
    return [raw for raw in read_raw(paths, known) if isinstance(raw, RawArticle)]


def reasons(*paths: Path) -> dict[str, str]:
    return {Path(raw.file).name: raw.reason for raw in read_raw(paths) if isinstance(raw, Dropped)}


def records(*lines: object) -> str:
    return "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)


# --- Files and folders ------------------------------------------------------------------------


def test_a_folder_is_read_at_any_depth_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/y.html", "c.jsonl"):
        write(tmp_path / name, records({"text": "A record."}) if name.endswith("jsonl") else "Some text.")
    assert [raw.id for raw in articles(tmp_path)] == ["y", "z", "b", "c-1"]


def test_the_order_of_the_arguments_changes_nothing(tmp_path: Path) -> None:
    paths = [write(tmp_path / name) for name in ("a.txt", "b/a.txt", "c.txt")]
    assert len({tuple(read_raw(order)) for order in permutations([*paths, tmp_path])}) == 1


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    assert len(articles(path, tmp_path, path)) == 1


def test_two_files_of_one_name_get_ids_of_their_own(tmp_path: Path) -> None:
    write(tmp_path / "a" / "story.txt")
    write(tmp_path / "b" / "story.txt")
    assert [raw.id for raw in articles(tmp_path)] == ["story", "story-2"]


def test_an_id_that_the_digest_has_is_not_given_again(tmp_path: Path) -> None:
    path = write(tmp_path / "2021-03-16-trams.txt")
    (raw,) = read_raw([path], taken=["2021-03-16-trams"])
    assert isinstance(raw, RawArticle)
    assert raw.id == "2021-03-16-trams-2"


def test_only_pages_are_html(tmp_path: Path) -> None:
    for name in ("a.txt", "b.md", "c.html", "d.HTM"):
        write(tmp_path / name)
    assert [raw.is_html for raw in articles(tmp_path)] == [False, False, True, True]


def test_a_missing_path_is_wrong_use_and_named(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match=r"gone\.txt: no such file or folder"):
        list(read_raw([tmp_path / "gone.txt"]))


def test_what_is_no_article_is_dropped_with_a_reason(tmp_path: Path) -> None:
    write(tmp_path / "README.md")
    write(tmp_path / "photo.jpg", b"\xff\xd8\xff")
    write(tmp_path / "empty.txt", " \n")
    write(tmp_path / "binary.txt", b"PK\x03\x04\0\0")
    write(tmp_path / "large.txt", b"x" * (LARGEST + 1))
    write(tmp_path / "lonely.meta.yml", "title: Whose?")
    assert reasons(tmp_path) == {
        "README.md": "documentation",
        "photo.jpg": "unknown kind",
        "empty.txt": "empty",
        "binary.txt": "not text",
        "large.txt": "too large",
        "lonely.meta.yml": "no article",
    }


@pytest.mark.parametrize("name", ["pipe.txt", "pipe.html", "pipe.jsonl"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    assert count_raw([tmp_path]) == 1
    assert reasons(tmp_path) == {name: "unreadable"}


def test_a_readme_that_is_asked_for_by_name_is_an_article(tmp_path: Path) -> None:
    assert [raw.id for raw in articles(write(tmp_path / "README.md"))] == ["README"]


# --- Encodings --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", JAPANESE),
        ("utf-8-sig", JAPANESE),
        ("utf-16", JAPANESE),
        ("cp932", JAPANESE),
        ("euc_jp", JAPANESE),
        ("iso2022_jp", JAPANESE),
        ("cp1252", "“It’s fine,” said the café’s owner – and the Élysée agreed, in its naïve way."),
        ("utf-8", "“It’s fine,” said the café’s owner."),
    ],
)
def test_text_is_read_in_the_encodings_of_the_wild(tmp_path: Path, encoding: str, text: str) -> None:
    (raw,) = articles(write(tmp_path / "a.txt", text.encode(encoding)))
    assert raw.text == text


def test_a_page_is_read_in_the_encoding_it_declares(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="Shift_JIS"></head><body>{JAPANESE}</body></html>'
    (raw,) = articles(write(tmp_path / "a.html", page.encode("cp932")))
    assert JAPANESE in raw.text


# --- What stands beside a file ----------------------------------------------------------------


def test_what_the_editor_knows_stands_beside_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    write(
        tmp_path / "a.meta.yml",
        "url: https://example.org/1\ntitle: Trams\ndate: 2021-03\nauthor: Jane Doe\npublisher: news\n",
    )
    (raw,) = articles(path)
    assert (raw.url, raw.title, raw.date) == ("https://example.org/1", "Trams", EventDate(2021, 3))
    assert (raw.author, raw.publisher) == ("Jane Doe", "news")


def test_a_faulty_file_beside_an_article_is_told_with_line_and_remedy(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    meta = write(tmp_path / "a.meta.yml", "title: Trams\ndate: yesterday\nulr: https://example.org\n")
    (dropped,) = read_raw([tmp_path])
    assert isinstance(dropped, Dropped)
    assert dropped.reason == "faulty meta file"
    first, second = dropped.detail.splitlines()
    assert first.startswith(f'{meta}:2:7: error: "yesterday" is not a date')
    assert second.startswith(f'{meta}:3:1: error: "ulr" is not a key here; did you mean "url"?')


def test_what_the_command_says_beats_what_stands_beside_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    write(tmp_path / "a.meta.yml", "title: Trams\npublisher: example-news\n")
    (raw,) = articles(path, known=Known(title="Trams cross the sea"))
    assert (raw.title, raw.publisher) == ("Trams cross the sea", "example-news")


def test_one_title_cannot_be_that_of_several_files(tmp_path: Path) -> None:
    paths = [write(tmp_path / "a.txt"), write(tmp_path / "b.txt")]
    with pytest.raises(WrongUseError, match="name a single file with --title or --url"):
        list(read_raw(paths, Known(title="Trams")))
    assert len(list(read_raw(paths, Known(publisher="example-news")))) == 2


def test_the_front_matter_of_markdown_is_known_and_not_text(tmp_path: Path) -> None:
    text = "---\ntitle: Trams\ndate: 2021-03-16T09:00:00Z\nlayout: post\n---\nThe text.\n"
    (raw,) = articles(write(tmp_path / "a.md", text))
    assert (raw.title, raw.date, raw.text) == ("Trams", EventDate(2021, 3, 16), "The text.\n")


def test_a_line_of_hyphens_is_no_front_matter(tmp_path: Path) -> None:
    (raw,) = articles(write(tmp_path / "a.md", "---\nThe text.\n"))
    assert raw.text == "---\nThe text.\n"


# --- Records ----------------------------------------------------------------------------------


def test_each_line_of_a_file_of_records_is_an_article(tmp_path: Path) -> None:
    lines = records(
        {"id": 7, "text": "A text.", "date": "20210316", "url": "https://example.org/7", "score": 0.5},
        {"html": "<p>A page.</p>", "text": "unused", "date": "03/04/2021"},
    )
    first, second = articles(write(tmp_path / "dump.jsonl", lines))
    assert (first.id, first.date, first.url) == ("7", EventDate(2021, 3, 16), "https://example.org/7")
    assert (second.id, second.text, second.is_html) == ("dump-2", "<p>A page.</p>", True)
    assert second.date is None


def test_a_broken_line_is_named_by_its_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = records({"text": "One."}, "{broken", "[1]", {"id": "a"}, "", "[" * 100_000, {"text": "Two."})
    path = write(tmp_path / "dump.jsonl", lines)
    dropped = {raw.file: raw.reason for raw in read_raw([path]) if isinstance(raw, Dropped)}
    assert [raw.text for raw in articles(path)] == ["One.", "Two."]
    assert dropped == {
        f"{path}:2": "broken line",
        f"{path}:3": "broken line",
        f"{path}:4": "empty",
        f"{path}:6": "broken line",
    }


def test_a_line_that_is_too_large_is_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path / "dump.jsonl", records("x" * (2 * LARGEST), {"text": "Two."}))
    assert [type(raw).__name__ for raw in read_raw([path])] == ["Dropped", "RawArticle"]


def test_how_many_there_are_to_read_is_known_before(tmp_path: Path) -> None:
    write(tmp_path / "dump.jsonl", records({"text": "One."}, "{broken", {"text": "Two."}))
    write(tmp_path / "a.txt")
    write(tmp_path / "README.md")
    assert count_raw([tmp_path]) == len(list(read_raw([tmp_path]))) == 5


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(), values, max_size=3),
)


RECORDS = st.dictionaries(st.sampled_from(["id", "url", "title", "date", "text", "html"]), JSON)


@given(st.lists(RECORDS.map(json.dumps).map(str.encode) | st.binary().filter(bytes.strip), max_size=3))
def test_whatever_the_lines_hold_each_is_an_article_or_dropped(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]
) -> None:
    content = b"\n".join(lines)
    path = write(tmp_path_factory.mktemp("records") / "dump.jsonl", content)
    told = [line for line in content.split(b"\n") if line.strip()]
    assert len(list(read_raw([path]))) == len(told)
