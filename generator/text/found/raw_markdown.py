"""Markdown as programs write it out of pages → plain lines."""

import re

_REFERENCE = re.compile(r"^\s{0,3}\[[^\]]+\]:\s*\S+.*$", re.MULTILINE)
_QUOTE = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE)
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$")
_IMAGE = re.compile(r"!\[[^\]]{0,400}\]\([^()]*(?:\([^()]*\)[^()]*)*\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\(\s*(?:<[^>]*>|[^\s()]*(?:\([^()]*\)[^\s()]*)*)(?:\s+\"[^\"]*\")?\s*\)")
_EMPHASIS = re.compile(
    r"(?<!\*)(\*{1,3})(?=\S)([^*]+?)(?<=\S)\1(?!\*)|(?<!\w)(__?)(?=\S)([^_]+?)(?<=\S)\3(?!\w)"
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def without_block_marks(text: str) -> str:
    """Take what no paragraph is made of out of `text`: marks of quotations, addresses of links."""
    return _QUOTE.sub("", _REFERENCE.sub("", text))


def without_marks(paragraph: str) -> str:
    """Take images, and the marks of links, emphasis and headings, off a paragraph that stands on one line.

    Lines are joined before: where they were broken was reckoned with these marks.
    """
    plain = _LINK.sub(r"\1", _IMAGE.sub("", _HEADING.sub(r"\1", paragraph)))
    plain = _EMPHASIS.sub(lambda match: match[2] or match[4], plain)
    return _ESCAPE.sub(r"\1", plain).strip()
