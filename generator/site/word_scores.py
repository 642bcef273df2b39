"""Where words stand in articles, in columns, and how well each word fits each article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
    numbered: dict[str, int] = {}
    met = [
        np.array([numbered.setdefault(word, len(numbered)) for word in one.words], np.int64)
        for one in articles
    ]
    forms = _forms_by_stem([*numbered])
    # A browser compares letters by their UTF-16 units.
    words = sorted(forms, key=lambda word: word.encode("utf-16-be"))
    rank = np.zeros(len(numbered), np.int64)
    for place, word in enumerate(words):
        rank[[numbered[form] for form in forms[word]]] = place
    ranked = [rank[own] for own in met]
    hits, counts = _hits(articles, ranked)
    stands = np.unique(
        np.concatenate([_stands(*one) for one in zip(range(len(met)), articles, ranked, strict=True)])
    )
    number = _low(hits, _ARTICLES)
    lengths = np.array([one.length for one in articles], np.float64)
    return Words(
        words,
        [forms[word] for word in words],
        _firsts(hits >> _ARTICLES, len(words)),
        number,
        _scores(*counts, lengths[number] / _usual(lengths)),
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


def _hits(
    articles: Sequence[ArticleWords], ranked: Sequence[Numbers]
) -> tuple[Numbers, tuple[Reals, Numbers]]:
    """Give each word of each article once, with how often it is met and in which fields."""
    told = np.concatenate([one.counts for one in articles])
    number = np.repeat(np.arange(len(articles)), [len(own) for own in ranked])
    hits, same = np.unique(np.concatenate(ranked) << _ARTICLES | number, return_inverse=True)
    fields = np.zeros(len(hits), np.int64)
    np.bitwise_or.at(fields, same, _low(told, FIELDS))
    return hits, (np.bincount(same, told >> FIELDS) / WHOLE, fields)


def _stands(number: int, article: ArticleWords, ranked: Numbers) -> Numbers:
    word, place = ranked[article.stands >> PLACES], _low(article.stands, PLACES)
    stands: Numbers = (word << _ARTICLES | number) << PLACES | place
    return stands


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
