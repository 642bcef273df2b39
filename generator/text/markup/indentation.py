"""Markup without the indentation of the templates it came from."""

import re

_KEPT = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)


def without_indentation(html: str) -> str:
    """Take blank lines and leading spaces away, except where they show.

    A line end stays a line end, so that words on two lines stay two words.
    """
    parts = _KEPT.split(html)
    parts[::2] = map(_with_bare_lines, parts[::2])
    return "".join(parts)


def _with_bare_lines(markup: str) -> str:
    # Line by line, for a pattern would stop at every space between two words.
    if "\n" not in markup:
        return markup
    first, *between, last = markup.split("\n")
    return "\n".join([first.rstrip(), *filter(None, map(str.strip, between)), last.lstrip()])
