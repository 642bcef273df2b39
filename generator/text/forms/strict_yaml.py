"""YAML, less what an editor never needs and what hides mistakes.

Read from the parser's events rather than from its nodes: aliases, tags,
repeated keys and depth are seen as they come, and nothing recurses.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.text.forms.fault import Fault, FaultError, Lines, quote
from generator.text.forms.marks import Key, Mark, Marks, Path, Places
from generator.text.forms.plain_yaml import read_plainly
from generator.text.forms.yaml_advice import syntax_fault
from generator.text.unreadable import UNREADABLE, name_of

Value = dict[str, Any] | list[Any] | str | None

LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 8
MOST_VALUES = 5_000

# In a plain value, " #" silently begins a comment; "#word" was rarely meant as one.
_LOST_TEXT = re.compile(r"[ \t]+#[^\s#]")
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML document.

    Every scalar in `data` is the string the editor wrote, or None where
    nothing was written. Where `faults` holds any, `data` lacks what they name.
    """

    data: Value
    marks: Marks
    faults: tuple[Fault, ...] = ()


def parse(text: str, first_line: int = 1, most_values: int = MOST_VALUES) -> Document:
    """Read one document that begins on `first_line` of its file.

    Gives data, places and faults: aliases, anchors, tags, merge keys and
    repeated keys, each of them. Raises FaultError for what ends the reading:
    text that is not YAML, several documents, directives, keys that are not
    text, more than 8 levels, more than `most_values` values.
    """
    if plain := read_plainly(text):
        return Document(plain, Marks(partial(_places_in, text, first_line)))
    return parse_fully(text, first_line, most_values)


def parse_fully(text: str, first_line: int = 1, most_values: int = MOST_VALUES) -> Document:
    """Do as `parse` does, by the full parser whatever the text holds."""
    builder = _Builder(first_line, most_values, _LINE_END.split(text) if "#" in text else [])
    try:
        for event in iter(LOADER(text).get_event, None):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(builder.faults, syntax_fault(error, _LINE_END.split(text), first_line)) from None
    except yaml.reader.ReaderError as error:
        raise _unprintable(error, text, first_line) from None
    marks = Marks(partial(Places, builder.values, builder.keys))
    return Document(builder.root, marks, tuple(builder.faults))


def _places_in(text: str, first_line: int) -> Places:
    """Find the places of a document that has been read plainly."""
    return parse_fully(text, first_line).marks.find()


def _syntax_error(faults: list[Fault], last: Fault) -> FaultError:
    """Leave out what the parser says of a line whose fault is known already."""
    known = any(fault.mark.line == last.mark.line for fault in faults)
    return FaultError(faults if known else [*faults, last])


def _unprintable(error: yaml.reader.ReaderError, text: str, first_line: int) -> FaultError:
    char = chr(int(error.character))
    mark = Lines(text, first_line).mark(max(text.find(char), 0))
    return FaultError([Fault(mark, f"the character {ascii(char)[1:-1]} cannot be shown; delete it")])


@dataclass(slots=True)
class _Open:
    """A mapping or a list whose end has not come yet."""

    path: Path
    holds: dict[str, Any] | list[Any]
    key: str | None = None
    keep: bool = True

    def place(self) -> Key:
        """Give the key or the index of the value that comes next."""
        return len(self.holds) if isinstance(self.holds, list) else self.key or ""

    def put(self, value: Value) -> None:
        """Take the value that belongs to the key, or is the next item."""
        if isinstance(self.holds, list):
            self.holds.append(value)
        elif self.keep:
            self.holds[self.key or ""] = value
        self.key, self.keep = None, True


@dataclass(slots=True)
class _Builder:
    """Turns events into data and places, one event at a time."""

    first_line: int
    most_values: int
    lines: list[str]
    root: Value = None
    values: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    documents: int = 0

    def take(self, event: Event) -> None:
        """Take the next event."""
        if step := _STEPS.get(type(event)):
            step(self, event)

    def document(self, event: DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            raise self._end(event, 'a second document begins here; delete this line "---"')
        if event.version or event.tags:
            raise self._end(event, 'lines that begin with "%" are not allowed; delete this one')

    def scalar(self, event: ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if self._key_is_next():
            self._key(event)
            return
        if event.style == '"':
            self._refuse_escapes(event)
        elif self.lines and not event.style:
            self._refuse_lost_text(event)
        self._put(event, event.value if event.value or event.style else None)

    def start(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        self._refuse_properties(event)
        if self._key_is_next():
            raise self._end(event, 'a key must be text; a value that begins with "[" or "{" needs quotes')
        if len(self.open) == DEEPEST:
            raise self._end(event, f"more than {DEEPEST} levels inside each other; make it flatter")
        holds: dict[str, Any] | list[Any] = {} if isinstance(event, MappingStartEvent) else []
        self.open.append(_Open(self._put(event, holds), holds))

    def close(self, _: Event) -> None:
        self.open.pop()

    def alias(self, event: AliasEvent) -> None:
        message = 'references that begin with "*" are not allowed; write the value out, or put it in quotes'
        if self._key_is_next():
            raise self._end(event, message)
        self._fault(event, message)
        self._put(event, f"*{event.anchor}")

    def _key_is_next(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1].holds, dict) and self.open[-1].key is None

    def _key(self, event: ScalarEvent) -> None:
        mapping = self.open[-1]
        mapping.key = event.value
        path = (*mapping.path, event.value)
        mapping.keep = self._is_good_key(event, path)
        if mapping.keep:
            self.keys[path] = self._mark(event)

    def _is_good_key(self, event: ScalarEvent, path: Path) -> bool:
        if not event.value:
            self._fault(event, "a key is missing before this colon; write one")
        elif event.value == "<<":
            self._fault(event, 'merging with "<<" is not allowed; write the keys out')
        elif first := self.keys.get(path):
            message = f"the key {quote(event.value)} stands already in line {first.line}; keep one of them"
            self._fault(event, message)
        else:
            return True
        return False

    def _put(self, event: Event, value: Value) -> Path:
        if len(self.values) >= self.most_values:
            raise self._end(event, f"more than {self.most_values} values; shorten the text or split it")
        if not self.open:
            self.root = value
            self.values[()] = self._mark(event)
            return ()
        parent = self.open[-1]
        path = (*parent.path, parent.place())
        self.values.setdefault(path, self._mark(event))
        parent.put(value)
        return path

    def _refuse_properties(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        if event.anchor is not None:
            self._fault(event, 'names that begin with "&" are not allowed; put the value in quotes')
        if event.tag is not None:
            self._fault(event, 'tags that begin with "!" are not allowed; put the value in quotes')

    def _refuse_lost_text(self, event: ScalarEvent) -> None:
        end = event.end_mark
        if end and (match := _LOST_TEXT.match(self.lines[end.line], end.column)):
            mark = Mark(self.first_line + end.line, match.end() - 1)
            message = 'text after " #" would be lost as a comment; put the whole value in quotes'
            self.faults.append(Fault(mark, message))

    def _refuse_escapes(self, event: ScalarEvent) -> None:
        if match := UNREADABLE.search(event.value):
            message = f"an escape in this text writes an invisible character ({name_of(match[0])}); delete it"
            self._fault(event, message)

    def _mark(self, event: Event) -> Mark:
        start = event.start_mark
        return Mark(self.first_line + start.line, start.column + 1) if start else Mark(self.first_line)

    def _fault(self, event: Event, message: str) -> None:
        self.faults.append(Fault(self._mark(event), message))

    def _end(self, event: Event, message: str) -> FaultError:
        return FaultError([*self.faults, Fault(self._mark(event), message)])


_STEPS: dict[type[Event], Callable[[_Builder, Any], None]] = {
    ScalarEvent: _Builder.scalar,
    MappingStartEvent: _Builder.start,
    SequenceStartEvent: _Builder.start,
    MappingEndEvent: _Builder.close,
    SequenceEndEvent: _Builder.close,
    AliasEvent: _Builder.alias,
    DocumentStartEvent: _Builder.document,
}
