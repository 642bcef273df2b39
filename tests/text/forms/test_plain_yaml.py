"""The fast reader gives what the full one gives, or nothing."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.text.forms.fault import FaultError
from generator.text.forms.front_matter import split
from generator.text.forms.plain_yaml import read_plainly
from generator.text.forms.strict_yaml import parse_fully
from tests.project import ROOT

ARTICLES = sorted((ROOT / "content" / "articles").glob("*/*.md"))
PIECES = st.sampled_from([
    *("title", "date", "a_b", ":", ": ", " ", "  ", "    ", "- ", "-", "[", "]", ", ", ",", "Kite", "x", "7"),
    *("漢字", "é", "#", " #", "'", '"', "''", "\\", "&a", "*a", "!t", "|", ">", "%", "@", "{", "}", "?", "~"),
    *("\t", "\u00a0", "\n", "\n", "\n  - ", "\n    "),
])  # fmt: skip
LINES = st.lists(
    st.sampled_from([
        *("title: Kites: counted", "title: Kites", "date: 2021-03-16", "sources:", "  - publisher: x"),
        *("- publisher: x", "    url: https://x.y/z#a", "  url: https://x.y", "topics: [a, b-c]", "x:"),
        *("people: []", "people: [A B, C]", "  - url: [a]", "  more", "# x", "", "draft: true"),
        *("n: 0x1f", "t: 12:30", "- x", "  - x", "    - y: z", "title: a #b", "title: a#b", "k: a : b"),
        *("t: 'a: b'", "t: 'a''b'", 't: "a"', 't: "a\\n"', "p: ['a, b', c]", "t: 'a' b", "t: ''"),
        *("p: ['', a]", "t: 'a'  ", 'p: ["a" ]', "p: ['a','b']", "p: [a , b]"),
    ]),
    max_size=9,
)  # fmt: skip


def agree(text: str) -> None:
    plain = read_plainly(text)
    if plain is not None:
        full = parse_fully(text)
        assert full.faults == ()
        assert plain == full.data
        assert list(plain) == list(full.data)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=500)
def test_it_agrees_with_the_full_reader_on_any_text(text: str) -> None:
    agree(text)


@given(LINES.map("\n".join))
@settings(max_examples=500)
@example("sources:\n- publisher: x\n  url: y\ntitle: z\n")
@example("sources:\n  - publisher: x\n  url: y")
@example("sources:\n  - publisher: x\n    publisher: y")
@example("title: a\n  more: b")
@example("title: a\n\n")
def test_it_agrees_with_the_full_reader_on_lines_as_editors_write_them(text: str) -> None:
    agree(text)


def test_nearly_every_article_is_plain_enough() -> None:
    heads = [split(path.read_text("utf-8")).head for path in ARTICLES]
    assert sum(read_plainly(head) is not None for head in heads) > 0.9 * len(heads)


@pytest.mark.parametrize("path", ARTICLES[::10], ids=lambda path: path.stem)
def test_it_agrees_with_the_full_reader_on_the_archive(path: Path) -> None:
    agree(split(path.read_text("utf-8")).head)


def test_what_is_faulty_is_left_to_the_full_reader() -> None:
    assert read_plainly("title: a\ntitle: b") is None
    assert read_plainly("sources:\n- url:\n") is None
    with pytest.raises(FaultError):
        parse_fully("title: a: b")


@pytest.mark.parametrize("text", ["a: b\na: c\n", "a:\n- b: c\na:\n- d: e\n", "a: b\na:\n- d: e\n"])
def test_a_repeated_key_is_left_to_the_full_reader_which_refuses_it(text: str) -> None:
    assert read_plainly(text) is None
    assert parse_fully(text).faults
