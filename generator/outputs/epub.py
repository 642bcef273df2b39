"""EPUB 3 by pandoc: books for e-readers, phones and every reading app."""

import re
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from generator.errors import DigestError
from generator.outputs.archive import Member, write_zip
from generator.outputs.book import Book
from generator.outputs.book_text import book_cover
from generator.outputs.story import at_midnight

_MIMETYPE = "mimetype"
_PACKAGE = "EPUB/content.opf"
_MODIFIED = re.compile(rb'(?<=<meta property="dcterms:modified">)[^<]*')


def epub(path: Path, book: Book, text: str, updated: date) -> None:
    """Write the book with the text that `book_text` gave to `path`: same text and date, same bytes.

    Raises DigestError where pandoc is missing or refuses.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "cover.svg").write_text(book_cover(book), "utf-8")
        for ours in ("book.css", "accessibility.yaml"):
            (folder / ours).write_bytes((files("generator") / "templates" / "epub" / ours).read_bytes())
        try:
            _convert(text, folder)
        except (ImportError, OSError, RuntimeError) as error:
            msg = f"pandoc, which `pip install pypandoc_binary` brings, could not make {path.name}: {error}"
            raise DigestError(msg) from error
        write_zip(path, _members(folder / "book.epub", updated), updated, stored=_MIMETYPE)


def _convert(html: str, folder: Path) -> None:
    """Make `book.epub` in `folder`.

    The text is read in pandoc's sandbox, where nothing is opened that it
    names. The sandbox would keep out cover and style sheet too, so what was
    read is written outside of it.
    """
    pandoc = import_module("pypandoc")  # optional: only who makes offline editions has it
    read = pandoc.convert_text(html, "json", "html+epub_html_exts", sandbox=True, verify_format=False)
    words = [
        "--toc",
        "--toc-depth=2",
        "--split-level=2",
        f"--epub-cover-image={folder / 'cover.svg'}",
        f"--metadata-file={folder / 'accessibility.yaml'}",
        f"--css={folder / 'book.css'}",
        "--fail-if-warnings",
    ]
    pandoc.convert_text(
        read, "epub3", "json", extra_args=words, outputfile=folder / "book.epub", verify_format=False
    )


def _members(made: Path, updated: date) -> Iterator[Member]:
    """Give pandoc's files, the first as EPUB's container format demands, and not dated by the clock."""
    with ZipFile(made) as book:
        for name in sorted(book.namelist(), key=lambda name: (name != _MIMETYPE, name)):
            data = book.read(name)
            yield name, _MODIFIED.sub(at_midnight(updated).encode(), data) if name == _PACKAGE else data
