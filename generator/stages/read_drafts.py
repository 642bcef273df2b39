"""Disk → the drafts that wait for an editor: not yet valid content, but already told."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.model import Telling, WaitingDraft
from generator.text.addresses.canonical_address import canonical_address
from generator.text.event_date import EventDate
from generator.text.folder import files_below, shown
from generator.text.forms.fault import FaultError
from generator.text.forms.front_matter import split
from generator.text.forms.plain_file import read_plain_file
from generator.text.forms.strict_yaml import parse


def read_drafts(folder: Path, passed_over: Collection[str]) -> Iterator[WaitingDraft]:
    """Read the drafts below `folder/articles` that an intake wrote and that still need something.

    Those whose second line is one of `passed_over` are left out, and so is
    what cannot be read: `digest check` tells of it. A draft's telling has the
    path of its file for an id.
    """
    for path in files_below(folder / "articles", lambda _: None):
        if path.suffix == ".md" and (draft := _read(path, passed_over)):
            yield draft


def _read(path: Path, passed_over: Collection[str]) -> WaitingDraft | None:
    try:
        text = read_plain_file(path)
        origin = text.split("\n", 2)[1:2]
        if not origin or origin[0] in passed_over:
            return None
        head = parse(split(text).head).data
    except FaultError:
        return None
    return WaitingDraft(path, _telling(path, head)) if isinstance(head, dict) and _is_draft(head) else None


def _is_draft(head: Mapping[str, Any]) -> bool:
    return head.get("draft") == "true"


def _telling(path: Path, head: Mapping[str, Any]) -> Telling:
    listed = head.get("sources")
    sources = [source for source in listed if isinstance(source, dict)] if isinstance(listed, list) else []
    return Telling(
        id=shown(path),
        text="",
        fingerprints=_texts("fingerprint", sources),
        addresses=tuple(map(canonical_address, _texts("url", sources))),
        date=_date(head.get("date")),
        title=str(head.get("title") or ""),
    )


def _texts(key: str, sources: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(source[key] for source in sources if isinstance(source.get(key), str))


def _date(text: object) -> EventDate | None:
    try:
        return EventDate.parse(str(text))
    except ValueError:
        return None
