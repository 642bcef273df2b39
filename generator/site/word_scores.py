"""How well each word fits each article that has it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from generator.site.article_words import Article
from generator.site.word_rows import NOWHERE, Numbers, articles_of, begins, hits_of, places_of, weights_of
from generator.site.words import WHOLE

# How Pagefind ranks, where nobody tells it otherwise.
_SATURATION = 1.4
_LENGTH = 0.75
_TITLE = 5.0  # a word of the title is worth so much more, and of any other field 1
_STEPS = 25  # to the whole number 1: a score is told in whole steps, and is at most 15

Reals = NDArray[np.float64]


def scores(rows: Numbers, lengths: Reals) -> NDArray[np.int64]:
    """Score each word in each article that has it, in the order of the rows.

    `lengths` are those of the articles as parts of the usual one. A score is
    what a word adds to an article for those who ask for it, but for the word's
    rarity, which only the question can tell: BM25 (Robertson and Zaragoza
    2009, "The Probabilistic Relevance Framework") with Pagefind's weights, and
    Pagefind's bonus for words of the title.
    """
    first = begins(hits_of(rows))
    in_text = places_of(rows) < NOWHERE
    told = weights_of(rows)
    frequencies = np.add.reduceat(np.where(in_text, told, 0), first) / WHOLE
    fields = np.bitwise_or.reduceat(np.where(in_text, 0, told), first)
    half = _SATURATION * (1 - _LENGTH + _LENGTH * lengths[articles_of(rows[first])])
    fits = (_SATURATION + 1) * frequencies / (half + frequencies)
    bonuses = _TITLE * (fields & 1) + np.bitwise_count(fields >> 1)
    whole: NDArray[np.int64] = np.maximum(np.rint(_STEPS * (fits + bonuses)), 1).astype(np.int64)
    return whole


def usual_length(articles: Sequence[Article]) -> float:
    """Give the usual length of articles in words, to a tenth.

    So an edit of one article leaves most scores of the others alone.
    """
    return max(0.1, round(float(np.mean([article.length for article in articles])), 1))


def parts_of_the_usual(articles: Sequence[Article], usual: float) -> Reals:
    """Give the lengths of articles as parts of the usual one."""
    return np.array([article.length for article in articles], np.float64) / usual
