"""Pages without the indentation of their templates."""

from generator.text.markup.indentation import without_indentation


def test_blank_lines_and_leading_spaces_go() -> None:
    assert (
        without_indentation("<ul>\n  \n    <li>one\n      two</li>\n</ul>\n")
        == "<ul>\n<li>one\ntwo</li>\n</ul>\n"
    )


def test_two_words_on_two_lines_stay_two_words() -> None:
    assert without_indentation("one\n    two") == "one\ntwo"


def test_what_shows_its_spaces_keeps_them() -> None:
    code = "<pre><code>if kite:\n\n    fly()\n</code></pre>"
    assert without_indentation(f"<div>\n  {code}\n</div>") == f"<div>\n{code}\n</div>"
