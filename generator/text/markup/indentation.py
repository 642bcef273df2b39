"""Markup without the indentation of the templates it came from."""

import re

_KEPT = re.compile(r"(<pre\b.*?</pre>|<textarea\b.*?</textarea>)", re.DOTALL)
_INDENTATION = re.compile(r"\s*\n\s*")


def without_indentation(html: str) -> str:
    """Take blank lines and leading spaces away, except where they show.

    A line end stays a line end, so that words on two lines stay two words.
    """
    parts = _KEPT.split(html)
    parts[::2] = [_INDENTATION.sub("\n", part) for part in parts[::2]]
    return "".join(parts)
