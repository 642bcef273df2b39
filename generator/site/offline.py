"""The search index as classic scripts, which a page may load from a disk as well as from the web.

From `file://` a browser lets a page neither fetch nor import; it lets it add
`<script>` elements. So each file of the index becomes a script that calls with
its content, a string, and Pagefind's loader, a module that fetches, becomes a
function inside `finder.js`, whose own `fetch` asks the page for those scripts.
`finder.js` becomes a function inside `engine.js`, which runs it in a worker.
One way for both worlds, so that what is tested on one holds on the other.
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files

from generator.errors import DigestError

_EXPORTS = re.compile(r"export\s*\{[^{}]*\bcreateInstance\b[^{}]*\};?\s*\Z")
_NEEDED = {
    "import.meta.url": "its own address, which a classic script does not know",
    "await fetch(": "the place where it asks for files",
    "pagefind-entry.json": "the file it asks for first",
    "noWorker": "the switch that keeps it from starting a worker of its own",
}
_REFUSED = re.compile(r"\beval\s*\(|\bnew\s+Function\b|\bimport\s*[({.*]|\bexport\b")


def as_script(name: str, content: bytes | Mapping[str, object]) -> str:
    """Wrap a part of the index as a script that hands it over under `name`.

    Bytes go as base64 and plain data as JSON, both in a string: a page passes
    strings on to its worker without looking into them.
    """
    value = b64encode(content).decode() if isinstance(content, bytes) else _json(content)
    return f"digestIndex.part({_json(name)},{_json(value)});\n"


def engine(loader: str, entry: bytes, first: Sequence[str]) -> str:
    """Give the script that opens the index, with Pagefind's `loader` and its `entry` inside.

    `first` names the parts that every question needs; they are asked for at
    once. Raises DigestError if the loader is not as this way of embedding
    expects: that is how an upgrade of Pagefind announces itself.
    """
    finder = _filled("finder.js", {"loader": _as_function(loader), "entry": _json(json.loads(entry))})
    return _filled("engine.js", {"finder": finder.rstrip(), "first": _json(first)})


def _filled(name: str, values: Mapping[str, str]) -> str:
    source = (files("generator.site") / "assets" / name).read_text(encoding="utf-8")
    return re.sub(r'"\{\{(\w+)\}\}"', lambda place: values[place[1]], source)


def _as_function(loader: str) -> str:
    body = _EXPORTS.sub("return createInstance;", loader).replace("import.meta.url", "undefined")
    if faults := [*_missing(loader), *_refused(body)]:
        msg = (
            f"Pagefind's pagefind.js is not the one this program knows: {'; '.join(faults)}; "
            f"hold Pagefind at the last version that worked, or adapt {__name__}"
        )
        raise DigestError(msg)
    return f"(function () {{\n{body}\n}})()"


def _missing(loader: str) -> Iterator[str]:
    for place, meaning in _NEEDED.items():
        if place not in loader:
            yield f'it lacks "{place}", {meaning}'
    if not _EXPORTS.search(loader):
        yield "it does not end by exporting createInstance"


def _refused(body: str) -> Iterator[str]:
    for found in _REFUSED.findall(body):
        yield f'it holds "{found}", which a classic script or the security policy refuses'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
