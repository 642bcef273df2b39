"""Which of many texts are worth comparing: those that share rare word runs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

from generator.text.likeness.fingerprint import Shingles

Numbers = npt.NDArray[np.int64]

SAMPLE_OF: Final = np.uint64(4)
"""One word run in so many is looked at: texts that share twenty are missed once in three hundred times."""

COMMON: Final = 1000
"""A word run that more texts have is a formula of the trade and says nothing."""

FIRST: Final = 8
"""Each text is paired with so many of the first that share a run: who leads a story comes first."""

WORTH_COMPARING: Final = 0.15
"""The share of the smaller text's sample that must be met."""


def likely_pairs(texts: Sequence[Shingles]) -> Mapping[int, list[int]]:
    """Give for the number of a text the numbers of earlier ones that it may be like, in order.

    The work grows with the number of texts, not with its square: a run that
    many texts share pairs each of them with the first few only.
    """
    samples = [text[text % SAMPLE_OF == 0] for text in texts]
    sizes = np.array([sample.size for sample in samples], np.int64)
    if sizes.sum() == 0:
        return {}
    pairs, votes = np.unique(_paired(np.concatenate(samples), sizes), return_counts=True)
    later, earlier = np.divmod(pairs, len(texts))
    worth = votes >= WORTH_COMPARING * np.minimum(sizes[later], sizes[earlier])
    likely: dict[int, list[int]] = defaultdict(list)
    for one, other in zip(later[worth].tolist(), earlier[worth].tolist(), strict=True):
        likely[one].append(other)
    return likely


def pairs_within(
    window: int, dated: Iterable[tuple[date, int, Iterable[str]]], most: int
) -> Iterator[tuple[int, int]]:
    """Give the pairs of numbers that share a thing and whose days are at most `window` apart.

    `dated` holds a day, a number and its things each. A number meets at most
    `most` others of one thing, those of the nearest days after its own.
    """
    groups: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for day, number, things in dated:
        for thing in set(things):
            groups[thing].append((day, number))
    for days in map(sorted, groups.values()):
        for place, (day, number) in enumerate(days):
            for later, other in days[place + 1 : place + 1 + most]:
                if (later - day).days <= window:
                    yield min(number, other), max(number, other)


def _paired(runs: Shingles, sizes: Numbers) -> Numbers:
    """Give every meeting of two texts in a run, as one number that divided by their count gives both."""
    owners = np.repeat(np.arange(sizes.size), sizes)
    order = np.argsort(runs, kind="stable")
    owners, starts, ends = owners[order], *_groups(runs[order])
    telling = (ends - starts > 1) & (ends - starts <= COMMON)
    owners_of_telling, starts, places = owners[telling], starts[telling], np.flatnonzero(telling)
    meetings = []
    for nth in range(FIRST):
        earlier = starts + nth
        before = earlier < places
        meetings.append(owners_of_telling[before] * sizes.size + owners[earlier[before]])
    return np.concatenate(meetings)


def _groups(ordered: Shingles) -> tuple[Numbers, Numbers]:
    """Give for every place of a sorted array where the run of its equals starts and ends."""
    edges = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1], [True])))
    sizes = np.diff(edges)
    return np.repeat(edges[:-1], sizes), np.repeat(edges[1:], sizes)
