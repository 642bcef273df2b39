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
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from importlib.resources import files

from generator.site.index_parts import Chunk
from generator.text.likeness.bigrams import LETTERS

FRAGMENT_EDITION = 5
"""How many letters of its hash the name of an article's fragment bears, beside the article's number."""

_EDITION = 10


def as_scripts(shown: Sequence[str], chunks: Iterable[Chunk], facets: object) -> dict[str, str]:
    """Give the scripts of a search by name: the engine, and the parts of the index.

    `shown` is what a list of results shows of each article, in JSON.
    """
    scripts: dict[str, str] = {}
    editions = [_hash(one)[:FRAGMENT_EDITION] for one in shown]
    for number, (one, edition) in enumerate(zip(shown, editions, strict=True)):
        _add(scripts, f"fragment/{number}.{edition}", one)
    bounds = [
        [*chunk.bounds, _named(scripts, "words/", chunk.words), _named(scripts, "places/", chunk.places)]
        for chunk in chunks
    ]
    index = {
        "articles": len(shown),
        "bounds": bounds,
        "facets": _named(scripts, "facets.", facets),
        "editions": _named(scripts, "editions.", editions),
    }
    return {"engine": _engine({"index": index, "japanese": LETTERS}), **scripts}


def _named(scripts: dict[str, str], kind: str, part: object) -> str:
    """Add a part under the name that its content gives it; give that name."""
    text = _json(part)
    return _add(scripts, f"{kind}{_hash(text)[:_EDITION]}", text)


def _add(scripts: dict[str, str], name: str, text: str) -> str:
    # A browser reads JSON in a string sooner than the same as a script.
    scripts[name] = f"digestIndex.part({_json(name)},{_json(text)});\n"
    return name


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _engine(values: Mapping[str, object]) -> str:
    source = (files("generator.site") / "assets" / "engine.js").read_text(encoding="utf-8")
    return re.sub(r'"\{\{(\w+)\}\}"', lambda place: _json(values[place[1]]), source)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
