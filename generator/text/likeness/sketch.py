"""A report in some 270 letters: enough to know it again where its text may not be kept.

Of the report's word runs the forty with the smallest numbers are kept (a
bottom-k sketch: Broder, 1997), of its figures those at the twelve places
with the smallest numbers, and the name it begins with. No word of the text
can be read from it. What is written is pinned by a test; another way of
writing would be called v2.
"""

import base64
import binascii
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np

from generator.text.likeness.fingerprint import Shingles, count_shared, fingerprint
from generator.text.likeness.specifics import Specifics, specifics

VERSION: Final = "v1:"
_MOST_RUNS: Final = 40
_MOST_FIGURES: Final = 12
_MOST_NAMES: Final = 4
_LARGEST: Final = 0xFFFF
_EVERYTHING: Final = 1 << 32
_HEAD: Final = struct.Struct("<HBBB")
_SURENESS: Final = 1.645
"""Nineteen times in twenty the truth lies above what is called certain."""


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """What is known of a report: all its word runs, or those whose numbers lie below `reach`.

    `particulars` may be the report's text, or a way to ask for it.
    """

    runs: int
    known: Shingles
    reach: int
    particulars: Specifics | str | Callable[[], str]

    @property
    def specifics(self) -> Specifics:
        """Its figures and its subject, looked up in the text when they are asked for."""
        if isinstance(self.particulars, Specifics):
            return self.particulars
        return specifics(self.particulars if isinstance(self.particulars, str) else self.particulars())


@dataclass(frozen=True, slots=True)
class Estimate:
    """How much of the smaller report stands in the other, judged by `sample` of its word runs."""

    shared: int
    sample: int
    smaller: int

    @property
    def likely(self) -> float:
        """The share that was found."""
        return self.shared / self.sample if self.sample else 0.0

    @property
    def certain(self) -> float:
        """The share that is at least to be reckoned with (Wilson, 1927); if all is known, what was found."""
        if self.sample in {0, self.smaller}:
            return self.likely
        squared = _SURENESS**2
        spread = _SURENESS * sqrt(
            self.likely * (1 - self.likely) / self.sample + squared / (4 * self.sample**2)
        )
        return (self.likely + squared / (2 * self.sample) - spread) / (1 + squared / self.sample)


def sketch_of(text: str | Callable[[], str], shingles: Shingles) -> Sketch:
    """Give all there is to know of a report whose text is at hand, or can be asked for."""
    return Sketch(int(shingles.size), shingles, _EVERYTHING, text)


def estimate(one: Sketch, other: Sketch) -> Estimate:
    """Judge how much two reports have in common by what is known of both."""
    reach = min(one.reach, other.reach)
    samples = [sketch.known[: int(np.searchsorted(sketch.known, reach))] for sketch in (one, other)]
    smaller = samples[0] if one.runs <= other.runs else samples[1]
    return Estimate(count_shared(*samples), int(smaller.size), min(one.runs, other.runs))


def write_sketch(text: str) -> str:
    """Write the sketch of a report, as it stands in the head of an article's file."""
    shingles, told = fingerprint(text).shingles, specifics(text)
    runs = shingles[:_MOST_RUNS]
    figures = sorted(told.figures)[:_MOST_FIGURES]
    names = told.subject[:_MOST_NAMES]
    data = _HEAD.pack(min(shingles.size, _LARGEST), runs.size, len(figures), len(names))
    data += runs.astype("<u4").tobytes()
    data += b"".join(struct.pack("<HB", *figure) for figure in figures)
    data += b"".join(struct.pack("<H", name) for name in names)
    return VERSION + base64.urlsafe_b64encode(data).decode().rstrip("=")


def read_sketch(written: str) -> Sketch | None:
    """Read what `write_sketch` wrote; what is of another version, or was spoilt, says nothing: None."""
    if not written.startswith(VERSION):
        return None
    try:
        return _unpacked(base64.b64decode(_padded(written.removeprefix(VERSION)), b"-_", validate=True))
    except (struct.error, binascii.Error, ValueError):
        return None


def _unpacked(data: bytes) -> Sketch:
    size, runs, figures, names = _HEAD.unpack_from(data)
    form = struct.Struct(f"<{runs}I" + "HB" * figures + f"{names}H")
    values = form.unpack(data[_HEAD.size :])
    known = np.array(values[:runs], np.uint32)
    pairs = values[runs : runs + 2 * figures]
    subject = values[runs + 2 * figures :]
    reach = int(known[-1]) + 1 if runs < size else _EVERYTHING
    told = Specifics(frozenset(zip(pairs[::2], pairs[1::2], strict=True)), subject, frozenset(subject))
    return Sketch(size, known, reach, told)


def _padded(letters: str) -> str:
    return letters + "=" * (-len(letters) % 4)


def sketches(written: Iterable[str]) -> list[Sketch]:
    """Read all that can be read."""
    return [sketch for sketch in map(read_sketch, written) if sketch]
