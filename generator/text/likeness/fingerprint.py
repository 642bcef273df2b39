"""Texts as sets of numbers, by which they can be compared quickly; the same on every machine."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

from generator.text.likeness.words import words

Shingles = npt.NDArray[np.uint64]

SHINGLE_WORDS: Final = 4
"""So many words in a row: too many for chance to repeat, few enough to survive an edit nearby."""

_MULTIPLIER: Final = np.uint64(0x9E3779B97F4A7C15)
_MIXER: Final = np.uint64(0xBF58476D1CE4E5B9)
_HALF: Final = np.uint64(32)


class WordNumbers(dict[str, int]):
    """A number for every word, the same in every run; remembers those it has given."""

    def __missing__(self, word: str) -> int:
        """Give a number to a word that was not met before."""
        number = self[word] = crc32(word.encode())
        return number


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """A text as comparing needs it.

    `key` is equal for texts of the same words, `length` counts the words,
    `shingles` are its runs of words.
    """

    key: bytes
    length: int
    shingles: Shingles


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many word runs two texts share, and how many the smaller of them has."""

    shared: int
    smaller: int

    @property
    def containment(self) -> float:
        """How much of the smaller text stands in the other, from 0 to 1."""
        return self.shared / self.smaller if self.smaller else 0.0


def fingerprint(text: str, numbers_of: WordNumbers) -> Fingerprint:
    """Give what is compared of `text`; marks, spaces and the case of letters make no difference."""
    told = words(text)
    key = blake2b(" ".join(told).encode(), digest_size=16).digest()
    return Fingerprint(key, len(told), _shingles(told, numbers_of))


def overlap(one: Fingerprint, other: Fingerprint) -> Overlap:
    """Compare the word runs of two texts."""
    both = np.sort(np.concatenate((one.shingles, other.shingles)))
    shared = int(np.count_nonzero(both[1:] == both[:-1]))
    return Overlap(shared, min(one.shingles.size, other.shingles.size))


def figures_in_common(one: str, other: str, fewest: int) -> float:
    """Give how many of the figures of the text that has fewer stand in the other, from 0 to 1.

    Texts with fewer than `fewest` figures say nothing by them: 1.
    """
    told = [{word for word in words(text) if not word.isalpha()} for text in (one, other)]
    smaller = min(map(len, told))
    return len(told[0] & told[1]) / smaller if smaller >= fewest else 1.0


def _shingles(told: Sequence[str], numbers_of: WordNumbers) -> Shingles:
    """Give the word runs as a sorted array of well-mixed numbers without repeats."""
    numbers = np.fromiter(map(numbers_of.__getitem__, told), np.uint64, len(told))
    count = max(len(told) - SHINGLE_WORDS + 1, 0)
    runs = np.zeros(count, np.uint64)
    for place in range(SHINGLE_WORDS if count else 0):
        runs = runs * _MULTIPLIER + numbers[place : place + count]
    runs = (runs ^ (runs >> _HALF)) * _MIXER
    runs = np.sort(runs ^ (runs >> _HALF))
    is_first = np.ones(count, np.bool_)
    is_first[1:] = runs[1:] != runs[:-1]
    return runs[is_first]
