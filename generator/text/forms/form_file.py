"""Files that are filled-in forms: a Markdown file with a head, or a YAML file of entries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic

from generator.text.forms.fault import Fault, FaultError, refuse
from generator.text.forms.form import Model, fill
from generator.text.forms.front_matter import split
from generator.text.forms.marks import Marks
from generator.text.forms.plain_file import read_plain_file
from generator.text.forms.strict_yaml import Document, parse

MOST_IN_LIST = 100_000
"""So many values may stand in a YAML file: a list of names grows with the years, unlike a page's head."""


@dataclass(frozen=True, slots=True)
class FilledPage(Generic[Model]):
    """A Markdown file whose head fits its form; `keys` are those of the head, as they follow each other."""

    head: Model
    keys: tuple[str, ...]
    body: str
    body_line: int
    marks: Marks


@dataclass(frozen=True, slots=True)
class FilledEntries(Generic[Model]):
    """The entries of a YAML file that fit their form, and what is wrong with the others."""

    entries: Mapping[str, Model]
    marks: Marks
    faults: tuple[Fault, ...]


def read_page(path: Path, form: type[Model], advice: Mapping[str, str]) -> FilledPage[Model]:
    """Read a Markdown file with a head; `advice` says what to write for each key.

    Raises FaultError with every fault of the head.
    """
    return fill_page(read_plain_file(path), form, advice)


def fill_page(text: str, form: type[Model], advice: Mapping[str, str]) -> FilledPage[Model]:
    """Read the text of a Markdown file with a head, as `read_page` does."""
    parts = split(text)
    document = parse(parts.head, parts.head_line)
    head = _whole(document, form, advice)
    return FilledPage(head, tuple(_mapping(document)), parts.body, parts.body_line, document.marks)


def read_form(path: Path, form: type[Model], advice: Mapping[str, str]) -> tuple[Model, Marks]:
    """Read a YAML file that is one form.

    Raises FaultError with every fault of the file.
    """
    document = parse(read_plain_file(path), most_values=MOST_IN_LIST)
    return _whole(document, form, advice), document.marks


def read_entries(path: Path, form: type[Model], advice: Mapping[str, str]) -> FilledEntries[Model]:
    """Read a YAML file that maps keys to entries of one form.

    Raises FaultError where no entry can be made out at all.
    """
    document = parse(read_plain_file(path), most_values=MOST_IN_LIST)
    entries: dict[str, Model] = {}
    faults = list(document.faults)
    for key, value in _mapping(document).items():
        try:
            entries[key] = fill(form, value or {}, document.marks, (key,), advice)
        except FaultError as error:
            faults += _others(error.faults, document)
    return FilledEntries(entries, document.marks, tuple(faults))


def _whole(document: Document, form: type[Model], advice: Mapping[str, str]) -> Model:
    try:
        filled = fill(form, _mapping(document), document.marks, (), advice)
    except FaultError as error:
        raise FaultError([*document.faults, *_others(error.faults, document)]) from None
    if document.faults:
        raise FaultError(document.faults)
    return filled


def _others(faults: Iterable[Fault], document: Document) -> Iterator[Fault]:
    """Leave out what stands where the document itself is at fault."""
    known = {fault.mark for fault in document.faults}
    return (fault for fault in faults if fault.mark not in known)


def _mapping(document: Document) -> dict[str, Any]:
    if document.data is None:
        return {}
    if not isinstance(document.data, dict):
        refuse('this is not "key: value"; write each key on a line of its own', document.marks.value())
    return document.data
