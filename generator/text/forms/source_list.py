"""The sources in the head of an article's file: how one is written, and one more added in place."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import yaml

from generator.text.addresses.canonical_address import canonical_address
from generator.text.forms.fault import FaultError
from generator.text.forms.front_matter import split
from generator.text.forms.strict_yaml import Document, parse

SOURCES: Final = "sources"
_NEEDED: Final = {"publisher", "url"}
_BARE: Final = ("date", "published", "url", "fingerprint")


def entry(key: str, value: str) -> str:
    """Write `key: value` on one line; what the digest's reader takes as text anyway stands bare."""
    if key in _BARE and " " not in value and "#" not in value and not value.endswith(":"):
        return f"{key}: {value}"
    return yaml.safe_dump({key: value}, allow_unicode=True, width=float("inf")).rstrip("\n")


def list_entry(key: str, values: Iterable[str]) -> str:
    """Write `key: [value, value]` on one line."""
    data = {key: list(values)}
    dumped = yaml.safe_dump(data, default_flow_style=None, allow_unicode=True, width=float("inf"))
    return dumped.rstrip("\n")


def item(lines: Iterable[str], indent: str = "  ") -> list[str]:
    """Write lines of `key: value` as one entry of a list."""
    return [f"{indent}{'  ' if number else '- '}{line}" for number, line in enumerate(lines)]


def with_source(text: str, source: Mapping[str, str]) -> str | None:
    r"""Add a source behind those that the text of an article names; every other byte stays.

    A source whose address is named already changes nothing. Gives None where
    publisher or address is not known, where the head cannot be read, and
    where what came of it would not read as the same head with one source
    more. Lines end as they did.
    """
    if not source.keys() >= _NEEDED:
        return None
    line_end = "\r\n" if "\r\n" in text else "\n"
    plain = text.replace("\r\n", "\n")
    try:
        head = _head(plain)
        if canonical_address(source["url"]) in map(canonical_address, _addresses(head)):
            return text
        added = "\n".join(_with_item(plain.split("\n"), head, source))
        expected = {**_data(head), SOURCES: [*_data(head)[SOURCES], dict(source)]}
        is_sound = _data(_head(added)) == expected and split(added).body == split(plain).body
    except (FaultError, LookupError, TypeError, AttributeError):
        return None
    return added.replace("\n", line_end) if is_sound else None


def _head(text: str) -> Document:
    parts = split(text)
    return parse(parts.head, parts.head_line)


def _data(head: Document) -> dict[str, Any]:
    if not isinstance(head.data, dict):
        raise TypeError
    return head.data


def _addresses(head: Document) -> list[str]:
    return [str(source.get("url")) for source in _data(head)[SOURCES]]


def _with_item(lines: list[str], head: Document, source: Mapping[str, str]) -> list[str]:
    first = head.marks.keys[SOURCES, 0, next(iter(_data(head)[SOURCES][0]))].line - 1
    end = _end_of_sources(lines, head)
    indent, dash, _ = lines[first].partition("- ")
    if dash and not indent.strip():
        return [*lines[:end], *item((entry(*one) for one in source.items()), indent), *lines[end:]]
    before, bracket, after = lines[end - 1].rpartition("]")
    return [*lines[: end - 1], f"{before}, {_on_one_line(source)}{bracket}{after}", *lines[end:]]


def _on_one_line(source: Mapping[str, str]) -> str:
    dumped = yaml.safe_dump(
        dict(source), default_flow_style=True, sort_keys=False, allow_unicode=True, width=float("inf")
    )
    return dumped.strip()


def _end_of_sources(lines: list[str], head: Document) -> int:
    """Give the line behind the last source; comments at the margin belong to the key below them."""
    own = head.marks.keys[(SOURCES,)].line
    later = [mark.line - 1 for path, mark in head.marks.keys.items() if len(path) == 1 and mark.line > own]
    end = min(later, default=lines.index("---", own))
    while not lines[end - 1].strip() or lines[end - 1].startswith("#"):
        end -= 1
    return end
