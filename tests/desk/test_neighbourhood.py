"""A check of one file says what a check of everything says of it."""

import shutil
from pathlib import Path

import pytest

from generator.desk.check import find_problems
from generator.desk.hands import HANDS
from generator.text.likeness.sketch import write_sketch
from tests.desk.broken import CASES, TODAY, read_case
from tests.project import CONTENT, article


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(CONTENT, "content"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_one_file_is_judged_as_among_all(path: Path, room: Path) -> None:
    read_case(path).lay_over(room)
    everything = find_problems(room, TODAY, HANDS)
    for file in room.glob("articles/*/*.md"):
        assert find_problems(room, TODAY, HANDS, [file]) == tuple(
            one for one in everything if one.path == str(file)
        )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            {"sources": "[{publisher: kite-wire, url: 'https://kite.example.org/a/b'}]"},
            "https://m.kite.example.org/a/b/",
        ),
        ({"same_as": "[1990-01-01-far-away]"}, "https://kite.example.org/c"),
    ],
    ids=["one address in two files", "an article long ago is named"],
)
def test_years_between_two_files_hide_nothing(room: Path, one: dict[str, str], other: str) -> None:
    far = room / "articles/1990/1990-01-01-far-away.md"
    far.parent.mkdir()
    far.write_text(article(date="1990-01-01", sources=f"[{{publisher: kite-wire, url: '{other}'}}]"))
    near = room / "articles/2020/2020-05-05-near.md"
    near.write_text(article("Another title", **one))
    everything = find_problems(room, TODAY, HANDS)
    for file in (far, near):
        assert find_problems(room, TODAY, HANDS, [file]) == tuple(
            one for one in everything if one.path == str(file)
        )


def test_long_texts_that_are_equal_are_found_at_any_distance(room: Path) -> None:
    text = "\n\n".join(
        f"Kite {number} was counted, and counted again, on the pier of Port Example." for number in range(12)
    )
    for date in ("1990-01-01", "2020-05-05"):
        path = room / f"articles/{date[:4]}/{date}-counted.md"
        path.parent.mkdir(exist_ok=True)
        url = f"[{{publisher: kite-wire, url: 'https://kite.example.org/{date}'}}]"
        path.write_text(article(date=date, sources=url).replace("An invented body.", text))
    (found,) = find_problems(room, TODAY, HANDS, [room / "articles/2020/2020-05-05-counted.md"])
    assert "1990-01-01-counted.md: their words are the same" in found.message


def test_one_report_known_by_its_fingerprint_is_found_at_any_distance(room: Path) -> None:
    report = " ".join(f"Kite {number} was counted over roof {number * number}." for number in range(40))
    for date, title in (("1990-01-01", "Kites are counted"), ("2020-05-05", "An old count")):
        path = room / f"articles/{date[:4]}/{date}-counted.md"
        path.parent.mkdir(exist_ok=True)
        source = f"publisher: kite-wire, url: 'https://kite.example.org/{date}'"
        sources = f"[{{{source}, fingerprint: '{write_sketch(report)}'}}]"
        body = f"What the digest says of {title.lower()}."
        path.write_text(article(title, date=date, sources=sources).replace("An invented body.", body))
    (found,) = find_problems(room, TODAY, HANDS, [room / "articles/2020/2020-05-05-counted.md"])
    assert "1990-01-01-counted.md: their words are the same" in found.message
