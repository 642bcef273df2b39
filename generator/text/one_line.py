"""Text for formats in which a line break or a control character would mean something."""

import re

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Give `text` with a space for each character that XML 1.0 forbids or discourages."""
    return _UNPRINTABLE.sub(" ", text)


def one_line(text: str) -> str:
    """Give `text` on one line: printable, each run of white space one space, none at the ends."""
    return " ".join(printable(text).split())
