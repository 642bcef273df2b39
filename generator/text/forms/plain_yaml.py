"""The YAML that nearly every article is written in, read without the full parser, in half the time.

Where a line holds anything more, from an escape to a comment, this
reader steps back and leaves the whole text to `strict_yaml`. What it does
give is what that would have given, places and all; a test holds it to that.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from generator.text.forms.marks import Mark, Marks, Path

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


def read_plainly(text: str, first_line: int) -> tuple[Fields, Marks] | None:
    """Read keys with values, lists in brackets, and lists of such keys; give None for anything else."""
    reader = _Reader(first_line)
    for line in text.removesuffix("\n").split("\n"):
        found = _LINE.fullmatch(line)
        if not found or not reader.take(found):
            return None
    return None if reader.items == [] else (reader.data, Marks(reader.values, reader.keys))


@dataclass(slots=True)
class _Reader:
    """What has been read so far; `items` is the list of keys that lines with a dash add to, if any."""

    line: int
    data: Fields = field(default_factory=dict)
    values: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)
    items: list[Fields] | None = None
    list_path: Path = ()
    indent: int = 0

    def take(self, found: re.Match[str]) -> bool:
        """Take the next line, and tell whether it fits."""
        if found["dash"]:
            fits = self._begin_item(found)
        elif self.items and found.end("indent") == self.indent + len("- "):
            fits = self._add(self.items[-1], (*self.list_path, len(self.items) - 1), found)
        else:
            fits = not found["indent"] and self.items != [] and self._top(found)
        self.line += 1
        return fits

    def _top(self, found: re.Match[str]) -> bool:
        self.items = None
        self.values.setdefault((), Mark(self.line, 1))
        if found.end("key") + 1 < found.end():
            return self._add(self.data, (), found)
        key = found["key"]
        if key in self.data:
            return False
        self.items, self.list_path, self.indent = [], (key,), -1
        self.data[key] = self.items
        self.keys[key,] = Mark(self.line, 1)
        return True

    def _begin_item(self, found: re.Match[str]) -> bool:
        indent = found.end("indent")
        if self.items is None or (self.items and indent != self.indent):
            return False
        if not self.items:
            self.indent = indent
            self.values[self.list_path] = Mark(self.line, indent + 1)
        path = (*self.list_path, len(self.items))
        self.values[path] = Mark(self.line, found.start("key") + 1)
        self.items.append({})
        return self._add(self.items[-1], path, found)

    def _add(self, fields: Fields, path: Path, found: re.Match[str]) -> bool:
        """Add a key with its value, and their places."""
        key, value = found["key"], found["value"]
        if key in fields or found.end("key") + 1 == found.end():
            return False
        path = (*path, key)
        self.keys[path] = Mark(self.line, found.start("key") + 1)
        start = found.end("key") + len(": ") + 1
        self.values[path] = Mark(self.line, start)
        fields[key] = _bare(value) if value is not None else self._listed(found, path)
        return True

    def _listed(self, found: re.Match[str], path: Path) -> list[str]:
        items = list(_ITEM.finditer(found.string, *found.span("items")))
        for index, item in enumerate(items):
            self.values[*path, index] = Mark(self.line, item.start() + 1)
        return [_bare(item[0]) for item in items]


def _bare(value: str) -> str:
    return value[1:-1] if value[0] in "'\"" else value
