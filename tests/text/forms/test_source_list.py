"""A source is added to an article in place, and nothing else of the file changes."""

from difflib import ndiff

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.forms.front_matter import split
from generator.text.forms.source_list import with_source
from generator.text.forms.strict_yaml import parse
from tests.project import CONTENT

NEW = {
    "publisher": "kite-wire",
    "title": "Kites: are they counted?  # or not",
    "url": "https://kite.example.org/a/b",
    "published": "2020-05-06",
    "fingerprint": "v1:AAAA",
}
BLOCK = """---
title: Kites are counted   # a good title
date: 2020-05-05

sources:
  # the first to report
  - publisher: lantern-times
    url: https://lantern.example.org/kites   # with pictures

# who was there
people: [Aiko Mori]
---
The body.
"""


def added_lines(old: str, new: str) -> list[str]:
    changes = [line for line in ndiff(old.splitlines(), new.splitlines()) if line[0] in "+-"]
    assert all(line.startswith("+ ") for line in changes)
    return [line.removeprefix("+ ") for line in changes]


def test_it_stands_behind_the_last_source_and_every_comment_stays() -> None:
    new = with_source(BLOCK, NEW)
    assert new
    assert added_lines(BLOCK, new) == [
        "  - publisher: kite-wire",
        "    title: 'Kites: are they counted?  # or not'",
        "    url: https://kite.example.org/a/b",
        "    published: 2020-05-06",
        "    fingerprint: v1:AAAA",
    ]
    assert new.index("kite-wire") < new.index("# who was there")


def test_sources_on_one_line_get_another_on_that_line() -> None:
    flow = "---\ntitle: Kites\nsources: [{publisher: a, url: 'https://a.example.org/1'}]  # one\n---\n"
    new = with_source(flow, NEW)
    assert new
    assert new.splitlines()[2].endswith("fingerprint: 'v1:AAAA'}]  # one")
    assert [source["publisher"] for source in sources(new)] == ["a", "kite-wire"]


def test_line_ends_stay_as_they_are() -> None:
    new = with_source(BLOCK.replace("\n", "\r\n"), NEW)
    assert new
    assert new.count("\n") == new.count("\r\n") == BLOCK.count("\n") + 5


def test_a_source_that_is_named_already_changes_nothing() -> None:
    again = {**NEW, "url": "http://m.lantern.example.org/kites?utm_source=feed#top"}
    assert with_source(BLOCK, again) == BLOCK


@pytest.mark.parametrize("missing", ["publisher", "url"])
def test_without_publisher_or_address_there_is_no_source(missing: str) -> None:
    assert with_source(BLOCK, {key: value for key, value in NEW.items() if key != missing}) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No head.",
        "---\ntitle: x\n---\n",
        "---\nsources: none\n---\n",
        "---\nsources: []\n---\n",
        "---\n- sources\n---\n",
        "---\n: [\n---\n",
    ],
)
def test_what_has_no_sources_that_can_be_read_is_left_alone(text: str) -> None:
    assert with_source(text, NEW) is None


@pytest.mark.parametrize("path", sorted(CONTENT.glob("articles/*/*.md")), ids=lambda path: path.stem)
def test_an_article_gets_one_more_source_and_is_otherwise_the_same(path: str) -> None:
    text = CONTENT.joinpath(path).read_text("utf-8")
    new = with_source(text, NEW)
    assert new
    assert sources(new) == [*sources(text), NEW]
    assert split(new).body == split(text).body


@given(st.text(max_size=60))
def test_whatever_a_title_holds_it_is_added_whole_or_not_at_all(title: str) -> None:
    new = with_source(BLOCK, {**NEW, "title": title})
    assert new is None or sources(new)[-1]["title"] == title


def sources(text: str) -> list[dict[str, str]]:
    head = parse(split(text).head).data
    assert isinstance(head, dict)
    found: list[dict[str, str]] = head["sources"]
    return found
