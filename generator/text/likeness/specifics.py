"""What is particular to a report: its figures, each at its place, and whom it begins with.

Reports off one template (weekly figures, auctions, forecasts) have nearly all
their words in common. What tells them apart is that other figures stand
between the same words, or that they begin with another name. A corrected or
updated report has most figures where they were.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, takewhile
from typing import Final, NamedTuple
from zlib import crc32

from generator.text.likeness.words import parted_ascii

_NUMBER_WORDS: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty"
)
_FIGURE_OF: Final = {word: str(figure) for figure, word in enumerate(_NUMBER_WORDS.split("|"), 1)}
_KANJI_FIGURES: Final = "〇一二三四五六七八九十百千"
_KATAKANA: Final = "\u30a1-\u30fa\u30fc"
_KANJI: Final = "々\u3400-\u9fff"
_TOKEN: Final = re.compile(
    rf"[0-9]+|[{_KANJI_FIGURES}]+|[{_KATAKANA}]+|[{_KANJI}]+|[^\W\d_\u3041-\u9fff]+|[\u3041-\u309f]"
)
_WIDE_NAME: Final = re.compile(f"[{_KATAKANA}{_KANJI}]{{3,}}")
_NO_NAMES: Final = {"the", "corp", "inc", "co", "ltd", "plc", *_FIGURE_OF}
_FIGURE: Final = "#"
_BEGINNING: Final = 60


class Agreement(NamedTuple):
    """At how many places both texts have a figure, and at how many of them the same."""

    places: int
    same: int

    @property
    def share(self) -> float:
        """How much agrees, from 0 to 1; where there is nothing to compare, all."""
        return self.same / self.places if self.places else 1.0


@dataclass(frozen=True, slots=True)
class Specifics:
    """Numbers of 16 bits stand for places and words, numbers of 8 bits for figures.

    `figures` are pairs of a place (the words around it) and what stands
    there, `subject` is the name the text begins with, word by word, `names`
    all its words that are not in small letters, as far as they are known.
    """

    figures: frozenset[tuple[int, int]]
    subject: tuple[int, ...]
    names: frozenset[int]


@lru_cache(maxsize=1024)
def specifics(text: str) -> Specifics:
    """Find what is particular to `text`; marks and the width of letters make no difference."""
    tokens = _tokens(text)
    figures = _figures(" ".join(tokens).lower().split())
    return Specifics(
        figures=frozenset((_short(place), crc32(value.encode()) & 0xFF) for place, value in figures),
        subject=tuple(map(_short, _subject(tokens))),
        names=frozenset(_short(token.lower()) for token in set(tokens) if not token.islower()),
    )


def figures_in_place(one: Specifics, other: Specifics) -> Agreement:
    """Compare the figures that stand between the same words."""
    here, there = _by_place(one), _by_place(other)
    common = here.keys() & there.keys()
    return Agreement(
        places=sum(min(len(here[place]), len(there[place])) for place in common),
        same=sum(len(here[place] & there[place]) for place in common),
    )


def have_one_subject(one: Specifics, other: Specifics) -> bool:
    """Tell whether the name that one text begins with stands in the other; where none is known, yes.

    Its first word is enough, for a later one may be misspelt, and so is most of it.
    """
    if not one.subject or not other.subject:
        return True
    return _stands_in(one.subject, other.names) or _stands_in(other.subject, one.names)


def _stands_in(name: Sequence[int], names: frozenset[int]) -> bool:
    return name[0] in names or len(names.intersection(name)) * 2 > len(name)


def _by_place(told: Specifics) -> Mapping[int, set[int]]:
    places: dict[int, set[int]] = defaultdict(set)
    for place, figure in told.figures:
        places[place].add(figure)
    return places


def _figures(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give each figure, and as its place the two words before it and the one behind it.

    Figures in a row (1,250 or 7-3/4) are one, and as neighbours they are all alike.
    """
    padded = ["", "", *words, ""]
    figures = _figures_among(set(words))
    for start, word in enumerate(padded):
        if word in figures and padded[start - 1] not in figures:
            run = list(takewhile(figures.__contains__, padded[start:]))
            before = _FIGURE if padded[start - 2] in figures else padded[start - 2]
            yield (
                f"{before} {padded[start - 1]} {padded[start + len(run)]}",
                "".join(figures[one] for one in run),
            )


def _figures_among(words: AbstractSet[str]) -> Mapping[str, str]:
    """Give those words that are figures, and what they are in digits."""
    written = {word: word for word in words if not word.isalpha() or word[0] in _KANJI_FIGURES}
    return written | {word: _FIGURE_OF[word] for word in words & _FIGURE_OF.keys()}


def _tokens(text: str) -> list[str]:
    plain = parted_ascii(text)
    return plain.split() if plain is not None else _TOKEN.findall(unicodedata.normalize("NFKC", text))


def _subject(tokens: Sequence[str]) -> list[str]:
    """Give the words of the first name: in capitals, and not only because a sentence begins there."""
    for is_name, run in groupby(tokens[:_BEGINNING], _looks_like_a_name):
        words = list(run)
        if is_name and _is_a_name(words, tokens):
            return [word.lower() for word in words]
    return []


def _looks_like_a_name(token: str) -> bool:
    is_capital = token[0].isupper() and token.lower() not in _NO_NAMES
    return is_capital or bool(_WIDE_NAME.fullmatch(token))


def _is_a_name(words: Sequence[str], tokens: Sequence[str]) -> bool:
    """Tell whether words in a row are more than an ordinary word at the beginning of a sentence."""
    is_ordinary = all(word.lower() in tokens for word in words if word.isascii())
    return not words[0].isascii() or (not is_ordinary and (len(words) > 1 or tokens.count(words[0]) > 1))


def _short(word: str) -> int:
    return crc32(word.encode()) & 0xFFFF
