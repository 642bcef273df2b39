"""Where among the lines of a page its story stands."""

import re
from collections.abc import Sequence
from typing import Final

from generator.text.found.paragraphs import LIST_ITEM, ends_a_sentence
from generator.text.likeness.words import word_count

LABEL: Final = -8
"""What a label, a menu or a notice is worth: a sentence of thirteen words makes up for it."""

_HEADLINE: Final = -15
_WORTHLESS_WORDS: Final = 5
"""A sentence of five words stands anywhere on a page; what it has beyond that speaks for a story."""

_LONG_WORDS: Final = 25
_CUT_OFF = re.compile(r"(?:\.\.\.|…)\W*$")
_INTRODUCES = re.compile(r"[:\uff1a]$")
_SENTENCES_MEET = re.compile(r"[^\W_A-Z][.!?][”\"’)]*\s+[“\"‘(]?[^\W\d_a-z]|。.")


def richest(values: Sequence[int]) -> range:
    """Find the run of values with the greatest sum; the longest where several have it.

    This is the maximum subsequence by which Pasternack and Roth part articles
    from pages (“Extracting article text from the web with maximum subsequence
    segmentation”, WWW 2009).
    """
    best = range(0)
    start = gain = most = 0
    for place, value in enumerate(values):
        start, gain = (place, value) if gain <= 0 else (start, gain + value)
        if gain > 0 and gain >= most:
            best, most = range(start, place + 1), gain
    return best


def worth(line: str) -> int:
    """Say how much a line speaks for the story standing here, in words; against it, below zero.

    Items of a list say nothing: stories and menus have them.
    """
    count = word_count(line)
    if _is_told(line, count):
        return max(0, count - _WORTHLESS_WORDS)
    return 0 if LIST_ITEM.match(line) else max(min(LABEL, -count), _HEADLINE)


def _is_told(line: str, count: int) -> bool:
    """Tell sentences, also those that go on in a list or end without a full stop, from labels and teasers."""
    if _CUT_OFF.search(line):
        return False
    whole = ends_a_sentence(line) or _INTRODUCES.search(line)
    return bool(whole or (count >= _LONG_WORDS and _SENTENCES_MEET.search(line)))
