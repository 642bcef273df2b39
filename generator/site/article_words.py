"""One article's page → what the search index holds of it, in a few bytes that merge quickly."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.site.page_text import PageText, page_text
from generator.site.words import forms
from generator.text.likeness.bigrams import together

Numbers = NDArray[np.int64]

PLACES = 16
"""Bits for a place within an article; what a text holds beyond them belongs to no phrase."""

FIELDS = 8
"""Bits that tell in which of a page's fields, of which the title is the first, a word is met."""

_STORED = np.dtype("<u4")


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """What is known of one article: its address and date, `shown` in results, `filters` and its words.

    `words[n]` weighs `counts[n] >> FIELDS`, which is `WHOLE` for each time it is met in plain text;
    the low bits tell the fields that have it. `stands` holds `n` and, in the
    low bits, a place in the text for each time that a word is met there.
    """

    address: str
    date: str
    shown: str
    filters: Mapping[str, Sequence[str]]
    length: int
    words: Sequence[str]
    counts: Numbers
    stands: Numbers


def read_words(html: str, address: str) -> bytes:
    """Read the page at `address` and pack what it tells; nothing where no text is marked for a search."""
    page = page_text(html)
    return _packed(page, address) if page else b""


def unpacked(packed: bytes) -> ArticleWords:
    """Give what `read_words` packed."""
    head, _, numbers = packed.partition(b"\n")
    told = json.loads(head)
    words = told.pop("words").split()
    found = np.frombuffer(numbers, _STORED).astype(np.int64)
    return ArticleWords(**told, words=words, counts=found[: len(words)], stands=found[len(words) :])


def _packed(page: PageText, address: str) -> bytes:
    tokens = [(token, weight) for text, weight in page.runs for token in text.split()]
    counts: dict[str, int] = {}
    stands: list[tuple[str, int]] = []
    for place, (token, weight) in enumerate(tokens):
        for word, share in forms(token):
            counts[word] = counts.get(word, 0) + (weight * share << FIELDS)
            stands.append((word, place))
    for word, bits in _fields(page.meta).items():
        counts[word] = counts.get(word, 0) | bits
    number = {word: at for at, word in enumerate(counts)}
    near = [number[word] << PLACES | place for word, place in stands if not place >> PLACES]
    head = {
        "address": address,
        "date": page.sort.get("date", ""),
        "shown": _shown(page, address, " ".join(token for token, _ in tokens)),
        "filters": {group: sorted(set(map(together, values))) for group, values in page.filters.items()},
        "length": len(tokens),
        "words": " ".join(counts),
    }
    return _line(head).encode() + b"\n" + np.array([*counts.values(), *near], _STORED).tobytes()


def _fields(meta: Mapping[str, str]) -> dict[str, int]:
    """Give for each word of the fields the bits of those that have it."""
    found: dict[str, int] = {}
    for bit, name in enumerate(sorted(meta, key=lambda name: (name != "title", name))[:FIELDS]):
        for word in _all_forms(meta[name].split()):
            found[word] = found.get(word, 0) | 1 << bit
    return found


def _all_forms(tokens: Iterable[str]) -> Iterable[str]:
    return (word for token in tokens for word, _ in forms(token))


def _shown(page: PageText, address: str, text: str) -> str:
    meta = {name: together(value) for name, value in page.meta.items()}
    title = meta.get("title", address)
    return _line(
        {
            "url": address,
            "title": title,
            "date": meta.get("date", ""),
            "summary": meta.get("summary", ""),
            "topics": sorted(map(together, page.filters.get("topic", ()))),
            "text": together(text).removeprefix(title).lstrip(". "),
        }
    )


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
