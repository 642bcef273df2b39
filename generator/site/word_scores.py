"""Where words stand in articles, in columns, and how well each word fits each article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from generator.site.article_words import FIELDS, PLACES, ArticleWords, Numbers
from generator.site.words import WHOLE, stems

_ARTICLES = 24  # bits for an article's number, above those for a place; the word's number stands above both

# How Pagefind ranks, where nobody tells it otherwise.
_SATURATION = 1.4
_LENGTH = 0.75
_TITLE = 5.0  # a word of the title is worth so much more, and of any other field 1
_STEPS = 25  # to the whole number 1: a score is told in whole steps, and is at most 10

Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Words:
    """Every word, in the order of its letters, with its forms and the rows that belong to it.

    Word `n` has the rows `first[n]` to `first[n + 1]` of `articles` and
    `scores`, and likewise those of `places`, which tell an article's number
    and a place within it in one number.
    """

    words: Sequence[str]
    forms: Sequence[Sequence[str]]
    first: Numbers
    articles: Numbers
    scores: Numbers
    first_place: Numbers
    places: Numbers


def score_words(articles: Sequence[ArticleWords]) -> Words:
    """Merge the words of articles, which go by their numbers 0, 1, 2 and so on, and score them.

    A score is what a word adds to an article for those who ask for it, but
    for the word's rarity, which only the question can tell: BM25 (Robertson
    and Zaragoza 2009, "The Probabilistic Relevance Framework") with Pagefind's
    weights, and Pagefind's bonus for words of the title.
    """
    met = [*chain.from_iterable(one.words for one in articles)]
    numbered = {word: number for number, word in enumerate(dict.fromkeys(met))}
    forms = _forms_by_stem([*numbered])
    # A browser compares letters by their UTF-16 units.
    words = sorted(forms, key=lambda word: word.encode("utf-16-be"))
    rank = np.zeros(len(numbered), np.int64)
    for place, word in enumerate(words):
        rank[[numbered[form] for form in forms[word]]] = place
    ranked = rank[np.fromiter(map(numbered.__getitem__, met), np.int64, len(met))]
    hits, weights, fields = _hits(articles, ranked)
    stands = _stands(articles, ranked)
    number = _low(hits, _ARTICLES)
    lengths = np.array([one.length for one in articles], np.float64)
    return Words(
        words,
        [forms[word] for word in words],
        _firsts(hits >> _ARTICLES, len(words)),
        number,
        _scores(weights / WHOLE, fields, lengths[number] / _usual(lengths)),
        _firsts(stands >> _ARTICLES + PLACES, len(words)),
        _low(stands, _ARTICLES + PLACES),
    )


def _forms_by_stem(forms: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Tell which forms are met of each word, for a browser has no stemmer."""
    found: dict[str, list[str]] = {}
    for form, stem in sorted(zip(forms, stems(forms), strict=True)):
        found.setdefault(stem, []).append(form)
    return found


def _usual(lengths: Reals) -> float:
    """Give the usual length, to a tenth of a word, so that an edit leaves most other scores alone."""
    return max(0.1, round(float(lengths.mean()), 1))


def _hits(articles: Sequence[ArticleWords], ranked: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Give each word of each article once, with what it weighs there and the fields that have it."""
    number = np.repeat(np.arange(len(articles)), [len(one.words) for one in articles])
    hits = ranked << _ARTICLES | number
    order = np.argsort(hits, kind="stable")
    told, hits = np.concatenate([one.counts for one in articles])[order], hits[order]
    first = _begins(hits)
    weights = np.add.reduceat(told >> FIELDS, first)
    return hits[first], weights, np.bitwise_or.reduceat(_low(told, FIELDS), first)


def _stands(articles: Sequence[ArticleWords], ranked: Numbers) -> Numbers:
    """Give each word, article and place in one number, in their order."""
    sizes = [len(one.words) for one in articles]
    counts = [len(one.stands) for one in articles]
    told = np.concatenate([one.stands for one in articles])
    begin = np.repeat(np.cumsum([0, *sizes[:-1]]), counts)
    word = ranked[begin + (told >> PLACES)]
    number = np.repeat(np.arange(len(articles)), counts)
    stands = np.sort((word << _ARTICLES | number) << PLACES | _low(told, PLACES))
    return stands[_begins(stands)]


def _begins(ordered: Numbers) -> Numbers:
    """Tell where each value begins in a row of values in their order."""
    return np.flatnonzero(np.diff(ordered, prepend=-1))


def _low(rows: Numbers, bits: int) -> Numbers:
    return rows & (1 << bits) - 1


def _firsts(words: Numbers, count: int) -> Numbers:
    return np.searchsorted(words, np.arange(count + 1))


def _scores(frequencies: Reals, fields: Numbers, lengths: Reals) -> Numbers:
    half = _SATURATION * (1 - _LENGTH + _LENGTH * lengths)
    fits = (_SATURATION + 1) * frequencies / (half + frequencies)
    bonuses = _TITLE * (fields & 1) + np.bitwise_count(fields >> 1)
    scores: Numbers = np.maximum(np.rint(_STEPS * (fits + bonuses)), 1).astype(np.int64)
    return scores
