"""References as CSL-JSON, the data model that Zotero, pandoc and others share."""

import json
from collections.abc import Iterable, Mapping

from generator.outputs.references import Reference, ReferenceKind
from generator.text.event_date import EventDate

_TYPES: Mapping[ReferenceKind, str] = {
    ReferenceKind.DIGEST: "webpage",
    ReferenceKind.NEWS: "article-newspaper",
    ReferenceKind.PAGE: "webpage",
}

_BEGIN, _END = "[\n", "\n]\n"


def csl_json(references: Iterable[Reference]) -> str:
    """Write one item for each reference.

    The format knows no escape for the few tags that some processors read in a
    title, such as `<i>`: a title that has them keeps them.
    """
    items = [{name: value for name, value in _item(one).items() if value} for one in references]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def one_csl_json(texts: Iterable[str]) -> str:
    """Make one list of several that hold something."""
    items = ",\n".join(text.removeprefix(_BEGIN).removesuffix(_END) for text in texts)
    return f"{_BEGIN}{items}{_END}" if items else "[]\n"


def _item(reference: Reference) -> dict[str, object]:
    return {
        "id": reference.key,
        "type": _TYPES[reference.kind],
        "title": reference.full_title,
        "author": reference.author and [{"literal": reference.author}],
        "container-title": reference.container,
        "issued": reference.date and {"date-parts": [_parts(reference.date)]},
        "URL": reference.url,
        "language": reference.language,
        "note": reference.note,
    }


def _parts(when: EventDate) -> list[int]:
    return [part for part in (when.year, when.month, when.day) if part]
