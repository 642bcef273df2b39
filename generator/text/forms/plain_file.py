"""Plain text files, read without trusting what their names promise."""

import errno
import os
import stat
from itertools import islice
from pathlib import Path
from typing import NoReturn

from generator.text.forms.fault import Fault, FaultError, Lines, refuse
from generator.text.forms.marks import Mark
from generator.text.unreadable import UNREADABLE, name_of

LARGEST = 1_000_000
_MOST_FAULTS = 20
_BOM = b"\xef\xbb\xbf"
# Without O_NONBLOCK, opening a pipe would wait for a writer that never comes.
_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_REASONS = {
    errno.ENOENT: "the file is missing; put it there",
    errno.ENXIO: "this is not a plain file; replace it by one",
    errno.ELOOP: "this is a symbolic link; put the file itself here",
    errno.EACCES: "the file cannot be read; give yourself permission to read it",
}


def read_plain_file(path: Path) -> str:
    r"""Read a UTF-8 file of at most 1 MB; line ends become `\n`, a byte order mark goes.

    Raises FaultError for links, hard links, devices and pipes (unread), for
    files that are too large, and for what `decode` refuses.
    """
    descriptor = _open(path)
    try:
        size = _size_of_plain(os.fstat(descriptor))
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(size + 1)
    finally:
        os.close(descriptor)
    return decode(data)


def decode(data: bytes) -> str:
    """Turn bytes into text that can be shown to a person as it stands.

    Raises FaultError, with places, for bytes that are not UTF-8 and for
    characters that are invisible or reorder what is read.
    """
    data = data.removeprefix(_BOM)
    if b"\0" in data:
        refuse("this is not a text file: it holds a NUL byte", _mark(data, data.index(b"\0")))
    try:
        text = data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        _refuse_byte(data, error.start)
    if faults := _unreadable(text):
        raise FaultError(faults)
    return text


def _open(path: Path) -> int:
    try:
        return os.open(path, _FLAGS)
    except OSError as error:
        refuse(_REASONS.get(error.errno or 0, f"the file cannot be opened: {error.strerror}"))


def _size_of_plain(status: os.stat_result) -> int:
    if not stat.S_ISREG(status.st_mode):
        refuse("this is not a plain file; replace it by one")
    if status.st_nlink > 1:
        refuse("this file is a hard link; put a copy of its own here")
    if status.st_size > LARGEST:
        size = status.st_size / 1_000_000
        refuse(f"the file has {size:.1f} MB; at most 1 MB is read, so shorten it")
    return status.st_size


def _refuse_byte(data: bytes, start: int) -> NoReturn:
    nth = _ordinal(start - data.rfind(b"\n", 0, start))
    message = f"byte 0x{data[start]:02X}, the {nth} of its line, is not UTF-8; save the file as UTF-8"
    refuse(message, _mark(data, start))


def _mark(data: bytes, start: int) -> Mark:
    line_start = data.rfind(b"\n", 0, start) + 1
    before = data[line_start:start].decode(errors="replace")
    return Mark(data.count(b"\n", 0, start) + 1, len(before) + 1)


def _ordinal(number: int) -> str:
    tens = number // 10 % 10
    suffix = "th" if tens == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _unreadable(text: str) -> list[Fault]:
    found = list(islice(UNREADABLE.finditer(text), _MOST_FAULTS))
    if not found:
        return []
    lines = Lines(text)
    message = "an invisible character ({}) stands here; delete it"
    return [Fault(lines.mark(match.start()), message.format(name_of(match[0]))) for match in found]
