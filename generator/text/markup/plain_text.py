"""HTML read aloud: its words without its tags."""

from generator.text.markup.html_tree import html_tree
from generator.text.markup.sanitise import SafeHtml

_BLOCKS = ("blockquote", "dd", "dt", "h2", "h3", "h4", "hr", "li", "p", "pre", "tr")
_WORDS_APART = ("br", "td", "th")
_PARAGRAPH = "\u2029"  # no tree holds one: it is invisible


def plain_text(html: SafeHtml) -> str:
    """Give the paragraphs, headings, list items and table rows of `html`, parted by blank lines."""
    root = html_tree(html)
    for block in root.iter(*_BLOCKS):
        block.text = _PARAGRAPH + (block.text or "")
        block.tail = _PARAGRAPH + (block.tail or "")
    for element in root.iter(*_WORDS_APART):
        element.tail = " " + (element.tail or "")
    paragraphs = (" ".join(part.split()) for part in str(root.text_content()).split(_PARAGRAPH))
    return "\n\n".join(filter(None, paragraphs))
