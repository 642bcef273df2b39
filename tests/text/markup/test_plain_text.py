"""HTML read aloud."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from generator.text.markup.plain_text import plain_text
from generator.text.markup.sanitise import sanitise_body
from generator.text.unreadable import UNREADABLE


def test_paragraphs_lists_and_table_rows_are_parted_by_blank_lines() -> None:
    paragraph = "<p>One <em>kite</em>.</p>"
    items = "<ul><li>red<ul><li>blue</li></ul></li></ul>"
    table = "<table><tr><th>size</th><td>40 cm</td></tr></table>"
    assert plain_text(sanitise_body(paragraph + items + table)) == "One kite.\n\nred\n\nblue\n\nsize 40 cm"


def test_a_line_break_parts_words_and_emphasis_does_not() -> None:
    assert (
        plain_text(sanitise_body("<p>kite<br>festival, lan<strong>tern</strong></p>"))
        == "kite festival, lantern"
    )


def test_no_html_is_no_text() -> None:
    assert plain_text(sanitise_body("")) == ""


def test_invisible_characters_written_as_references_are_left_out() -> None:
    assert plain_text(sanitise_body("<p>ki&#31;te &#x202e;flies&#xfffe;</p>")) == "kite flies"


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda words: not UNREADABLE.search(words)))
def test_words_that_look_like_mark_up_stay_words(words: str) -> None:
    assert plain_text(sanitise_body(f"<p>{escape(words)}</p>")).split() == words.split()
