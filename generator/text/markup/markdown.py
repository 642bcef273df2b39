"""Markdown as editors write it: prose, lists, tables and links.

What comes out is not yet safe: `sanitise_body` follows always.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from threading import get_ident
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from generator.errors import DigestError
from generator.text.forms.fault import quote

# None of these reads a file, and what each makes survives the sanitiser;
# footnotes would not: their anchors are ids.
_EXTENSIONS = ("tables", "sane_lists")
# Python-Markdown finds HTML and links at priority 20, and the first kind of block at 100; lower runs later.
_BEFORE_ALL_BLOCKS, _BEFORE_INLINE, _INSTEAD, _AFTER_INLINE = 110, 30, 20, 10
_MARK = re.compile(r"[`\\\[<&*_]")
"""What each mark within a text has: code, escapes, links, HTML, entities, emphasis."""
_LINE_BREAK = "  \n"


def to_html(text: str, lead_to: Callable[[str], str] = str) -> str:
    """Render Markdown; `lead_to` is given the target of each link and gives what the page shall have.

    Raises DigestError for lists nested a hundred deep, which the renderer cannot follow.
    """
    renderer, links = _renderer(get_ident())
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


# The other three know prose at a glance, and spare it what the renderer would look for
# in each paragraph, which takes three quarters of all the time.


class _Html(HtmlBlockPreprocessor):
    """Looks for HTML where there may be any."""

    def run(self, lines: list[str]) -> list[str]:
        return super().run(lines) if any("<" in line or "&" in line for line in lines) else lines


class _Prose(ParagraphProcessor):
    """Takes a line that begins with a letter: every other kind of block has a sign there, or two lines."""

    def test(self, parent: Element, block: str) -> bool:
        return block[:1].isalpha() and "\n" not in block and super().test(parent, block)


class _Unmarked(Treeprocessor):
    """Keeps texts without marks as they are."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            text = element.text
            if text and not _MARK.search(text) and _LINE_BREAK not in text:
                element.text = AtomicString(text)


@lru_cache(maxsize=8)
def _renderer(_thread: int) -> tuple[Markdown, _Links]:
    """Make the renderer of a thread, for it keeps what it reads; to make it takes longer than a page."""
    renderer = Markdown(extensions=_EXTENSIONS, output_format="html")
    links = _Links(renderer)
    renderer.preprocessors.register(_Html(renderer), "html_block", _INSTEAD)
    renderer.parser.blockprocessors.register(_Prose(renderer.parser), "prose", _BEFORE_ALL_BLOCKS)
    renderer.treeprocessors.register(_Unmarked(renderer), "texts without marks", _BEFORE_INLINE)
    renderer.treeprocessors.register(links, "links between pages", _AFTER_INLINE)
    return renderer, links
