"""The words of all articles, kept from one build to the next."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from generator.site.article_words import Article
from generator.site.word_rows import NO_WORDS, Words

_FIELDS = attrgetter(*(field.name for field in fields(Article)))


@dataclass(frozen=True, slots=True)
class KeptWords:
    """What the index of this `seal` was made of: its words, and the pages read, by path → seal."""

    seal: str
    pages: Mapping[str, str]
    words: Words


NOTHING = KeptWords("", {}, NO_WORDS)


def keep_words(path: Path, kept: KeptWords) -> None:
    """Keep words in the file `path`, whole or not at all."""
    told = {
        "seal": kept.seal,
        "pages": {**kept.pages},
        "articles": [*map(_FIELDS, kept.words.articles)],
        "forms": " ".join(kept.words.forms),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    with beside.open("wb") as file:
        np.savez(file, told=np.frombuffer(json.dumps(told).encode(), np.uint8), rows=kept.words.rows)
    beside.replace(path)


def kept_words(path: Path) -> KeptWords:
    """Give the words kept in the file `path`; nothing where it is missing or damaged."""
    try:
        with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            told, rows = json.loads(file["told"].tobytes()), file["rows"]
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return NOTHING
    articles = [Article(*article) for article in told["articles"]]
    return KeptWords(told["seal"], told["pages"], Words(articles, told["forms"].split(), rows))
