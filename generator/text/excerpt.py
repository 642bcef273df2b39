"""The beginning of a text, no longer than allowed."""

import re

from generator.text.likeness.words import CJK, word_count

_SENTENCE = re.compile(r".+?(?:[.!?][”\"\u2019')]*(?=\s)|[。\uff01\uff1f][」』\uff09]*|\Z)", re.DOTALL)
_PIECE = re.compile(rf"\s*(?:[{CJK}]|[^\s{CJK}]+)")


def excerpt(text: str, most_words: int) -> str:
    """Give the first whole sentences of `text` that have at most `most_words` words together.

    Where even the first has more, it is cut after a word.
    """
    kept, told = "", 0
    for sentence in _SENTENCE.finditer(text):
        told += word_count(sentence[0])
        if told > most_words:
            break
        kept += sentence[0]
    return kept.strip() or _cut(text.strip(), most_words)


def _cut(text: str, most_words: int) -> str:
    end, told = 0, 0.0
    for piece in _PIECE.finditer(text):
        told += max(word_count(piece[0]), 0.5)
        if told > most_words:
            break
        end = piece.end()
    return f"{text[:end]} …"
