"""What surrounds a page: laid out once for all pages of one shape, with slots for what each of them says.

Ten thousand articles have one masthead, one foot and one kind of head. The
engine lays these out around a page that has slots for its words; then every
page of that shape is the same pieces with its own words between them. In most
slots stands `<&`, and how the theme escapes that, it escapes the words.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final
from urllib.parse import quote

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import escape

from generator.errors import DigestError

Frame = Sequence[str]
"""A frame in pieces: text, then by threes a slot, how it is escaped, and the text that follows."""

# What the theme prints and asks nothing else about, and what it never asks for.
_SAID: Final = ("title", "description", "source", "canonical", "json_ld")
_UNSEEN: Final = ("date", "tags", "lang")

_CONTENT: Final = "<!--((slot:content))-->"
_PATH: Final = "((slot:path))"
_BEGIN: Final = "((slot:"
_SLOT: Final = re.compile(
    r"(?:<!--)?\(\(slot:([a-z_]+(?:\.\d+)?)(&lt;&amp;|\\u003c&|\\u003c\\u0026|)\)\)(?:-->)?"
)
_ESCAPED: Final[Mapping[str, Callable[[str], object]]] = {
    "": str,
    "&lt;&amp;": escape,
    "\\u003c&": lambda words: words.replace("<", "\\u003c"),
    "\\u003c\\u0026": lambda words: htmlsafe_json_dumps(words)[1:-1],
}
_FIGURE: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Shape:
    """All that decides what surrounds a page: where it stands, and its front matter without its words.

    Where it stands is a folder, or for a page that has a shape of its own, its path.
    """

    place: str
    meta: str

    @property
    def seal(self) -> str:
        """Tell this shape from all others in a few letters."""
        return blake2b(f"{self.place}\n{self.meta}".encode(), digest_size=16).hexdigest()

    @property
    def path(self) -> str:
        """Where in a site a page stands that has this shape, and nothing but slots."""
        return f"{self.place}{self.seal}.html" if self.place.endswith("/") else self.place


def shape_of(path: str, meta: Mapping[str, Any], body: str) -> tuple[Shape, Mapping[str, str]]:
    """Part the page at `path` into its shape, and the words that it says in each slot.

    Pages beside each other have one shape, as have those of all years. A page
    at the root, or with which a folder begins, has its own, for the theme knows it.
    """
    words = {"content": body, "path": quote(path)}
    left = {key: value for key, value in meta.items() if key not in _UNSEEN}
    for key in _SAID:
        if left.get(key):
            words[key], left[key] = left[key], _slot(key)
    if "head" in left:
        words |= {f"head.{number}": one["content"] for number, one in enumerate(left["head"])}
        left["head"] = [{**one, "content": _slot(f"head.{place}")} for place, one in enumerate(left["head"])]
    return Shape(_place(path), json.dumps(left)), words


def empty_page(shape: Shape) -> tuple[Mapping[str, Any], str]:
    """Give front matter and body of a page that has this shape, and nothing but slots."""
    return json.loads(shape.meta), _CONTENT


def frame_of(shape: Shape, laid_out: str) -> Frame:
    """Take the empty page of a shape, as the engine laid it out, to pieces.

    Raises DigestError where the theme prints words without escaping them.
    """
    html = laid_out.replace(quote(shape.path), _PATH) if shape.path != shape.place else laid_out
    pieces = _SLOT.split(html)
    if naked := next((text for text in pieces[::3] if _BEGIN in text), None):
        name = naked.partition(_BEGIN)[2].partition("<")[0]
        msg = f"theme_overrides: a template prints page.meta.{name} as it is; escape it with | e"
        raise DigestError(msg)
    return pieces


def fill(frame: Frame, words: Mapping[str, str]) -> str:
    """Put the words of a page into the slots of its frame."""
    printed = [frame[0]]
    for name, escaped, text in zip(frame[1::3], frame[2::3], frame[3::3], strict=True):
        printed += (str(_ESCAPED[escaped](words[name])), text)
    return "".join(printed)


def _slot(name: str) -> str:
    return f"{_BEGIN}{name}<&))"


def _place(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return path if not folder or name == "index.html" else f"{_FIGURE.sub('0', folder)}/"
