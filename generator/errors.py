"""What can go wrong, said so that whoever meets it can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs: an error stops a build, a warning informs."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault at one place.

    `path` is the file as the reader of the message would type it, `line` and
    `column` count from 1. `message` says what is wrong and what to do.
    """

    path: str
    line: int
    column: int
    severity: Severity
    message: str

    def __str__(self) -> str:
        """Give the one line of the message contract: `path:line:column: severity: message`."""
        return f"{self.path}:{self.line}:{self.column}: {self.severity}: {self.message}"


class DigestError(Exception):
    """Anything the generator refuses, with the sentence that says why and what to do."""

    exit_code = 1


class WrongUseError(DigestError):
    """The command was called in a way that cannot work: a missing folder, an unknown format."""

    exit_code = 2


class ContentError(DigestError):
    """The content holds errors; all of them are named."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Take every problem found, in any order."""
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))
