"""The site as one file for Kiwix, with full-text search inside: ZIM, by libzim.

libzim is optional: the extra `zim` brings it. It draws a random name for the
file and one for each of its two indexes, and cannot be told them; they are
put right afterwards, in the places that the formats give them.
"""

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from textwrap import shorten
from typing import Any

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from generator.outputs.archive import Member
from generator.outputs.identity import identity

_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".xml": "application/xml",
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".txt": "text/plain",
}
_PAGE = _TYPES[".html"]
# What tells the site's own search which pages are articles, and which of their words count.
_MARK = b"data-pagefind-body"
_SEARCHED = "//*[@data-pagefind-body]//text()[not(ancestor::*[@data-pagefind-ignore])]"
_UNKNOWN_TYPE = "application/octet-stream"

# The lengths that the metadata specification of openZIM allows.
_TITLE_LENGTH = 30
_DESCRIPTION_LENGTH = 80

_STANDARD_OUTPUT = 1
_CHECKSUM_LENGTH = 16
_FILE_NAME = slice(8, 24)  # in ZIM's header, after magic number and versions
_INDEX_NAME = re.compile(rb"(?<=\x0f\x0dXapian Glass..).{16}", re.DOTALL)  # after magic number and version


def can_write_zim() -> bool:
    """Tell whether libzim is installed."""
    return find_spec("libzim") is not None


def write_zim(path: Path, members: Iterable[Member], title: str, description: str, updated: date) -> None:
    """Write the pages of a site to a ZIM file at `path`: same pages, same bytes.

    Articles are found by their words and by their titles, the other pages by
    links only.
    """
    library = import_module("libzim.writer")
    creator = library.Creator(path).config_indexing(indexing=True, language="eng")
    # More than one worker would write the parts in the order in which they happen to be done.
    with _silence(), creator.config_nbworkers(1):
        creator.set_mainpath("index.html")
        for name, data in members:
            creator.add_item(_Item(name, data, library))
        for name, value in _metadata(path.stem, title, description, updated).items():
            creator.add_metadata(name, value)
        creator.add_illustration(48, (files("generator") / "templates" / "zim" / "icon.png").read_bytes())
    _fix_names(path)


@contextmanager
def _silence() -> Iterator[None]:
    """Keep what libzim prints of its work off the standard output, which is the command's own."""
    sys.stdout.flush()
    ours = os.dup(_STANDARD_OUTPUT)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), _STANDARD_OUTPUT)
    try:
        yield
    finally:
        os.dup2(ours, _STANDARD_OUTPUT)
        os.close(ours)


def _metadata(name: str, title: str, description: str, updated: date) -> Mapping[str, str]:
    return {
        "Name": name,
        "Title": shorten(title, _TITLE_LENGTH, placeholder="…"),
        "Description": shorten(description, _DESCRIPTION_LENGTH, placeholder="…"),
        "Creator": title,
        "Publisher": title,
        "Language": "eng",
        "Date": updated.isoformat(),
    }


@dataclass(frozen=True, slots=True)
class _Item:
    """A file of the site, in the words that libzim asks with."""

    path: str
    data: bytes
    library: Any

    def get_path(self) -> str:
        return self.path

    def get_title(self) -> str:
        return _text_of(self._page, "//h1//text()") if self.get_mimetype() == _PAGE else ""

    def get_mimetype(self) -> str:
        return _TYPES.get(PurePosixPath(self.path).suffix, _UNKNOWN_TYPE)

    def get_contentprovider(self) -> object:
        return self.library.StringProvider(self.data)

    def get_hints(self) -> Mapping[object, bool]:
        return {self.library.Hint.FRONT_ARTICLE: self._is_article}

    def get_indexdata(self) -> object | None:
        """Give the words by which an article is found; other pages only repeat what articles say."""
        if not self._is_article:
            return None
        return _Words(self.get_title(), _text_of(self._page, _SEARCHED))

    @property
    def _page(self) -> HtmlElement:
        return document_fromstring(self.data, parser=HTMLParser(encoding="utf-8"))

    @property
    def _is_article(self) -> bool:
        return _MARK in self.data


@dataclass(frozen=True, slots=True)
class _Words:
    """What of a page is searched, in the words that libzim asks with."""

    title: str
    words: str

    def has_indexdata(self) -> bool:
        return bool(self.words)

    def get_title(self) -> str:
        return self.title

    def get_content(self) -> str:
        return self.words

    def get_keywords(self) -> str:
        return ""

    def get_wordcount(self) -> int:
        return len(self.words.split())

    def get_geoposition(self) -> tuple[bool, float, float]:
        return False, 0.0, 0.0


def _text_of(page: HtmlElement, path: str) -> str:
    return " ".join(" ".join(map(str, page.xpath(path))).split())


# --- Determinism ------------------------------------------------------------------------------


def _fix_names(path: Path) -> None:
    """Give file and indexes the same names for the same title, and set the checksum again: MD5, says ZIM."""
    name = identity(path.name).bytes
    data = bytearray(_INDEX_NAME.sub(lambda _: name, path.read_bytes()[:-_CHECKSUM_LENGTH]))
    data[_FILE_NAME] = name
    path.write_bytes(data + hashlib.md5(data, usedforsecurity=False).digest())
