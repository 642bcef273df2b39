"""Pages as files: what any reader of YAML finds in their front matter, and what comes back."""

from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.text.markup.page_file import page_file, read_page_file

TEXT = st.text(st.characters(codec="utf-8"))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda values: st.lists(values) | st.dictionaries(TEXT, values),
    max_leaves=8,
)
KEYS = st.sampled_from(["title", "description", "date", "tags", "head", "json_ld", "kind"])
METAS = st.dictionaries(KEYS, VALUES, min_size=1)


@given(METAS)
def test_a_reader_of_yaml_finds_what_was_written(meta: dict[str, Any]) -> None:
    _, head, _ = page_file(meta, "<p>Kites.</p>").split("---\n", 2)
    assert yaml.safe_load(head) == meta


@given(METAS, TEXT)
def test_a_page_comes_back_as_it_was(meta: dict[str, Any], body: str) -> None:
    assert read_page_file(page_file(meta, body)) == (meta, body)


def test_a_date_stays_text() -> None:
    assert 'date: "2020-05-05"\n' in page_file({"date": "2020-05-05"}, "")
