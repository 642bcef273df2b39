"""The YAML that nearly every article is written in, read without the full parser, in half the time.

Where a line holds anything more, from an escape to a comment, this
reader steps back and leaves the whole text to `strict_yaml`. What it does
give is what that would have given; a test holds it to that.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Final

Fields = dict[str, Any]
"""Keys with texts, lists of texts or, at the top, lists of such fields."""

# Letters and figures, then anything that no YAML reader could take for its own.
_BARE: Final = r"[^\W_][^\s:#]*+(?:(?:[ ]++(?=[^\s#:])|:(?=\S)|(?<=\S)#)[^\s:#]*+)*+"
_BARE_ITEM: Final = r"[^\W_][^\s:#,\[\]{}]*+(?:[ ]++(?=[^\s:#,\[\]{}])[^\s:#,\[\]{}]*+)*+"
_QUOTED: Final = r"'[^']*+'(?!')|\"[^\"\\]*+\""
_ITEM: Final = re.compile(rf"(?:{_QUOTED}|{_BARE_ITEM})")
_LIST: Final = rf"\[(?P<items>(?:{_ITEM.pattern}(?:,[ ]{_ITEM.pattern})*+)?)\]"
_LINE: Final = re.compile(
    rf"(?P<indent>[ ]*)(?P<dash>-[ ])?(?P<key>[a-z_]+):(?:[ ](?:(?P<value>{_BARE}|{_QUOTED})|{_LIST}))?"
)


def read_plainly(text: str) -> Fields | None:
    """Read keys with values, lists in brackets, and lists of such keys; give None for anything else."""
    reader = _Reader()
    for line in text.removesuffix("\n").split("\n"):
        found = _LINE.fullmatch(line)
        if not found or not reader.take(found):
            return None
    return None if reader.items == [] else reader.data


@dataclass(slots=True)
class _Reader:
    """What has been read so far; `items` is the list of keys that lines with a dash add to, if any."""

    data: Fields = field(default_factory=dict)
    items: list[Fields] | None = None
    indent: int = 0

    def take(self, found: re.Match[str]) -> bool:
        """Take the next line, and tell whether it fits."""
        indent = found.end("indent")
        if found["dash"]:
            return self._begin_item(indent, found)
        if self.items and indent == self.indent + len("- "):
            return _add(self.items[-1], found)
        return not indent and self.items != [] and self._top(found)

    def _top(self, found: re.Match[str]) -> bool:
        self.items = None
        if found.end("key") + 1 < found.end():
            return _add(self.data, found)
        key = found["key"]
        if key in self.data:
            return False
        self.data[key] = self.items = []
        return True

    def _begin_item(self, indent: int, found: re.Match[str]) -> bool:
        if self.items is None or (self.items and indent != self.indent):
            return False
        self.indent = indent
        self.items.append({})
        return _add(self.items[-1], found)


def _add(fields: Fields, found: re.Match[str]) -> bool:
    """Add a key with its value, if it is new and has one."""
    key, value = found["key"], found["value"]
    if key in fields or found.end("key") + 1 == found.end():
        return False
    fields[key] = (
        _bare(value) if value is not None else [_bare(item) for item in _ITEM.findall(found["items"])]
    )
    return True


def _bare(value: str) -> str:
    return value[1:-1] if value[0] in "'\"" else value
