"""Bytes → text: the encodings that English and Japanese pages are really found in."""

import codecs
import re

import charset_normalizer
import ftfy
from ftfy.badness import is_bad

from generator.errors import DigestError

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_FOUND_IN_THE_WILD = ["cp932", "euc_jp", "iso2022_jp", "cp1252"]
_JAPANESE_ESCAPE = re.compile(rb"\x1b(?:\$[@B]|\([BIJ])")
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_DECLARED_WITHIN = 16_384
"""Scripts of a page's head may stand before its declaration."""

_SPOILT = 1000
"""One byte in a thousand may be damaged, or be a zero where none belongs, in what is still a text."""

_LINE_ENDS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_UNSEEN = (*range(9), *range(14, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_NO_CHARACTERS = (*range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), 0xFEFF, 0xFFFE, 0xFFFF)
_CONTROLS = dict.fromkeys(_UNSEEN + _NO_CHARACTERS) | dict.fromkeys(map(ord, _LINE_ENDS), "\n")
_MENDING = ftfy.TextFixerConfig(
    unescape_html=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    normalization=None,
)


class NotTextError(DigestError):
    """The bytes are no text: an image, an archive, a damaged file."""


def decode(data: bytes) -> str:
    """Read `data` as text: by its mark, as UTF-8, as it declares itself, or as what fits best.

    Raises NotTextError where nothing fits.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _read(data, encoding) or _refuse()
    if data.count(b"\0") * _SPOILT > len(data):
        _refuse()
    if not _JAPANESE_ESCAPE.search(data) and (text := _read(data, "utf-8")) is not None:
        return text
    return _declared(data) or _spoilt(data) or _fitting(data) or _refuse()


def mend(text: str) -> str:
    """Undo mojibake, make every line end a line feed, and take out what is invisible.

    Invisible are control characters, byte order marks inside the text and
    what turns the direction of writing.
    """
    if is_bad(text):
        text = ftfy.fix_text(text, _MENDING)
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)


def _read(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _declared(data: bytes) -> str | None:
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    return _read(data, declared[1].decode("ascii", "replace")) if declared else None


def _spoilt(data: bytes) -> str | None:
    """Read UTF-8 in which a few bytes are damaged; they become the sign for what cannot be read."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    beyond_ascii = sum(letter > "\x7f" for letter in text)
    return text if 0 < damaged * _SPOILT <= len(data) and damaged * 2 <= beyond_ascii else None


def _fitting(data: bytes) -> str | None:
    best = charset_normalizer.from_bytes(data, cp_isolation=_FOUND_IN_THE_WILD).best()
    return str(best) if best else None


def _refuse() -> str:
    msg = "not text in any encoding known here; save it as UTF-8"
    raise NotTextError(msg)
