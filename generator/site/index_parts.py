"""Articles and their words → the parts of the index that a page loads, a few for each question.

Numbers are written as letters, one for each: a browser takes a row of ten
thousand letters as it comes. Articles go by their number, the oldest first.
Rising numbers are told as steps, each from the number before: small ones, of
which many are the same, pack well.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from generator.site.article_words import Article
from generator.site.word_rows import (
    BEYOND,
    Numbers,
    Words,
    articles_of,
    begin_hits,
    begins,
    first_rows,
    hits_of,
    places_of,
    spots_of,
    under_stems,
    units,
)
from generator.site.word_scores import parts_of_the_usual, scores, usual_length

_CHUNK = 8000  # rows in a part, where each word counts as some more: about 12 KB of words, packed
_A_WORD = 4
_FIRST_LETTER = 0x5D  # after the backslash, which JSON would double, and the quotation mark
_SURROGATES, _SO_MANY = 0xD800, 0x800

Steps = NDArray[np.int64]


Stems = tuple[str, str]
"""The first and the last of stems that follow each other."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words that follow each other, with their forms, and where they stand.

    `counts` tells how many articles have each; `lengths` are those of all
    articles as parts of the usual one.
    """

    words: Sequence[str]
    forms: Sequence[Sequence[str]]
    counts: Steps
    rows: Numbers
    lengths: NDArray[np.float64]

    @property
    def stems(self) -> Stems:
        """The first stem and the last."""
        return self.words[0], self.words[-1]

    def bounds(self) -> tuple[str, str]:
        """Give the first and the last of all stems and forms."""
        told = sorted(chain(self.words, *self.forms), key=units)
        return told[0], told[-1]

    def scored(self) -> Mapping[str, str]:
        """Give the part that tells which articles have each word, and with what score.

        For each word it has a line of its stem and its forms; a stem that is its
        only form stands alone. In letters it tells how many articles have each
        word, which, and the scores.
        """
        articles = articles_of(self.rows[begins(hits_of(self.rows))])
        return {
            "words": "\n".join(map(_line, self.words, self.forms)),
            "counts": letters(self.counts),
            "articles": letters(_steps(articles, self.counts)),
            "scores": letters(scores(self.rows, self.lengths)),
        }

    def placed(self) -> Mapping[str, str]:
        """Give the part that only phrases need.

        It tells how often each word stands in the text of each article that has it, and where.
        """
        stands = np.zeros(len(self.rows), bool)
        # Once, though a token may have a word twice, as "Japan-Japan" has.
        stands[begins(spots_of(self.rows))] = True
        stands &= places_of(self.rows) < BEYOND
        counts = np.add.reduceat(stands.astype(np.int64), begins(hits_of(self.rows)))
        return {
            "counts": letters(counts),
            "places": letters(_steps(places_of(self.rows[stands]), counts)),
        }


def chunks(words: Words) -> Iterator[Chunk]:
    """Give all words, in chunks that are loaded one by one."""
    stems, forms, rows = under_stems(words)
    lengths = parts_of_the_usual(words.articles, usual_length(words.articles))
    firsts = np.searchsorted(rows, first_rows(len(stems)))
    counts = np.add.reduceat(begin_hits(rows), firsts[:-1], dtype=np.int64)
    for some in _parted(counts):
        own = rows[firsts[some.start] : firsts[some.stop]]
        yield Chunk(stems[some], forms[some], counts[some], own, lengths)


def facets(articles: Sequence[Article]) -> Mapping[str, Mapping[str, str]]:
    """Say for each filter and each of its values which articles have it, in letters."""
    groups: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, article in enumerate(articles):
        for group, values in article.filters.items():
            for value in values:
                groups[group][value].append(number)
    return {
        group: {value: letters(np.diff(numbers, prepend=0)) for value, numbers in values.items()}
        for group, values in groups.items()
    }


def letters(numbers: ArrayLike) -> str:
    """Write each number, from 0 on, as one letter; `numbers` in `engine.js` reads them.

    Raises UnicodeDecodeError for numbers above a million, which no archive comes to.
    """
    codes = np.asarray(numbers) + _FIRST_LETTER
    codes += np.where(codes < _SURROGATES, 0, _SO_MANY)
    return codes.astype("<u4").tobytes().decode("utf-32-le")


def _line(stem: str, forms: Sequence[str]) -> str:
    return stem if [*forms] == [stem] else " ".join((stem, *forms))


def _steps(rising: Steps, counts: Steps) -> Steps:
    """Give the steps from each number to the next, beginning anew after each of `counts`."""
    steps = np.diff(rising, prepend=0)
    begun = (np.cumsum(counts) - counts)[counts > 0]
    steps[begun] = rising[begun]
    return steps


def _parted(counts: Steps) -> Iterator[slice]:
    # A word counts as the next power of two, so that one more row seldom moves all chunks that follow.
    sizes = 2 ** np.ceil(np.log2(counts + _A_WORD)).astype(np.int64)
    begun = [0, *(np.flatnonzero(np.diff(np.cumsum(sizes) // _CHUNK)) + 1).tolist(), len(sizes)]
    yield from (slice(begin, end) for begin, end in pairwise(begun))
