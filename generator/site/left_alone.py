"""The words before an edit and after it → the parts of the index that it leaves alone."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from generator.site.index_parts import Stems
from generator.site.offline import ChunkNames
from generator.site.word_rows import (
    Numbers,
    Words,
    articles_of,
    begins,
    forms_of,
    hits_of,
    places_of,
    under_stems,
    units,
)
from generator.site.word_scores import parts_of_the_usual, scores, usual_length
from generator.site.words import stems

_FEW = 200  # articles; where more changed, hardly a part is left alone

Facts = set[tuple[str, str, int]]
"""Stems, pages that have them, and a number that is told of both."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What the index tells of some articles."""

    scores: Facts
    places: Facts


@dataclass(frozen=True, slots=True)
class Edit:
    """All words before an edit and after it, and those of the articles that went and came."""

    before: Words
    after: Words
    gone: Words
    come: Words


def left_alone(chunks: Iterable[ChunkNames], edit: Edit) -> Mapping[Stems, ChunkNames]:
    """Give the chunks there were, without the names of parts that must be made anew.

    A part tells words, numbers of articles, scores and places, and scores hang
    on the usual length. So where numbers and usual length stay, only the words
    of articles that went or came are told otherwise.
    """
    if not edit.before.articles or not _keeps_numbers(edit):
        return {}
    usual = usual_length(edit.before.articles)
    if usual != usual_length(edit.after.articles):
        return {}
    gone, come = _told(edit.gone, usual), _told(edit.come, usual)
    words = {stem for stem, *_ in gone.scores ^ come.scores}.union(_with_other_forms(edit))
    places = {stem for stem, *_ in gone.places ^ come.places}
    known = {chunk.stems: chunk for chunk in chunks}
    for chunk in _holding(words, [*known]):
        known[chunk] = replace(known[chunk], words="")
    for chunk in _holding(places, [*known]):
        known[chunk] = replace(known[chunk], places="")
    return known


def _keeps_numbers(edit: Edit) -> bool:
    both = zip(edit.before.articles, edit.after.articles, strict=False)
    return len(edit.come.articles) <= _FEW and all(before.page == after.page for before, after in both)


def _told(words: Words, usual: float) -> _Told:
    own, _, rows = under_stems(words)

    def named(rows: Numbers, values: NDArray[np.int64]) -> Facts:
        pages = (words.articles[number].page for number in articles_of(rows).tolist())
        return {*zip(map(own.__getitem__, forms_of(rows).tolist()), pages, values.tolist(), strict=True)}

    hits = rows[begins(hits_of(rows))]
    lengths = parts_of_the_usual(words.articles, usual)
    return _Told(named(hits, scores(rows, lengths)), named(rows, places_of(rows)))


def _with_other_forms(edit: Edit) -> Sequence[str]:
    return stems([*{*edit.before.forms} ^ {*edit.after.forms}])


def _holding(stems: Iterable[str], chunks: Sequence[Stems]) -> set[Stems]:
    """Give the chunks in which stems stand, or between which and the next they would."""
    firsts = [units(first) for first, _ in chunks]
    return {chunks[max(bisect_right(firsts, units(stem)) - 1, 0)] for stem in stems}
