"""A fault in a text: a place and a sentence, as yet without the name of a file."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn

from generator.errors import DigestError
from generator.text.forms.marks import Mark

_LONGEST_QUOTE = 80
_LINE_END = re.compile("\n")
_START = Mark()


@dataclass(frozen=True, order=True, slots=True)
class Fault:
    """What is wrong at one place of a text, and what to do."""

    mark: Mark
    message: str


class FaultError(DigestError):
    """A text cannot be used; every fault that was found is named."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Take the faults, in any order."""
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(fault.message for fault in self.faults))


def refuse(message: str, mark: Mark = _START) -> NoReturn:
    """Raise FaultError for the one fault that leaves nothing more to look at."""
    raise FaultError([Fault(mark, message)])


class Lines:
    """The line beginnings of one text: they turn an offset into a place."""

    def __init__(self, text: str, first_line: int = 1) -> None:
        """Take the text and the number of its first line in the file."""
        self._text = text
        self._first_line = first_line

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self._text))]

    def mark(self, offset: int) -> Mark:
        """Give the place of the character at `offset`."""
        line = bisect_right(self._starts, offset) - 1
        return Mark(self._first_line + line, offset - self._starts[line] + 1)


def quote(value: object) -> str:
    """Write a value between quotes so that a message stays one short line of visible characters."""
    text = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in str(value))
    return f'"{text[:_LONGEST_QUOTE]}…"' if len(text) > _LONGEST_QUOTE else f'"{text}"'
