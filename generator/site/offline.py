"""The search index as classic scripts, which a page may load from a disk as well as from the web.

From `file://` a browser lets a page neither fetch nor import; it lets it add
`<script>` elements. So each part of the index becomes a script that calls with
its content, and `engine.js`, which adds these scripts, asks the index. One way
for both worlds, so that what is tested on one holds on the other.

The name of a part changes with what it holds. So an engine that a browser still
keeps never reads the parts of another index, and a part that an edit left alone
keeps its name, in the browser's store too.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files

from generator.site.article_words import Article
from generator.site.index_parts import Stems, chunks, facets
from generator.site.word_rows import Words
from generator.text.likeness.bigrams import LETTERS

Script = tuple[str, str | None]
"""A script's name, and what it says; None where it stands already."""

FOLDERS = ("fragment", "words", "places")
ENGINE = "engine"

_EDITION = 10


@dataclass(frozen=True, slots=True)
class ChunkNames:
    """What a chunk and its two parts go by; a part that has to be made has no name.

    `stems` are its first stem and its last, `bounds` the first and the last of all its words.
    """

    stems: Stems
    bounds: tuple[str, str]
    words: str
    places: str


_UNKNOWN = ChunkNames(("", ""), ("", ""), "", "")


def fragment_name(number: int, article: Article) -> str:
    """Name the part that holds what results show of an article."""
    return f"fragment/{number}.{article.edition}"


def as_part(text: str) -> str:
    """Write the script that hands over a part, which is JSON; the engine knows which it asked for."""
    # A browser reads JSON in a string sooner than the same as a script.
    return f"digestIndex.part({_json(text)});\n"


def chunk_scripts(
    words: Words, known: Mapping[Stems, ChunkNames]
) -> Iterator[tuple[ChunkNames, Script, Script]]:
    """Give for each chunk of words its names and the scripts of its parts, made where no name is known."""
    for chunk in chunks(words):
        stood = known.get(chunk.stems, _UNKNOWN)
        scored = (stood.words, None) if stood.words else _part("words/", chunk.scored())
        placed = (stood.places, None) if stood.places else _part("places/", chunk.placed())
        bounds = stood.bounds if stood.words else chunk.bounds()
        yield ChunkNames(chunk.stems, bounds, scored[0], placed[0]), scored, placed


def other_scripts(articles: Sequence[Article], chunks: Iterable[ChunkNames]) -> Iterator[Script]:
    """Give what else a search needs but fragments: what is told of all articles, and at last the engine."""
    about = {
        "facets": _part("facets.", facets(articles)),
        "editions": _part("editions.", [article.edition for article in articles]),
    }
    yield from about.values()
    names = {what: name for what, (name, _) in about.items()}
    bounds = [[*chunk.bounds, chunk.words, chunk.places] for chunk in chunks]
    index = {"articles": len(articles), "bounds": bounds, **names}
    yield ENGINE, _engine({"index": index, "japanese": LETTERS})


def _part(kind: str, part: object) -> Script:
    """Make a part whose name begins with its kind and goes on with a hash of its content."""
    text = _json(part)
    return f"{kind}{sha256(text.encode()).hexdigest()[:_EDITION]}", as_part(text)


def _engine(values: Mapping[str, object]) -> str:
    source = (files("generator.site") / "assets" / "engine.js").read_text(encoding="utf-8")
    return re.sub(r'"\{\{(\w+)\}\}"', lambda place: _json(values[place[1]]), source)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
