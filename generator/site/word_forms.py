"""The words of texts, as a search compares them, and the forms in which each is met."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from generator.site.pagefind_index import WHOLE, places, read_index
from generator.site.pagefind_service import run_pagefind

_PARTS = re.compile(r"[^\W_]+")


@cache
def plain(word: str) -> str:
    """Give a word in small letters, without accents and without what is neither letter nor figure.

    `engine.js` does the same to the words of a question.
    """
    letters = unicodedata.normalize("NFKD", word).lower()
    return "".join(filter(str.isalnum, letters))


def forms_by_stem(texts: Iterable[str], language: str) -> Mapping[str, list[str]]:
    """Give for each stem the forms in which the texts have its words, sorted.

    A browser has no stemmer, so it is told that "policies" is a form of
    "polici". Pagefind is asked for the stems, as it is for those of the index:
    every form is a word of one page, and is known there by its place.
    """
    forms = _forms(texts)
    found = defaultdict(set)
    for stem, at in _stems(forms, language):
        found[plain(stem)].add(forms[at])
    return {stem: sorted(met) for stem, met in found.items()}


def _forms(texts: Iterable[str]) -> list[str]:
    words = {word for text in texts for word in text.split()}
    parts = {part for word in words for part in _PARTS.findall(word)}
    return sorted({plain(word) for word in words | parts} - {""})


def _stems(forms: Sequence[str], language: str) -> Iterable[tuple[str, int]]:
    """Give each stem that Pagefind found with the number of a form that has it."""
    page = f"<html><body data-pagefind-body><p>{' '.join(forms)}</p></body></html>"
    index = read_index(run_pagefind([("/forms.html", page)], language))
    for words in index.words():
        stems = [stem for stem, pages in words for _ in pages]
        found = places([row for _, pages in words for _, row, _ in pages])
        yield from ((stems[row], place) for row, place, weight in zip(*found, strict=True) if weight == WHOLE)
