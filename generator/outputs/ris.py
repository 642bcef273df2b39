"""References as RIS, which EndNote, Zotero, Mendeley and library catalogues read.

The form is that of Research Information Systems' specification: a tag of two
signs, two spaces, a hyphen, a space, the value, and the end of line of DOS.
"""

from collections.abc import Iterable, Iterator, Mapping

from generator.outputs.references import Reference, ReferenceKind
from generator.text.event_date import EventDate

_TYPES: Mapping[ReferenceKind, str] = {
    ReferenceKind.DIGEST: "ELEC",
    ReferenceKind.NEWS: "NEWS",
    ReferenceKind.PAGE: "ELEC",
}


def ris(references: Iterable[Reference]) -> str:
    """Write one record for each reference, parted by empty lines."""
    return "\r\n".join(map(_record, references))


def _record(reference: Reference) -> str:
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _lines(reference))


def _lines(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES[reference.kind]
    for tag, value in _values(reference).items():
        if value:
            yield tag, value
    yield "ER", ""


def _values(reference: Reference) -> dict[str, str]:
    when = reference.date
    return {
        "ID": reference.key,
        "TI": reference.full_title,
        "AU": reference.author,
        "T2": reference.container,
        "PY": f"{when.year:04}" if when else "",
        "DA": _date(when) if when else "",
        "UR": reference.url,
        "LA": reference.language,
        "N1": reference.note,
    }


def _date(when: EventDate) -> str:
    """Write YYYY/MM/DD/ with what is not known left empty; after the last slash other words could stand."""
    month, day = (f"{part:02}" if part else "" for part in (when.month, when.day))
    return f"{when.year:04}/{month}/{day}/"
