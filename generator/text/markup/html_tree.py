"""Safe HTML as a tree."""

from lxml.html import HtmlElement, fragment_fromstring

from generator.text.markup.sanitise import SafeHtml
from generator.text.unreadable import UNREADABLE


def html_tree(html: SafeHtml) -> HtmlElement:
    """Parse `html` into a `div`.

    Invisible characters, which character references may have brought in, are
    left out: XML has no place for most of them.
    """
    return fragment_fromstring(UNREADABLE.sub("", str(html)), create_parent="div")
