"""What can go wrong, said so that whoever meets it can mend it."""

import errno
import sqlite3
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


_ROOM = "make room on the disk"
_RIGHTS = "give yourself permission to write there"
_DISK = "look after the disk"
_REMEDIES = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: "allow larger files",
    errno.EROFS: "write to another folder, or make this one writable",
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EIO: _DISK,
    errno.EMFILE: "allow more open files",
    errno.ENFILE: "close other programs",
}
_REMEDIES_OF_STORE = {
    sqlite3.SQLITE_FULL: _ROOM,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_CANTOPEN: _RIGHTS,
    sqlite3.SQLITE_PERM: _RIGHTS,
    sqlite3.SQLITE_READONLY: _RIGHTS,
    sqlite3.SQLITE_BUSY: "wait until the other command has ended",
}
_PRIMARY = 0xFF  # the bits of SQLite's codes that tell the kind of an error (sqlite.org/rescode.html)


def refusal_of_machine(error: Exception) -> str | None:
    """Say what the machine refused and what to do; None where the machine is not at fault."""
    match error:
        case sqlite3.OperationalError(sqlite_errorcode=code) if remedy := _REMEDIES_OF_STORE.get(
            code & _PRIMARY
        ):
            return f"{error}; {remedy}, then run the same command again"
        case OSError() if remedy := _REMEDIES.get(error.errno or 0):
            where = f"{error.filename}: " if error.filename else ""
            return f"{where}{error.strerror}; {remedy}, then run the same command again"
    return None


def came_of_ctrl_c(error: BaseException) -> bool:
    """Tell whether Ctrl-C is at the bottom of it.

    Where it strikes while Python begins a thread or frees a lock, Python's own
    tidying up then fails, and that is what is raised.
    """
    before = error.__context__
    return isinstance(error, KeyboardInterrupt) or (before is not None and came_of_ctrl_c(before))
