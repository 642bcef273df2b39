"""Markdown as programs write it out of pages → plain lines."""

import re

_IMAGE = re.compile(r"!\[[^\]]{0,400}\]\([^()]*(?:\([^()]*\)[^()]*)*\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\(\s*(?:<[^>]*>|[^\s()]*(?:\([^()]*\)[^\s()]*)*)(?:\s+\"[^\"]*\")?\s*\)")
_REFERENCE = re.compile(r"^\s{0,3}\[[^\]]+\]:\s*\S+.*$", re.MULTILINE)
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_QUOTE = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE)
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1(?![\w*])|(?<!\w)(__?)(?=\S)([^_\n]+?)(?<=\S)\3(?!\w)"
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def without_markdown(text: str) -> str:
    """Take links, images, emphasis and heading marks off `text`; headings stand between blank lines."""
    text = _REFERENCE.sub("", _LINK.sub(r"\1", _IMAGE.sub("", text)))
    text = _QUOTE.sub("", _HEADING.sub(r"\n\1\n", text))
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub(lambda match: match[2] or match[4], text))
