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
_HARMLESS = bytes(code for code in range(128) if not UNREADABLE.match(chr(code)))
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

    Raises FaultError for what `read_plain_bytes` and `decode` refuse.
    """
    return decode(read_plain_bytes(path)[0])


def read_plain_bytes(path: Path | str) -> tuple[bytes, os.stat_result]:
    """Read a file of at most 1 MB, and tell its state of just before.

    Raises FaultError for links, hard links, devices and pipes (unread), and
    for files that are too large.
    """
    descriptor = _open(path)
    try:
        status = os.fstat(descriptor)
        return _read(descriptor, _size_of_plain(status) + 1), status
    finally:
        os.close(descriptor)


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


def _open(path: Path | str) -> int:
    try:
        return os.open(path, _FLAGS)
    except OSError as error:
        refuse(_REASONS.get(error.errno or 0, f"the file cannot be opened: {error.strerror}"))


def _read(descriptor: int, most: int) -> bytes:
    """Read to the end; one byte more than the file has is asked for, so that less means its end."""
    data = os.read(descriptor, most)
    while len(data) < most and (more := os.read(descriptor, most - len(data))):
        data += more
    return data


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
    nth = _ordinal(start - data[:start].rfind(b"\n"))
    message = f"byte 0x{data[start]:02X}, the {nth} of its line, is not UTF-8; save the file as UTF-8"
    refuse(message, _mark(data, start))


def _mark(data: bytes, start: int) -> Mark:
    *above, before = data[:start].split(b"\n")
    return Mark(len(above) + 1, len(before.decode(errors="replace")) + 1)


def _ordinal(number: int) -> str:
    tens = number // 10 % 10
    suffix = "th" if tens == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _unreadable(text: str) -> list[Fault]:
    # Most of a text is letters that are taken out at once; the pattern looks at the few that remain.
    if not UNREADABLE.search(text.encode().translate(None, _HARMLESS).decode()):
        return []
    found = islice(UNREADABLE.finditer(text), _MOST_FAULTS)
    lines = Lines(text)
    message = "an invisible character ({}) stands here; delete it"
    return [Fault(lines.mark(match.start()), message.format(name_of(match[0]))) for match in found]
