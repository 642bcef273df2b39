"""A Markdown file is a head of YAML between two lines of `---`, and a body."""

import re
from dataclasses import dataclass

from generator.text.forms.fault import refuse

_OPENING = re.compile(r"---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"\n---[ \t]*$", re.MULTILINE)
_HEAD_LINE = 2


@dataclass(frozen=True, slots=True)
class Parts:
    """The two parts of a file and the lines they begin on."""

    head: str
    body: str
    body_line: int
    head_line: int = _HEAD_LINE


def split(text: str) -> Parts:
    """Part a file into head and body.

    Raises FaultError where the file is empty, begins otherwise than with
    `---`, or never closes its front matter.
    """
    if not text or text.isspace():
        refuse('the file is empty; begin it with front matter between two lines of "---"')
    opening = _OPENING.match(text)
    if not opening:
        refuse('the file must begin with a line "---", its front matter, and a second line "---"')
    closing = _CLOSING.search(text)
    if not closing:
        refuse('the front matter that begins here is never closed; put a line "---" after its last key')
    head = text[opening.end() : closing.start() + 1]
    return Parts(head, text[closing.end() + 1 :], _HEAD_LINE + head.count("\n") + 1)
