"""The words of a text, English or Japanese, as far as comparing texts needs them."""

import re
import unicodedata

CJK = "\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f"
"""The letters of scripts that do not part their words, for use inside a character class."""

_WORD = re.compile(rf"[{CJK}]|[^\W_{CJK}]+")
_WIDE = re.compile(f"[{CJK}]")
_KANA = re.compile("[\u3041-\u30ff]")
_LETTERS_A_WORD = 2

# English with typographic marks and nothing else beyond ASCII needs no slow regular expression.
_TYPOGRAPHY = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2022\u00a0"
_PARTING = {code: " " for code in range(128) if not chr(code).isalnum()}


def words(text: str) -> list[str]:
    """Give the words in lower case without punctuation; in Japanese every letter is one."""
    return parted(text).split()


def parted(text: str) -> str:
    """Give the words as `words` does, in one text and parted by spaces."""
    plain = parted_ascii(text)
    if plain is not None:
        return plain.lower()
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).lower()))


def parted_ascii(text: str) -> str | None:
    """Give the words as they stand, parted by spaces, where typographic marks are all beyond ASCII."""
    if not text.isascii():
        for mark in _TYPOGRAPHY:
            text = text.replace(mark, " ")
    return text.translate(_PARTING) if text.isascii() else None


def word_count(text: str) -> int:
    """Count words; two Japanese letters weigh as much as one English word."""
    wide = len(_WIDE.findall(text))
    return len(_WORD.findall(text)) - wide + wide // _LETTERS_A_WORD


def is_unspaced(letter: str) -> bool:
    """Tell whether `letter` is of a script that writes without spaces."""
    return bool(_WIDE.match(letter))


def is_japanese(text: str) -> bool:
    """Tell whether `text` is written in Japanese: kana make up a tenth of it or more."""
    return len(_KANA.findall(text)) * 10 >= len(text) > 0
