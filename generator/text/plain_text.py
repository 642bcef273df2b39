"""HTML read aloud: its words without its tags."""

from lxml.html import fragment_fromstring

from generator.text.sanitise import SafeHtml

_BLOCKS = ("blockquote", "dd", "dt", "h2", "h3", "h4", "hr", "li", "p", "pre", "tr")
_WORDS_APART = ("br", "td", "th")
_PARAGRAPH = "\u2029"  # no content holds one: the reader refuses it


def plain_text(html: SafeHtml) -> str:
    """Give the paragraphs, headings, list items and table rows of `html`, parted by blank lines."""
    root = fragment_fromstring(str(html), create_parent="div")
    for block in root.iter(*_BLOCKS):
        block.text = _PARAGRAPH + (block.text or "")
        block.tail = _PARAGRAPH + (block.tail or "")
    for element in root.iter(*_WORDS_APART):
        element.tail = " " + (element.tail or "")
    paragraphs = (" ".join(part.split()) for part in str(root.text_content()).split(_PARAGRAPH))
    return "\n\n".join(filter(None, paragraphs))
