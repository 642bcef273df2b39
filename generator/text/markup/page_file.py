"""A generated page as a file: front matter, each line a key and a value in JSON, and the body below it.

JSON is YAML (YAML 1.2, section 1.2), so any engine reads it. Written so, it
needs no YAML library to write, or to read it back: that took a third of the
time of making a page.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

_RULE: Final = "---\n"
_AFTER_HEAD: Final = "---\n\n"
_JSON: Final = json.JSONEncoder(ensure_ascii=False)
# JSON lets these stand as they are; YAML takes them for line ends, or refuses them.
_UNLIKE_YAML: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def page_file(meta: Mapping[str, object], body: str) -> str:
    """Write a page with `meta`, plain data, as its front matter."""
    head = "".join(f"{key}: {_JSON.encode(value)}\n" for key, value in meta.items())
    yaml = _UNLIKE_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", head)
    return f"{_RULE}{yaml}{_AFTER_HEAD}{body}\n"


def read_page_file(text: str) -> tuple[dict[str, Any], str]:
    """Give the front matter and the body that `page_file` wrote."""
    head, _, body = text.removeprefix(_RULE).partition(_AFTER_HEAD)
    lines = (line.partition(": ") for line in head.removesuffix("\n").split("\n"))
    return {key: json.loads(value) for key, _, value in lines}, body.removesuffix("\n")
