"""Markdown as editors write it: prose, lists, tables and links.

What comes out is not yet safe: `sanitise_body` follows always.
"""

from functools import cache

from markdown import Markdown

from generator.errors import DigestError

# None of these reads a file, and what each makes survives the sanitiser;
# footnotes would not: their anchors are ids.
_EXTENSIONS = ("tables", "sane_lists")


def to_html(text: str) -> str:
    """Render Markdown.

    Raises DigestError for lists or quotations nested hundreds deep.
    """
    try:
        return _renderer().reset().convert(text)
    except RecursionError:
        msg = f'the text that begins "{text[:40]}" is nested too deeply; make its lists flatter'
        raise DigestError(msg) from None


@cache
def _renderer() -> Markdown:
    """Make the one renderer of this process, for making it costs more than a page."""
    return Markdown(extensions=_EXTENSIONS, output_format="html")
