"""Texts as sets of numbers, by which they can be compared quickly; the same on every machine."""

import struct
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Final

import numpy as np
import numpy.typing as npt

from generator.text.likeness.words import parted

Shingles = npt.NDArray[np.uint32]
_Wide = npt.NDArray[np.uint64]

SHINGLE_WORDS: Final = 4
"""So many words in a row: too many for chance to repeat, few enough to survive an edit nearby."""

# An odd number has an inverse, so that a word's number does not depend on where in the text it stands.
_BASE: Final = 0x9E3779B97F4A7C15
_INVERSE: Final = pow(_BASE, -1, 2**64)
_MIXER: Final = np.uint64(0xBF58476D1CE4E5B9)
_HALF: Final = np.uint64(32)
_SPACE: Final = ord(" ")
_LONG: Final = 1 << 16
_KEY: Final = 16
_LENGTH: Final = struct.Struct("<I")


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """A text as comparing needs it.

    `key` is equal for texts of the same words, `length` counts the words,
    `shingles` are its runs of words, sorted and each once.
    """

    key: bytes
    length: int
    shingles: Shingles

    @property
    def written(self) -> bytes:
        """Write it down; `read_fingerprint` reads it."""
        return self.key + _LENGTH.pack(self.length) + self.shingles.astype("<u4").tobytes()


def read_fingerprint(written: bytes) -> Fingerprint:
    """Read what a fingerprint was written down as, on any machine."""
    key, (length,) = written[:_KEY], _LENGTH.unpack_from(written, _KEY)
    return Fingerprint(key, length, np.frombuffer(written, "<u4", offset=_KEY + _LENGTH.size))


def fingerprint(text: str) -> Fingerprint:
    """Give what is compared of `text`; marks, spaces and the case of letters make no difference."""
    numbers = _word_numbers(parted(text))
    key = blake2b(numbers.astype("<u8").tobytes(), digest_size=_KEY).digest()
    return Fingerprint(key, numbers.size, distinct(_runs(numbers)))


def count_shared(one: Shingles, other: Shingles) -> int:
    """Count what stands in both of two arrays that repeat nothing."""
    both = np.sort(np.concatenate((one, other)))
    return int(np.count_nonzero(both[1:] == both[:-1]))


def distinct(numbers: Shingles) -> Shingles:
    """Sort numbers and leave out repeats; several times as fast as numpy's own."""
    ordered = np.sort(numbers)
    is_first = np.ones(ordered.size, np.bool_)
    is_first[1:] = ordered[1:] != ordered[:-1]
    return ordered[is_first]


def _word_numbers(words: str) -> _Wide:
    """Give a number for every word of a text that is parted by spaces.

    A word is read as a number to the base `_BASE`, modulo 2^64, for all words
    at once: the difference of two sums over the text, moved to its beginning
    (Karp and Rabin, 1987).
    """
    letters = np.frombuffer(f" {words} ".encode(), np.uint8)
    powers, inverses = _powers(-(-letters.size // _LONG) * _LONG)
    sums = np.cumsum(letters * powers[: letters.size])
    is_space = letters == _SPACE
    edges = np.flatnonzero(is_space[1:] != is_space[:-1])
    starts, ends = edges[::2], edges[1::2]
    numbers: _Wide = (sums[ends] - sums[starts]) * inverses[starts]
    return numbers


@lru_cache(maxsize=2)
def _powers(size: int) -> tuple[_Wide, _Wide]:
    bases = (np.full(size, base, np.uint64) for base in (_BASE, _INVERSE))
    powers, inverses = map(np.cumprod, bases)
    return powers, inverses


def _runs(numbers: _Wide) -> Shingles:
    """Give a well-mixed number for every run of words."""
    count = max(numbers.size - SHINGLE_WORDS + 1, 0)
    runs = np.zeros(count, np.uint64)
    for place in range(SHINGLE_WORDS if count else 0):
        runs = (runs ^ numbers[place : place + count]) * _MIXER
        runs ^= runs >> _HALF
    return runs.astype(np.uint32)
