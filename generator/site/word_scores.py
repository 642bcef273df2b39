"""Where words stand in articles, in columns, and how well each word fits each article."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.site.pagefind_index import WHOLE, Numbers, PagefindIndex, places, running_sums
from generator.site.word_forms import plain

PLACES = 16
"""Bits for a place within an article; what a text holds beyond them belongs to no phrase."""

_ARTICLES = 24  # bits for an article's number, above those for a place; the word's number stands above both

# How Pagefind ranks, where nobody tells it otherwise.
_SATURATION = 1.4
_LENGTH = 0.75
_BONUSES = {"title": 5.0}
_STEPS = 25  # to the whole number 1: a score is told in whole steps, and is at most 10

Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Words:
    """Every word, in the order of its letters, with the rows that belong to it.

    Word `n` has the rows `first[n]` to `first[n + 1]` of `articles` and
    `scores`, and likewise those of `places`, which tell an article's number
    and a place within it in one number.
    """

    words: Sequence[str]
    first: Sequence[int]
    articles: Numbers
    scores: Numbers
    first_place: Sequence[int]
    places: Numbers


class _Rows(NamedTuple):
    """What is not yet in order: a row for each article of each word, and for each place."""

    hits: Numbers
    weights: Reals
    bonuses: Reals
    places: Numbers


def score_words(indexes: Sequence[tuple[PagefindIndex, Sequence[int]]]) -> Words:
    """Merge the words of indexes, each of which comes with the numbers of its pages, and score them.

    The numbers of all pages together are 0, 1, 2 and so on. A score is what a
    word adds to an article for those who ask for it, but for the word's rarity,
    which only the question can tell: BM25 (Robertson and Zaragoza 2009, "The
    Probabilistic Relevance Framework") with Pagefind's weights, and Pagefind's
    bonus for words of the title.
    """
    numbered: dict[str, int] = {}
    lengths = np.zeros(sum(len(numbers) for _, numbers in indexes))
    rows: list[_Rows] = []
    for index, numbers in indexes:
        lengths[list(numbers)] = index.lengths
        with _no_collecting():
            rows += _collected(index, np.array(numbers), numbered)
    return _in_order(_Rows(*map(np.concatenate, zip(*rows, strict=True))), numbered, lengths)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Let no garbage be looked for among millions of short lists, which takes as long as to read them."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _collected(index: PagefindIndex, articles: Numbers, numbered: dict[str, int]) -> Iterator[_Rows]:
    bonuses = [_BONUSES.get(name, 1.0) for name in index.fields]
    for words in index.words():
        numbers = [numbered.setdefault(plain(stem), len(numbered)) for stem, _ in words]
        first = np.cumsum([0, *(len(pages) for _, pages in words)])
        steps, rows, fields = zip(*chain.from_iterable(pages for _, pages in words), strict=True)
        page = running_sums(np.array(steps), first[:-1])
        hits = np.repeat(numbers, np.diff(first)) << _ARTICLES | articles[page]
        row, place, weight = places(rows)
        near = place < 1 << PLACES
        yield _Rows(
            hits,
            np.asarray(np.bincount(row, weight, len(hits)), np.float64),
            np.array([_bonus(own, bonuses) if own else 0.0 for own in fields]),
            hits[row[near]] << PLACES | place[near],
        )


def _bonus(fields: Sequence[int], bonuses: Sequence[float]) -> float:
    return sum(bonuses[-1 - told] for told in fields if told < 0)


def _in_order(rows: _Rows, numbered: Mapping[str, int], lengths: Reals) -> Words:
    # A browser compares letters by their UTF-16 units.
    words = sorted(filter(None, numbered), key=lambda word: word.encode("utf-16-be"))
    rank = np.full(len(numbered), len(words))  # what is no word comes last, and is left
    rank[[numbered[word] for word in words]] = np.arange(len(words))
    hits, same = np.unique(_ranked(rows.hits, rank, _ARTICLES), return_inverse=True)
    bonuses = np.zeros(len(hits))
    np.maximum.at(bonuses, same, rows.bonuses)
    articles = _low(hits, _ARTICLES)
    stands = np.unique(_ranked(rows.places, rank, _ARTICLES + PLACES))
    return Words(
        words,
        _firsts(hits >> _ARTICLES, len(words)),
        articles,
        _scores(np.bincount(same, rows.weights) / WHOLE, bonuses, lengths[articles] / lengths.mean()),
        _firsts(stands >> _ARTICLES + PLACES, len(words)),
        _low(stands, _ARTICLES + PLACES),
    )


def _ranked(rows: Numbers, rank: Numbers, bits: int) -> Numbers:
    """Put a word's rank in the place of the number it was met under."""
    ranked: Numbers = rank[rows >> bits] << bits | _low(rows, bits)
    return ranked


def _low(rows: Numbers, bits: int) -> Numbers:
    return rows & (1 << bits) - 1


def _firsts(words: Numbers, count: int) -> Sequence[int]:
    firsts: list[int] = np.searchsorted(words, np.arange(count + 1)).tolist()
    return firsts


def _scores(frequencies: Reals, bonuses: Reals, lengths: Reals) -> Numbers:
    half = _SATURATION * (1 - _LENGTH + _LENGTH * lengths)
    fits = (_SATURATION + 1) * frequencies / (half + frequencies)
    return np.maximum(np.rint(_STEPS * (fits + bonuses)), 1).astype(np.int64)
