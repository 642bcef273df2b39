"""The words of all articles, kept from one build to the next."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from operator import attrgetter
from pathlib import Path
from zlib import crc32

import numpy as np

from generator.site.article_words import Article
from generator.site.offline import ChunkNames
from generator.site.word_rows import NO_WORDS, Words

_FIELDS = attrgetter(*(field.name for field in fields(Article)))


@dataclass(frozen=True, slots=True)
class KeptWords:
    """What the index of this `seal` was made of, and what its chunks go by.

    `pages` are those that were read, by path → seal.
    """

    seal: str
    pages: Mapping[str, str]
    words: Words
    chunks: Sequence[ChunkNames]


NOTHING = KeptWords("", {}, NO_WORDS, ())


def keep_words(path: Path, kept: KeptWords) -> None:
    """Keep words in the file `path`, whole or not at all."""
    told = {
        "seal": kept.seal,
        "pages": {**kept.pages},
        "articles": [*map(_FIELDS, kept.words.articles)],
        "forms": " ".join(kept.words.forms),
        "chunks": [*map(astuple, kept.chunks)],
        "check": crc32(kept.words.rows.data),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    with beside.open("wb") as file:
        file.write(json.dumps(told).encode() + b"\n")
        file.write(kept.words.rows.data)  # numpy would not say why, were the disk full
    beside.replace(path)


def kept_words(path: Path) -> KeptWords:
    """Give the words kept in the file `path`; nothing where it is missing or damaged."""
    try:
        with path.open("rb") as file:
            told, rows = json.loads(file.readline()), np.fromfile(file, np.int64)
        articles = [Article(*article) for article in told["articles"]]
        chunks = [_chunk_names(*chunk) for chunk in told["chunks"]]
        kept = KeptWords(told["seal"], told["pages"], Words(articles, told["forms"].split(), rows), chunks)
    except (OSError, ValueError, KeyError, TypeError):
        return NOTHING
    return kept if crc32(rows.data) == told["check"] else NOTHING


def _chunk_names(stems: Sequence[str], bounds: Sequence[str], words: str, places: str) -> ChunkNames:
    return ChunkNames((stems[0], stems[1]), (bounds[0], bounds[1]), words, places)
