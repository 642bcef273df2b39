"""Which of many texts are worth comparing: those that share rare word runs, or a thing within days."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

import numpy as np
import numpy.typing as npt

from generator.text.likeness.fingerprint import Shingles

Numbers = npt.NDArray[np.int64]
_Packed = npt.NDArray[np.uint64]

SAMPLE_BELOW: Final = 1 << 30
"""The quarter of all word runs that is looked at: texts that share twenty are missed once in 300 times."""

COMMON: Final = 1000
"""A word run that more texts have is a formula of the trade and says nothing."""

FIRST: Final = 8
"""A text is paired with so many of the first that share a run: who leads a story comes first."""

WORTH_COMPARING: Final = 0.15
"""The share of the smaller text's sample that must be met."""

_A_DAY: Final = timedelta(1)
_HALF: Final = np.uint64(32)
_LOWER: Final = np.uint64(0xFFFFFFFF)


class RunIndex:
    """Texts by their word runs, each under the number of its owner, which may have several.

    The work grows with the number of texts, not with its square: a run that
    many texts share leads from each of them to the first few only.
    """

    def __init__(self, texts: Sequence[tuple[int, Shingles]]) -> None:
        """Take an owner's number and the runs of a text each, sorted."""
        self._owners = [owner for owner, _ in texts]
        samples = [_sample(text) for _, text in texts]
        self._sizes = np.array([sample.size for sample in samples], np.int64)
        # In place, for this is the largest array of a whole intake.
        self._places: _Packed = np.concatenate([np.zeros(0, np.uint32), *samples]).astype(np.uint64)
        self._places <<= _HALF
        self._places |= np.repeat(np.arange(len(samples), dtype=np.uint64), self._sizes)
        self._places.sort()

    def pairs(self) -> Mapping[int, set[int]]:
        """Give for each owner the earlier ones that it may be like."""
        pairs, votes = np.unique(self._meetings(), return_counts=True)
        later, earlier = np.divmod(pairs, max(self._sizes.size, 1))
        worth = votes >= WORTH_COMPARING * np.minimum(self._sizes[later], self._sizes[earlier])
        likely: dict[int, set[int]] = defaultdict(set)
        for one, other in zip(later[worth].tolist(), earlier[worth].tolist(), strict=True):
            likely[self._owners[one]].add(self._owners[other])
        return likely

    def like(self, text: Shingles) -> set[int]:
        """Give the owners of the texts that another text may be like."""
        if not self._owners:
            return set()
        sample = _sample(text).astype(np.uint64)
        starts = np.searchsorted(self._places, sample << _HALF)
        ends = np.searchsorted(self._places, sample << _HALF | _LOWER, side="right")
        met = [
            self._places[starts[near] + nth] & _LOWER
            for nth in range(FIRST)
            if (near := (starts + nth < ends) & (ends - starts <= COMMON)).any()
        ]
        numbers, votes = np.unique(np.concatenate(met or [sample[:0]]).astype(np.int64), return_counts=True)
        worth = votes >= WORTH_COMPARING * np.minimum(self._sizes[numbers], sample.size)
        return {self._owners[number] for number in numbers[worth].tolist()}

    def _meetings(self) -> Numbers:
        """Give every meeting of two texts in a run, as one number that divided by their count gives both."""
        met = _repeated(self._places)
        numbers = (met & _LOWER).astype(np.int64)
        starts, sizes = _groups(met >> _HALF)
        shared = sizes <= COMMON
        starts, sizes = starts[shared], sizes[shared]
        first = np.repeat(starts, sizes)
        places = first + np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        meetings = []
        for nth in range(FIRST):
            before = first + nth < places
            meetings.append(numbers[places[before]] * self._sizes.size + numbers[first[before] + nth])
        return np.concatenate(meetings)


class DayIndex:
    """Numbers by the things they have and by their days."""

    def __init__(self, window: int, most: int) -> None:
        """Look `window` days back and ahead, and give at most `most` of one thing."""
        self._window = timedelta(window)
        self._most = most
        self._by_thing: dict[str, list[tuple[date, int]]] = defaultdict(list)

    def add(self, day: date, number: int, things: Iterable[str]) -> None:
        """Remember a number."""
        for thing in set(things):
            insort(self._by_thing[thing], (day, number))

    def near(self, day: date, things: Iterable[str]) -> Iterator[int]:
        """Give the numbers with one of `things` whose days lie near `day`, the earliest days first."""
        for thing in set(things):
            known = self._by_thing.get(thing, [])
            first = bisect_left(known, (day - self._window, -1))
            behind = bisect_left(known, (day + self._window + _A_DAY, -1), first)
            for _, number in known[first : min(behind, first + self._most)]:
                yield number


def _sample(text: Shingles) -> Shingles:
    return text[: int(np.searchsorted(text, SAMPLE_BELOW))]


def _repeated(places: _Packed) -> _Packed:
    """Leave out the runs that one text alone has, which are most."""
    runs = places >> _HALF
    is_again = np.concatenate(([False], runs[1:] == runs[:-1], [False]))
    return places[is_again[1:] | is_again[:-1]] if places.size else places


def _groups(ordered: _Packed) -> tuple[Numbers, Numbers]:
    """Give where each run of equals in a sorted array starts, and its size."""
    if not ordered.size:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    return starts, np.diff(np.append(starts, ordered.size))
