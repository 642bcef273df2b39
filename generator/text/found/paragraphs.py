"""What a paragraph is by its looks: prose, a heading, or neither."""

import re
from collections.abc import Iterable

from generator.text.likeness.words import word_count, words

LIST_ITEM = re.compile(r"(?:[-*•・‣]|\d{1,2}[.)])\s")
"""How an item of a list begins."""

_CLOSERS = r"""["'”\u2019」』)\]\uff09]"""
_ENDED = re.compile(rf"[.!?。\uff01\uff1f…]{_CLOSERS}*$")
_STOPPED = re.compile(rf"""[.:;,。、…]{_CLOSERS}*$|\.\.\.$""")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Inc|Co|Corp|Ltd|Jr|Sr)\.$")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+|(?<=[。\uff01\uff1f])")
_PROSE_WORDS = 8
_HEADING_WORDS = range(2, 31)
_HEADING_LENGTH = 200
_ENDING = 20
_TELLING_WORDS = 5


def ends_a_sentence(paragraph: str) -> bool:
    """Tell whether the last sentence is complete."""
    return bool(_ENDED.search(paragraph[-_ENDING:]))


def is_prose(paragraph: str) -> bool:
    """Tell a paragraph of a story from a line of a page."""
    return ends_a_sentence(paragraph) and word_count(paragraph) >= _PROSE_WORDS


def is_heading(paragraph: str) -> bool:
    """Tell whether a line could be a headline: short, of several words, and no sentence with a full stop."""
    if len(paragraph) > _HEADING_LENGTH or word_count(paragraph) not in _HEADING_WORDS:
        return False
    return not _STOPPED.search(paragraph) or bool(_ABBREVIATED.search(paragraph))


def once(paragraphs: Iterable[str]) -> list[str]:
    """Leave out the paragraphs whose every sentence was told before, wherever that was.

    Short lines may be said twice (“Yes.”, the name of a speaker); they are
    only left out where one follows the other.
    """
    kept: list[str] = []
    told: set[tuple[str, ...]] = set()
    before: list[tuple[str, ...]] = []
    for paragraph in paragraphs:
        sentences = [tuple(words(sentence)) for sentence in _BETWEEN_SENTENCES.split(paragraph)]
        long_enough = sum(map(len, sentences)) >= _TELLING_WORDS
        if sentences != before and not (long_enough and told.issuperset(sentences)):
            kept.append(paragraph)
        told.update(sentences)
        before = sentences
    return kept
