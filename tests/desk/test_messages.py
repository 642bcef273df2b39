"""`docs/messages.md` is complete, current, and fit for people who have never heard of YAML."""

import re

from tests.desk.broken import CASES, read_case
from tests.desk.message_list import DOCUMENT, document, sentences, unshown_sentences


def test_the_page_is_what_the_code_says_today() -> None:
    assert DOCUMENT.read_text("utf-8") == document(), "run: make messages"


def test_nearly_every_sentence_of_the_code_is_shown_by_a_case() -> None:
    assert len(set(unshown_sentences())) * 4 < len(set(sentences()))


def test_no_message_needs_a_word_that_only_programmers_know() -> None:
    told = "".join(read_case(path).messages for path in CASES)
    for word in (
        "scalar",
        "mapping",
        "token",
        "parse",
        "YAML",
        "null",
        "boolean",
        "regex",
        "exception",
        "string",
    ):
        assert not re.search(rf"\b{word}\b", told), word
