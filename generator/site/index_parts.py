"""Articles and their words → the parts of the index that a page loads, a few for each question.

Articles go by their number, the oldest first. Rising numbers are told as steps,
each from the number before: small ones, of which many are the same, pack well.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Any

import numpy as np

from generator.site.pagefind_index import Fragment, Numbers
from generator.site.word_scores import Words
from generator.text.likeness.bigrams import together

Parts = dict[str, Any]

_CHUNK = 6000  # rows in a part, where each word counts as some more: about 12 KB of words, packed
_A_WORD = 4


def word_parts(words: Words, forms: Mapping[str, Sequence[str]]) -> tuple[list[tuple[str, str]], Parts]:
    """Give the first and the last form of each chunk of words, and the chunks by name.

    `words/N` lists [word, its forms, its articles, their scores]; a word that
    names no forms has itself for its only one. `places/N` lists, for the same
    words, the places where they stand, which only phrases need.
    """
    articles = _in_steps(words.articles, words.first)
    scores = _in_words(words.scores.tolist(), words.first)
    places = _in_steps(words.places, words.first_place)
    met = [() if forms.get(word) == [word] else forms.get(word, ()) for word in words.words]
    rows = list(zip(words.words, met, articles, scores, strict=True))
    bounds, parts = [], Parts()
    for number, chunk in enumerate(_chunks(words.first)):
        parts[f"words/{number}"] = rows[chunk]
        parts[f"places/{number}"] = places[chunk]
        bounds.append(_bounds([*words.words[chunk], *chain(*met[chunk])]))
    return bounds, parts


def article_parts(fragments: Sequence[Fragment]) -> Parts:
    """Give for each article, the oldest first, what a list of results shows of it."""
    return {f"fragment/{number}": _shown(fragment) for number, fragment in enumerate(fragments)}


def facets(fragments: Sequence[Fragment]) -> Mapping[str, Mapping[str, list[int]]]:
    """Say for each filter and each of its values which articles have it."""
    groups: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, fragment in enumerate(fragments):
        for group, values in fragment["filters"].items():
            for value in set(map(together, values)):
                groups[group][value].append(number)
    return {
        group: {value: [to - at for at, to in pairwise([0, *numbers])] for value, numbers in values.items()}
        for group, values in groups.items()
    }


def _in_steps(rows: Numbers, firsts: Sequence[int]) -> list[list[int]]:
    steps = np.diff(rows, prepend=0)
    begun = [first for first in firsts if first < len(rows)]
    steps[begun] = rows[begun]
    return _in_words(steps.tolist(), firsts)


def _in_words(rows: list[int], firsts: Sequence[int]) -> list[list[int]]:
    return [rows[first:end] for first, end in pairwise(firsts)]


def _chunks(firsts: Sequence[int]) -> Iterator[slice]:
    ends = np.array(firsts[1:]) + _A_WORD * np.arange(1, len(firsts))
    begins = [0, *(np.flatnonzero(np.diff(ends // _CHUNK)) + 1).tolist(), len(ends)]
    yield from (slice(begin, end) for begin, end in pairwise(begins))


def _bounds(forms: Sequence[str]) -> tuple[str, str]:
    forms = sorted(forms, key=lambda form: form.encode("utf-16-be"))
    return forms[0], forms[-1]


def _shown(fragment: Fragment) -> Mapping[str, object]:
    meta = {key: together(value) for key, value in fragment["meta"].items()}
    title = str(meta.get("title", fragment["url"]))
    return {
        "url": fragment["url"],
        "title": title,
        "date": meta.get("date", ""),
        "summary": meta.get("summary", ""),
        "topics": sorted(map(together, fragment["filters"].get("topic", ()))),
        "text": together(fragment["content"]).removeprefix(title).lstrip(". "),
    }
