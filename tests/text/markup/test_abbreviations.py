"""Abbreviations are explained where they first appear, and nowhere else."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from generator.text.markup.abbreviations import Abbreviations

KITES = Abbreviations({"PKC": "Pacific Kite Council", "CPKC": "Continental PKC", "2+2": "Four & more"})


def explained(text: str) -> str:
    return KITES.explained(text)[0]


def test_the_first_appearance_is_explained_and_later_ones_are_not() -> None:
    assert (
        explained("<p>The PKC met. The PKC parted.</p>")
        == '<p>The <abbr title="Pacific Kite Council">PKC</abbr> met. The PKC parted.</p>'
    )


def test_what_was_found_is_told_in_the_order_of_the_text() -> None:
    assert KITES.explained("<p>The 2+2 and the PKC</p>")[1] == ("2+2", "PKC")


def test_only_whole_words_in_their_own_case_count() -> None:
    text = "<p>pkc, PKCs, XPKC, PKC-like, 12+2, 2+21</p>"
    assert explained(text) == text


def test_a_longer_abbreviation_is_not_taken_for_the_shorter_in_it() -> None:
    assert explained("<p>CPKC</p>") == '<p><abbr title="Continental PKC">CPKC</abbr></p>'


def test_an_end_without_a_beginning_changes_nothing() -> None:
    assert explained("</code><p>2+2</p>") == '</code><p><abbr title="Four &amp; more">2+2</abbr></p>'


def test_its_explanation_is_escaped() -> None:
    assert 'title="Four &amp; more"' in explained("<p>2+2</p>")


def test_links_headings_and_code_are_left_alone_and_the_next_appearance_is_explained() -> None:
    text = '<h2>PKC</h2><p><a href="PKC" title="a > PKC">the <b>PKC</b></a> <code>PKC</code> {}</p>'
    assert explained(text.format("PKC")) == text.format('<abbr title="Pacific Kite Council">PKC</abbr>')


def test_without_a_glossary_nothing_changes() -> None:
    assert Abbreviations({}).explained("<p>PKC</p>") == ("<p>PKC</p>", ())


@given(st.text(st.sampled_from("PKC2+ <>&;ab/\"'="), max_size=60))
def test_the_words_of_a_text_stay_as_they_are(text: str) -> None:
    before, after = (html.fromstring(f"<div>{shown}</div>") for shown in (text, explained(text)))
    assert after.xpath("string()") == before.xpath("string()")
