"""Abbreviations explained where they first appear."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

_TOKEN = re.compile(r"""(<(?:[^<>"']|"[^"]*"|'[^']*')*>)""")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_LEFT_ALONE = {"a", "abbr", "code", "h2", "h3", "h4", "pre"}
"""Text inside these is not touched: links and headings say what they say."""


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What each abbreviation stands for, ready to be looked for.

    Only whole words count, and only in the case they are written in.
    """

    names: Mapping[str, str]
    _search: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Prepare the search, the longest first, so that CPTPP is never taken for TPP."""
        words = map(re.escape, sorted(self.names, key=len, reverse=True))
        # What may not stand before a word is asked after it, so that the search can skip to first letters.
        found = "|".join(rf"{word}(?<![\w&+-]{word})" for word in words)
        object.__setattr__(self, "_search", re.compile(rf"(?:{found or '(?!)'})(?![\w+-])"))

    def explained(self, html: str) -> tuple[str, tuple[str, ...]]:
        """Wrap the first appearance of each in `<abbr title>`; give the HTML and what was found, in order.

        Takes and gives HTML that the sanitiser has yet to see.
        """
        found: dict[str, None] = {}
        return "".join(self._texts(_TOKEN.split(html), found)), tuple(found)

    def _texts(self, tokens: Iterable[str], found: dict[str, None]) -> Iterable[str]:
        inside: list[str] = []
        for place, token in enumerate(tokens):
            if place % 2:
                _step(inside, token)
            yield token if place % 2 or inside else self._explain(token, found)

    def _explain(self, text: str, found: dict[str, None]) -> str:
        def wrap(match: re.Match[str]) -> str:
            word = match[0]
            if word in found:
                return word
            found[word] = None
            return f'<abbr title="{escape(self.names[word])}">{word}</abbr>'

        return self._search.sub(wrap, text)


def _step(inside: list[str], tag: str) -> None:
    """Follow a tag into or out of what is left alone."""
    match = _TAG.match(tag)
    if not match or match[2].lower() not in _LEFT_ALONE:
        return
    if not match[1]:
        inside.append(match[2].lower())
    elif inside:
        inside.pop()
