"""Text for formats in which a line break or a control character would mean something."""

from generator.text.unreadable import UNREADABLE


def printable(text: str) -> str:
    """Give `text` with a space for each character that nobody can see and no XML may hold."""
    return UNREADABLE.sub(" ", text)


def one_line(text: str) -> str:
    """Give `text` on one line: printable, each run of white space one space, none at the ends."""
    return " ".join(printable(text).split())
