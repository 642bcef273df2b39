"""A file is a head and a body."""

import pytest

from generator.text.forms.fault import FaultError
from generator.text.forms.front_matter import split


def test_head_and_body_know_their_lines() -> None:
    parts = split("---\ntitle: One\ndate: 2021\n---\nThe body.\n")
    assert (parts.head_line, parts.head) == (2, "title: One\ndate: 2021\n")
    assert (parts.body_line, parts.body) == (5, "The body.\n")


def test_only_the_first_closing_line_closes_the_head() -> None:
    assert split("---\na: b\n---\nOne\n\n---\n\nTwo").body == "One\n\n---\n\nTwo"


def test_a_file_may_end_with_its_head() -> None:
    assert split("---\na: b\n---").body == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is empty"),
        (" \n\n", "the file is empty"),
        ("Words", 'must begin with a line "---"'),
        ("\n---\na: b\n---\n", 'must begin with a line "---"'),
        ("---\na: b\n", "never closed"),
        ("---", "never closed"),
        ("---\na: b\n ---\n", "never closed"),
    ],
)
def test_a_file_without_a_whole_head_is_refused(text: str, said: str) -> None:
    with pytest.raises(FaultError, match=said):
        split(text)
