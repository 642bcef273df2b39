"""Markdown as editors write it: prose, lists, tables and links.

What comes out is not yet safe: `sanitise_body` follows always.
"""

import re
from collections.abc import Callable
from functools import cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from generator.errors import DigestError
from generator.text.forms.fault import quote

# None of these reads a file, and what each makes survives the sanitiser;
# footnotes would not: their anchors are ids.
_EXTENSIONS = ("tables", "sane_lists")
_BEFORE_INLINE, _AFTER_INLINE = 30, 10  # Python-Markdown finds links at priority 20; lower runs later
_MARK = re.compile(r"[`\\\[<&*_]|  \n")
"""What each mark within a text has: code, escapes, links, HTML, entities, emphasis, ends of lines."""


def to_html(text: str, lead_to: Callable[[str], str] = str) -> str:
    """Render Markdown; `lead_to` is given the target of each link and gives what the page shall have.

    Raises DigestError for lists nested a hundred deep, which the renderer cannot follow.
    """
    renderer, links = _renderer()
    links.lead_to = lead_to
    try:
        return renderer.reset().convert(text)
    except RecursionError:
        _renderer.cache_clear()  # it would go on as if still inside those lists
        msg = f"the text that begins {quote(text)} is nested too deeply; make its lists flatter"
        raise DigestError(msg) from None


class _Links(Treeprocessor):
    """Turns links between files into links between pages."""

    lead_to: Callable[[str], str] = staticmethod(str)

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            link.set("href", self.lead_to(link.get("href", "")))


class _Unmarked(Treeprocessor):
    """Spares texts without marks the search for each kind of mark, which takes half of all the time."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not _MARK.search(element.text):
                element.text = AtomicString(element.text)


@cache
def _renderer() -> tuple[Markdown, _Links]:
    """Make the one renderer of this process, for making it costs more than a page."""
    renderer = Markdown(extensions=_EXTENSIONS, output_format="html")
    links = _Links(renderer)
    renderer.treeprocessors.register(_Unmarked(renderer), "texts without marks", _BEFORE_INLINE)
    renderer.treeprocessors.register(links, "links between pages", _AFTER_INLINE)
    return renderer, links
