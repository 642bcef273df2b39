"""Pagefind's files → the parts a page loads, fewer, and the same on every run.

Pagefind writes its filters in random order, and its meta file names them; so
filters and sorts leave the index, and facets of our own, sorted, say the same.
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Self

import cbor2

from generator.errors import DigestError
from generator.text.likeness.bigrams import pieces, together

Files = Mapping[str, bytes]
Parts = dict[str, bytes | Mapping[str, object]]
Fragment = dict[str, Any]

_SIGNATURE = b"pagefind_dcd"  # begins what Pagefind packs; its loader also takes it unpacked


@dataclass(frozen=True, slots=True)
class _Meta:
    """Pagefind's meta file: a CBOR list, in this order."""

    version: str
    pages: Sequence[tuple[str, int]]
    chunks: Sequence[Any]
    filters: Sequence[Any]
    sorts: Sequence[tuple[str, Sequence[int]]]
    fields: Sequence[str]

    @classmethod
    def read(cls, file: bytes) -> Self:
        return cls(*cbor2.loads(_unpack(file)))

    def without_filters(self) -> bytes:
        return _SIGNATURE + cbor2.dumps([self.version, self.pages, self.chunks, [], [], self.fields])

    def ids_by_date(self) -> list[str]:
        """Give the pages' ids, oldest first; pages without a date to sort by come before all."""
        place = {page: place for place, page in enumerate(dict(self.sorts).get("date", ()), 1)}
        numbers = sorted(range(len(self.pages)), key=lambda page: place.get(page, 0))
        return [self.pages[page][0] for page in numbers]


def index_parts(files: Files, language: str) -> tuple[bytes, Parts]:
    """Give the index's entry, and its other parts by name: bytes for Pagefind, data for our engine.

    Takes the files that Pagefind wrote for one `language`. Raises DigestError
    if they are not of the form this program knows.
    """
    try:
        return _entry_and_parts(files, language)
    except (KeyError, TypeError, ValueError, OSError) as error:
        msg = (
            f"Pagefind's index is not of the form this program knows ({error!r}); "
            f"hold Pagefind at the last version that worked, or adapt {__name__}"
        )
        raise DigestError(msg) from error


def _entry_and_parts(files: Files, language: str) -> tuple[bytes, Parts]:
    entry = json.loads(files["pagefind-entry.json"])
    spoken = entry["languages"][language]
    meta = _Meta.read(files[f"pagefind.{spoken['hash']}.pf_meta"])
    slim = meta.without_filters()
    spoken["hash"] = f"{language}_{sha256(slim).hexdigest()[:10]}"
    fragments = {id_: json.loads(_unpack(files[_fragment_name(id_)])) for id_ in meta.ids_by_date()}
    parts: Parts = {
        f"pagefind.{spoken['hash']}.pf_meta": slim,
        "facets": _facets(fragments),
        **{name: content for name, content in files.items() if name.startswith(("index/", "fragment/"))},
        **dict(_japanese(fragments)),
    }
    wasm = f"wasm.{spoken['wasm']}.pagefind"
    return json.dumps(entry).encode(), {**parts, wasm: files[wasm]}


def _facets(fragments: Mapping[str, Fragment]) -> Mapping[str, object]:
    """Say which articles have which value of which filter; articles are numbered from the oldest.

    For each value the first number stands whole and each further one as the
    step from the one before: small numbers, of which many are the same, pack well.
    """
    groups: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, fragment in enumerate(fragments.values()):
        for group, values in fragment["filters"].items():
            for value in sorted(set(map(together, values))):
                groups[group][value].append(number)
    filters = {
        group: {value: _steps(numbers) for value, numbers in values.items()}
        for group, values in groups.items()
    }
    return {"articles": list(fragments), "filters": filters}


def _steps(numbers: Sequence[int]) -> list[int]:
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]


def _japanese(fragments: Mapping[str, Fragment]) -> Iterator[tuple[str, bytes]]:
    """Give anew the fragments whose text was cut into pairs, put together for reading."""
    for id_, fragment in fragments.items():
        content = pieces(fragment["content"])
        if content != fragment["content"]:
            readable = fragment | {
                "content": content,
                "meta": {key: together(value) for key, value in fragment["meta"].items()},
                "filters": {"topic": sorted(map(together, fragment["filters"].get("topic", ())))},
                "anchors": [],
            }
            yield _fragment_name(id_), _SIGNATURE + json.dumps(readable, ensure_ascii=False).encode()


def _fragment_name(id_: str) -> str:
    return f"fragment/{id_}.pf_fragment"


def _unpack(file: bytes) -> bytes:
    content = gzip.decompress(file)
    if not content.startswith(_SIGNATURE):
        msg = f"a file begins with {content[:12]!r}"
        raise ValueError(msg)
    return content.removeprefix(_SIGNATURE)
