"""The beginning of a text, no longer than allowed."""

import re

from generator.text.words import word_count

_SENTENCE = re.compile(r".+?(?:[.!?][”\"\u2019')]*(?=\s)|[。！？][」』）]*|$)", re.DOTALL)
_CUT = " …"


def excerpt(text: str, most_words: int) -> str:
    """Give the first whole sentences of `text` that have at most `most_words` words together.

    Where even the first has more, it is cut at a word.
    """
    kept = ""
    for sentence in _SENTENCE.findall(text):
        if word_count(kept + sentence) > most_words:
            break
        kept += sentence
    return kept.strip() or _cut(text, most_words)


def _cut(text: str, most_words: int) -> str:
    """Cut at a space, or where there are none, in the middle of the line."""
    kept = text.strip()
    while kept and word_count(kept) > most_words:
        shorter = kept.rpartition(" ")[0]
        kept = shorter if shorter else kept[: len(kept) // 2]
    return kept + _CUT
