"""How much of a body is quoted."""

from generator.text.markup.quotations import quotations

SAID = "kites fly higher than ever before"


def words(text: str) -> int:
    return sum(told for _, told in quotations(text))


def test_block_quotations_and_both_kinds_of_quotation_marks_count() -> None:
    assert words(f"> {SAID}\n> {SAID}\n\nThey left.") == 12
    assert words(f"They said “{SAID}” twice: “{SAID}”.") == 12
    assert words(f'They said "{SAID}".') == 6


def test_japanese_quotation_marks_count_two_letters_as_a_word() -> None:
    assert words("大臣は「凧は高く飛んでいる」と述べた。") == 4


def test_a_title_of_a_few_words_is_no_quotation() -> None:
    assert words("They read “The Kite” and left.") == 0


def test_a_mark_that_is_never_closed_quotes_nothing() -> None:
    assert words(f'They said "{SAID}.\n\nThen they left, and {SAID}.') == 0


def test_the_title_of_a_link_is_no_quotation() -> None:
    assert words(f'They [left](https://x.example "{SAID}").') == 0
