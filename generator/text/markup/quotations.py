"""What of a Markdown text is quoted: its block quotations, and what stands between quotation marks."""

import re
from collections.abc import Iterator

from generator.text.likeness.words import word_count

# A closing mark is looked for in the same paragraph only: one that is missing must not swallow a body.
_QUOTED = re.compile(
    r"""
      ^[ ]{0,3}>[^\n]*(?:\n[ ]{0,3}>[^\n]*)*
    | “(?:[^“”\n]|\n(?!\s*\n))*”
    | "(?:[^"\n]|\n(?!\s*\n))*"
    | 「(?:[^「」\n]|\n(?!\s*\n))*」
    """,
    re.VERBOSE | re.MULTILINE,
)
_LINK_TARGET = re.compile(r"\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_MARKS = '>“"「'
_FEWEST_WORDS = 4


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Give each quotation's offset and its number of words.

    A few words between quotation marks are a name or a title and not counted.
    """
    if not any(mark in text for mark in _MARKS):
        return
    plain = _LINK_TARGET.sub(lambda found: "]" + " " * (len(found[0]) - 1), text)
    for found in _QUOTED.finditer(plain):
        told = word_count(found[0])
        if told >= _FEWEST_WORDS:
            yield found.start(), told
