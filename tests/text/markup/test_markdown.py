"""Markdown becomes HTML."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from generator.errors import DigestError
from generator.text.markup.markdown import to_html


def test_tables_lists_and_links_are_rendered() -> None:
    html = to_html("| a | b |\n| - | - |\n| c | d |\n\n1. one\n\n[e](f.md)")
    assert all(tag in html for tag in ("<table>", "<ol>", '<a href="f.md">e</a>'))


def test_one_text_leaves_nothing_behind_for_the_next() -> None:
    to_html("[a][b]\n\n[b]: https://example.org")
    assert to_html("[a][b]") == "<p>[a][b]</p>"


def test_a_list_nested_without_end_is_refused_in_a_sentence() -> None:
    with pytest.raises(DigestError, match="nested too deeply"):
        to_html("1. " * 2_000)


def test_what_was_refused_leaves_the_next_text_whole() -> None:
    with pytest.raises(DigestError):
        to_html("1. " * 2_000)
    assert to_html("[a](b.md)") == '<p><a href="b.md">a</a></p>'


@given(st.text(alphabet="a1 .\n\t-#>|:()!\"'`\\[]<&;*_~=", max_size=60))
@example("a *b* c\n\nplain, and two spaces  \nend a line\n\n- one\n- &amp; two")
def test_texts_with_and_without_marks_come_out_as_the_library_has_them(text: str) -> None:
    library = Markdown(extensions=["tables", "sane_lists"], output_format="html")

    assert to_html(text) == library.convert(text)
