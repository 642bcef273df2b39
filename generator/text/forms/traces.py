"""What two files have in common that have to do with each other: addresses, ids, beginnings of paragraphs."""

import re
from collections.abc import Iterator
from typing import Final

from generator.text.addresses.canonical_address import canonical_address, host_of

_ADDRESS = re.compile(r"https?://[^\s<>\"'\]),]+")
_ID = re.compile(r"\d{4}-[a-z0-9-]+")
# Behind the first letters, which count, stand the word runs; reports that are equal share them.
_REPORT = re.compile(r"\bv\d+:[\w-]{8}([\w-]{40})", re.ASCII)
_FIRST_WORDS: Final = 80
_SHORTEST_LINE: Final = 60


def traces(id_: str, text: str) -> Iterator[str]:
    """Give what stands in another article's text, and in its gist, that has to do with the article `id_`."""
    yield id_
    for url in _ADDRESS.findall(text):
        host, _, place = canonical_address(url).removeprefix("https://").partition("?")[0].partition("/")
        yield place or host
        if url.startswith("http://"):
            yield from (f"https://{www}{host_of(url)}" for www in ("", "www."))
    yield from _REPORT.findall(text)
    yield from _beginnings(text)


def gist(text: str) -> str:
    """Give of an article's text what traces of others are looked for in; it is a fifth of it."""
    head, _, _ = text.rpartition("\n---\n")
    found = (pattern.findall(head) for pattern in (_ADDRESS, _ID, _REPORT))
    return "\n".join([*(one for some in found for one in some), *_beginnings(text)])


def _beginnings(text: str) -> Iterator[str]:
    lines = text.rpartition("\n---\n")[2].splitlines()
    return (line[:_FIRST_WORDS] for line in lines if len(line) >= _SHORTEST_LINE)
