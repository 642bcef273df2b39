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
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.resources import files

from generator.site.article_words import Article
from generator.site.index_parts import chunks, facets
from generator.site.word_rows import Words
from generator.text.likeness.bigrams import LETTERS

Script = tuple[str, str]
"""A script's name, and what it says."""

FOLDERS = ("fragment", "words", "places")
ENGINE = "engine"

_EDITION = 10


def fragment_name(number: int, article: Article) -> str:
    """Name the part that holds what results show of an article."""
    return f"fragment/{number}.{article.edition}"


def as_part(text: str) -> str:
    """Write the script that hands over a part, which is JSON; the engine knows which it asked for."""
    # A browser reads JSON in a string sooner than the same as a script.
    return f"digestIndex.part({_json(text)});\n"


def scripts(words: Words) -> Iterator[Script]:
    """Give the scripts of a search but for its fragments: the parts of the index, and at last the engine."""
    bounds = []
    for chunk in chunks(words):
        named = [_part("words/", chunk.words), _part("places/", chunk.places)]
        yield from named
        bounds.append([*chunk.bounds, *(name for name, _ in named)])
    about = {
        "facets": _part("facets.", facets(words.articles)),
        "editions": _part("editions.", [article.edition for article in words.articles]),
    }
    yield from about.values()
    names = {what: name for what, (name, _) in about.items()}
    index = {"articles": len(words.articles), "bounds": bounds, **names}
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
