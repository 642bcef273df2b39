"""What Pagefind wrote → its pages, and where each word stands in them.

Pagefind packs its files as gzip around CBOR: a meta file that lists the pages,
a fragment with the text of each page, and chunks of words with their places.
"""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import cbor2
import numpy as np
from numpy.typing import NDArray

from generator.errors import DigestError

Files = Mapping[str, bytes]
Fragment = dict[str, Any]
Numbers = NDArray[np.int64]
Page = tuple[int, Sequence[int], Sequence[int]]
"""A page that holds a word: the step from the page before, its places in the text, and in the meta fields.

A place is the step from the one before. A negative number ends such a row of
steps and changes what the following places belong to: -1 - weight in the text,
-1 - field among the meta fields. The places of every page begin with one.
"""

WHOLE = 24
"""The weight of a word that stands by itself in plain text: parts of words weigh less, headings more."""

_SIGNATURE = b"pagefind_dcd"


@dataclass(frozen=True, slots=True)
class PagefindIndex:
    """What one run of Pagefind found: its pages, in the order they were sent, and their words."""

    fragments: tuple[Fragment, ...]
    lengths: tuple[int, ...]
    fields: tuple[str, ...]
    chunks: tuple[bytes, ...]

    def words(self) -> Iterator[list[tuple[str, Sequence[Page]]]]:
        """Give the words, as Pagefind stems them, with their pages, some hundreds at a time.

        A word that is spelt with accents and without comes once for each spelling.
        """
        for chunk in self.chunks:
            yield [
                (word, pages)
                for word, as_is, variants in cbor2.loads(chunk)[0]
                for pages in (as_is, *(others for _, others in variants))
                if pages
            ]


def read_index(files: Files) -> PagefindIndex:
    """Read the files that Pagefind wrote.

    Raises DigestError if they are not of the form this program knows.
    """
    try:
        return _read(files)
    except (KeyError, TypeError, ValueError, OSError, StopIteration) as error:
        msg = (
            f"Pagefind's index is not of the form this program knows ({error!r}); "
            f"hold Pagefind at the last version that worked, or adapt {__name__}"
        )
        raise DigestError(msg) from error


def places(rows: Sequence[Sequence[int]]) -> tuple[Numbers, Numbers, Numbers]:
    """Give row, place and weight of each time that words stand in texts, from Pagefind's rows of places."""
    told = np.fromiter(chain.from_iterable(rows), np.int64)
    begins = np.flatnonzero(told < 0)
    row = np.repeat(np.arange(len(rows)), [len(own) for own in rows])
    place = running_sums(np.maximum(told, 0), begins)
    weight = -1 - np.repeat(told[begins], np.diff([*begins, len(told)]))
    kept = told >= 0
    return row[kept], place[kept], weight[kept]


def running_sums(steps: Numbers, begins: Numbers) -> Numbers:
    """Sum up `steps`, anew from each of the places that `begins` names, of which the first is 0."""
    sums = np.cumsum(steps)
    return sums - np.repeat((sums - steps)[begins], np.diff([*begins, len(steps)]))


def _read(files: Files) -> PagefindIndex:
    meta = next(file for name, file in files.items() if name.endswith(".pf_meta"))
    _, pages, _, _, _, fields = cbor2.loads(_unpack(meta))
    return PagefindIndex(
        tuple(json.loads(_unpack(files[f"fragment/{id_}.pf_fragment"])) for id_, _ in pages),
        tuple(length for _, length in pages),
        tuple(fields),
        tuple(_unpack(file) for name, file in sorted(files.items()) if name.startswith("index/")),
    )


def _unpack(file: bytes) -> bytes:
    content = gzip.decompress(file)
    if not content.startswith(_SIGNATURE):
        msg = f"a file begins with {content[:12]!r}"
        raise ValueError(msg)
    return content.removeprefix(_SIGNATURE)
