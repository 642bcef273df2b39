"""One article's page → what the search index holds of it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import PurePosixPath

from generator.site.page_text import PageText, page_text
from generator.site.words import forms
from generator.text.likeness.bigrams import cut

FIELDS = 8
"""So many of a page's fields, of which the title is the first, are told apart, each by a bit."""

_EDITION = 5


@dataclass(frozen=True, slots=True)
class Article:
    """What is known of one article but for its words.

    `page` is the file it was read from; `edition` begins the hash of what results show of it;
    `length` counts the words of its text.
    """

    page: str
    address: str
    date: str
    edition: str
    length: int
    filters: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as its page tells it: `shown` is what results show of it, in JSON.

    `runs` are runs of words as they stand in the text, each with its weight;
    `fields` tells for words of the page's fields the bits of those that have them.
    """

    article: Article
    shown: str
    runs: Sequence[tuple[Sequence[str], int]]
    fields: Mapping[str, int]


def read_article(html: str, page: str) -> ReadArticle | None:
    """Read the HTML of the file `page`; nothing where no text is marked for a search."""
    told = page_text(html)
    return None if told is None else _read(told, page)


def _read(told: PageText, page: str) -> ReadArticle:
    texts = [(text.split(), weight, last) for text, weight, last in told.runs]
    runs = [(_tokens(words), weight) for words, weight, _ in texts]
    address = f"/{PurePosixPath(page).with_suffix('.html')}"
    first, last = (
        " ".join(chain.from_iterable(words for words, _, is_last in texts if is_last is wanted))
        for wanted in (False, True)
    )
    shown = _shown(told, address, first, last)
    article = Article(
        page=page,
        address=address,
        date=told.sort.get("date", ""),
        edition=sha256(shown.encode()).hexdigest()[:_EDITION],
        length=sum(len(tokens) for tokens, _ in runs),
        filters={group: sorted(set(values)) for group, values in told.filters.items()},
    )
    return ReadArticle(article, shown, runs, _fields(told.meta))


def _fields(meta: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for bit, name in enumerate(sorted(meta, key=lambda name: (name != "title", name))[:FIELDS]):
        for word in _words(meta[name]):
            found[word] = found.get(word, 0) | 1 << bit
    return found


def _words(text: str) -> Iterator[str]:
    return (word for token in _tokens(text.split()) for word, _ in forms(token))


def _tokens(words: Iterable[str]) -> list[str]:
    return cut(" ".join(words)).split()


def _shown(page: PageText, address: str, text: str, last: str) -> str:
    title = page.meta.get("title", address)
    shown = {
        "url": address,
        "title": title,
        "date": page.meta.get("date", ""),
        "summary": page.meta.get("summary", ""),
        "topics": sorted(page.filters.get("topic", ())),
        "text": text.removeprefix(title).lstrip(". "),
        "last": last,
    }
    return json.dumps(shown, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
