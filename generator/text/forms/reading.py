"""A file without a fault, read in the shortest way to plain values, which any store can keep.

A file that does not go this way, for whatever reason, is left to `form_file`,
which names its faults. One that does is the same by either way.
"""

import json
import os
import stat
from enum import Enum
from functools import partial
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from generator.text.forms.fault import FaultError
from generator.text.forms.form import Model, given
from generator.text.forms.form_file import MOST_IN_LIST, FilledPage
from generator.text.forms.front_matter import Parts, split
from generator.text.forms.marks import Marks, Places
from generator.text.forms.plain_file import decode, read_plain_bytes
from generator.text.forms.strict_yaml import MOST_VALUES, Document, parse

_as_json: Final = json.JSONEncoder(ensure_ascii=False).encode


class Shape(Enum):
    """How a file holds what its form asks for: in its head, as a whole, or entry by entry."""

    PAGE = "page"
    FORM = "form"
    ENTRIES = "entries"


class Stamp(NamedTuple):
    """The state of a plain file, which no writing leaves as it was, as far as clocks tell times apart."""

    size: int
    changed: int
    written: int
    inode: int
    device: int


class Reading(NamedTuple):
    """What a file held.

    `path` leads to it from the room, `stamp` is its state when it was read.
    `given` are its values as JSON and
    `keys` those at the top; of a page, those of its head. `body_line` is the
    line and `body_at` the place in `text` where the body of a page begins.
    `notes`, `gist` and `words` are what was worked out of an article's text
    beyond that, as it is written down, and empty where nothing was.
    """

    path: str
    stamp: Stamp | None
    given: str
    keys: tuple[str, ...]
    body_line: int
    body_at: int
    text: str
    notes: str = ""
    gist: str = ""
    words: bytes = b""

    @property
    def marks(self) -> Marks:
        """Where its values stand, looked up when that is asked for; what follows the head is let go."""
        head = self.text[: self.body_at]
        return Marks(partial(_places, head, is_page=self.body_line > 0), self.keys)


def stamp_of(status: os.stat_result) -> Stamp | None:
    """Give the state of a plain file of one name, of anything else nothing; times in nanoseconds."""
    if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
        return None
    return Stamp(status.st_size, status.st_ctime_ns, status.st_mtime_ns, status.st_ino, status.st_dev)


def stamp_at(path: str) -> Stamp | None:
    """Give the state of what stands at a path now; nothing where there is no plain file."""
    try:
        return stamp_of(os.lstat(path))
    except OSError:
        return None


def read_quickly(form: type[Model], shape: Shape, room: str, path: str) -> Reading | None:
    """Read the file `path` below the folder `room`; None where `form_file` has to."""
    try:
        data, status = read_plain_bytes(f"{room}/{path}")
        text = decode(data)
        parts = _parts(text, is_page=shape is Shape.PAGE)
        document = _parsed(parts)
    except FaultError:
        return None
    if document.faults or not isinstance(document.data, dict):
        return None
    values = _values(document.data, form, shape)
    return Reading(
        path,
        stamp_of(status),
        _as_json(values),
        tuple(document.data),
        parts.body_line,
        len(text) - len(parts.body),
        text,
    )


def page_of(reading: Reading, form: type[Model]) -> FilledPage[Model] | None:
    """Pour a page into its form; None where it does not fit."""
    head = form_of(reading, form)
    body = reading.text[reading.body_at :]
    return FilledPage(head, reading.keys, body, reading.body_line, reading.marks) if head else None


def form_of(reading: Reading, form: type[Model]) -> Model | None:
    """Pour the values into one form; None where they do not fit."""
    try:
        return form.model_validate_json(reading.given)
    except ValidationError:
        return None


def entries_of(reading: Reading, form: type[Model]) -> dict[str, Model] | None:
    """Pour each entry into its form; None where one does not fit."""
    try:
        return {key: form.model_validate(value) for key, value in json.loads(reading.given).items()}
    except ValidationError:
        return None


def _parts(text: str, *, is_page: bool) -> Parts:
    return split(text) if is_page else Parts(head=text, body="", body_line=0, head_line=1)


def _parsed(parts: Parts) -> Document:
    return parse(parts.head, parts.head_line, MOST_VALUES if parts.body_line else MOST_IN_LIST)


def _places(text: str, *, is_page: bool) -> Places:
    return _parsed(_parts(text, is_page=is_page)).marks.find()


def _values(data: dict[str, Any], form: type[Model], shape: Shape) -> object:
    if shape is Shape.ENTRIES:
        return {key: given(value or {}, form) for key, value in data.items()}
    return given(data, form)
