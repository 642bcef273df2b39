"""Articles and their words → the parts of the index that a page loads, a few for each question.

Articles go by their number, the oldest first. Rising numbers are told as steps,
each from the number before: small ones, of which many are the same, pack well.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np

from generator.site.article_words import ArticleWords, Numbers
from generator.site.word_scores import Words

_CHUNK = 8000  # rows in a part, where each word counts as some more: about 12 KB of words, packed
_A_WORD = 4


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words that follow each other: the first and the last form of them, and what is told of them.

    `words` lists [word, its forms, its articles, their scores]; a word that
    names no forms has itself for its only one. `places` lists, for the same
    words, the places where they stand, which only phrases need.
    """

    bounds: tuple[str, str]
    words: object
    places: object


def chunks(words: Words) -> Iterator[Chunk]:
    """Give all words, in chunks that are loaded one by one."""
    for some in _parted(words.first):
        own = words.words[some]
        met = [
            () if [*forms] == [word] else forms for word, forms in zip(own, words.forms[some], strict=True)
        ]
        first = words.first[some.start : some.stop + 1]
        articles = _in_steps(words.articles, first)
        scores = _in_words(words.scores, first)
        places = _in_steps(words.places, words.first_place[some.start : some.stop + 1])
        yield Chunk(_bounds([*own, *chain(*met)]), [*zip(own, met, articles, scores, strict=True)], places)


def facets(articles: Sequence[ArticleWords]) -> Mapping[str, Mapping[str, list[int]]]:
    """Say for each filter and each of its values which articles have it."""
    groups: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, article in enumerate(articles):
        for group, values in article.filters.items():
            for value in values:
                groups[group][value].append(number)
    return {
        group: {value: [to - at for at, to in pairwise([0, *numbers])] for value, numbers in values.items()}
        for group, values in groups.items()
    }


def _in_steps(rows: Numbers, firsts: Numbers) -> list[list[int]]:
    own = rows[firsts[0] : firsts[-1]]
    steps = np.diff(own, prepend=0)
    begun = firsts[:-1][np.diff(firsts) > 0] - firsts[0]
    steps[begun] = own[begun]
    return _in_words(steps, firsts - firsts[0])


def _in_words(rows: Numbers, firsts: Numbers) -> list[list[int]]:
    return [rows[first:end].tolist() for first, end in pairwise(firsts.tolist())]


def _parted(firsts: Numbers) -> Iterator[slice]:
    # A word counts as the next power of two, so that one more row seldom moves all chunks that follow.
    sizes = 2 ** np.ceil(np.log2(np.diff(firsts) + _A_WORD)).astype(np.int64)
    begins = [0, *(np.flatnonzero(np.diff(np.cumsum(sizes) // _CHUNK)) + 1).tolist(), len(sizes)]
    yield from (slice(begin, end) for begin, end in pairwise(begins))


def _bounds(forms: Sequence[str]) -> tuple[str, str]:
    forms = sorted(forms, key=lambda form: form.encode("utf-16-be"))
    return forms[0], forms[-1]
