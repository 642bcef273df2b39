"""Characters that nobody can see and that change what is read."""

import re
import unicodedata

# Controls, line separators that editors do not count, bidirectional overrides
# ("Trojan Source", CVE-2021-42574), surrogates, byte order marks inside a text,
# non-characters; spaces and joints without width, and letters of invisible labels.
UNREADABLE = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u200b\\u2060-\\u2064\\u2066-\\u2069\\ud800-\\udfff\\ufeff\\ufdd0-\\ufdef\\ufffe\\uffff\\U000e0000-\\U000e007f]"
)


def name_of(char: str) -> str:
    """Give a character's number and name, for a message."""
    name = unicodedata.name(char, "a control character").lower()
    return f"U+{ord(char):04X}, {name}"
