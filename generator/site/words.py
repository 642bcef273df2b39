"""The words of a text, as a search compares them."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from Stemmer import Stemmer

WHOLE = 24
"""The weight of a word that stands by itself; those within a compound share it among them."""

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]+")
_WITHIN = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_SIMPLE = re.compile(r"[^\W_][^\W_A-Z]*")


@cache
def plain(word: str) -> str:
    """Give a word in small letters, without accents and without what is neither letter nor figure.

    `engine.js` does the same to the words of a question.
    """
    letters = unicodedata.normalize("NFKD", word).lower()
    return "".join(filter(str.isalnum, letters))


@cache
def forms(token: str) -> tuple[tuple[str, int], ...]:
    """Give the words that a token between spaces stands for, and their weights, as Pagefind tells them apart.

    "US-Japan" is "usjapan", and in parts "us" and "japan"; a part of one
    letter is no word.
    """
    whole = plain(token)
    if not whole:
        return ()
    parts = [] if _SIMPLE.fullmatch(token) else _parts(token, whole)
    return (whole, WHOLE), *((part, WHOLE // len(parts) or 1) for part in parts)


def stems(words: Sequence[str]) -> Sequence[str]:
    """Give the stem of each word: "policies" and "policy" have one (Snowball's English stemmer)."""
    found: list[str] = Stemmer("english", 0).stemWords(words)  # a cache would only cost: no word comes twice
    return found


def _parts(token: str, whole: str) -> list[str]:
    parts = [part for word in _PUNCTUATION.split(token) for part in _WITHIN.split(word) if part]
    if len(parts) == 1 and whole.startswith(plain(parts[0])):
        return []
    return [word for part in parts if len(part.encode()) > 1 and (word := plain(part))]
