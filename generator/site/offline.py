"""The search index as classic scripts, which a page may load from a disk as well as from the web.

From `file://` a browser lets a page neither fetch nor import; it lets it add
`<script>` elements. So each part of the index becomes a script that calls with
its content, and `engine.js`, which adds these scripts, asks the index. One way
for both worlds, so that what is tested on one holds on the other.
"""

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files

from generator.text.likeness.bigrams import LETTERS


def as_scripts(index: Mapping[str, object], parts: Mapping[str, object]) -> dict[str, str]:
    """Give the scripts of a search by name: the engine, and the parts of the index.

    `index` is what the engine knows of the index before it asks for a part.
    The names of the parts change with what they hold: an engine that a browser
    still keeps never reads the parts of another index.
    """
    scripts = {name: _as_script(name, part) for name, part in parts.items()}
    edition = sha256("".join(scripts.values()).encode()).hexdigest()[:10]
    values = {"index": {**index, "edition": edition}, "japanese": LETTERS}
    return {"engine": _engine(values)} | {f"{name}.{edition}": script for name, script in scripts.items()}


def _as_script(name: str, part: object) -> str:
    # A browser reads JSON in a string sooner than the same as a script.
    return f"digestIndex.part({_json(name)},{_json(_json(part))});\n"


def _engine(values: Mapping[str, object]) -> str:
    source = (files("generator.site") / "assets" / "engine.js").read_text(encoding="utf-8")
    return re.sub(r'"\{\{(\w+)\}\}"', lambda place: _json(values[place[1]]), source)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
