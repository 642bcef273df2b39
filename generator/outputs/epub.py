"""EPUB 3 by pandoc: a book for each reading system, phone or paper-like screen."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pypandoc

from generator.errors import DigestError
from generator.model import Edition
from generator.outputs.archive import Member, write_zip
from generator.outputs.book import Book
from generator.outputs.book_text import book_text
from generator.outputs.published_site import Site

_MIMETYPE = "mimetype"
_OURS = ("accessibility.yaml", "book.css")

# The text is read in pandoc's sandbox, where it opens nothing that the text names. The sandbox would
# also keep it from cover and style sheet, so it writes outside, what it has read and our own files.
_READING = ("--sandbox", "--from=html+epub_html_exts", "--to=json", "--output=book.json", "book.html")
_WRITING = (
    "--from=json",
    "--to=epub3",
    "--toc",
    "--toc-depth=2",
    "--split-level=2",
    "--epub-cover-image=cover.svg",
    "--metadata-file=accessibility.yaml",
    "--css=book.css",
    "--output=book.epub",
    "book.json",
)


def epub(path: Path, book: Book, edition: Edition, site: Site) -> None:
    """Write the book to `path`: same edition, same bytes.

    Raises DigestError where pandoc is missing or refuses.
    """
    given = {**book_text(book, edition, site), **{name: _ours(name) for name in _OURS}}
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in given.items():
            (folder / file).write_text(text, "utf-8")
        _run_pandoc(folder, _READING, edition.updated)
        _run_pandoc(folder, _WRITING, edition.updated)
        write_zip(path, _members(folder / "book.epub"), edition.updated, stored=_MIMETYPE)


def _ours(file: str) -> str:
    return (files("generator") / "templates" / "epub" / file).read_text("utf-8")


def _run_pandoc(folder: Path, words: Iterable[str], updated: date) -> None:
    epoch = max(0, int(datetime.combine(updated, time(), UTC).timestamp()))
    done = subprocess.run(
        [_pandoc(), *words],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode or done.stderr:
        msg = f"pandoc could not make an EPUB of the articles: {done.stderr.strip()}"
        raise DigestError(msg)


def _pandoc() -> str:
    try:
        return pypandoc.get_pandoc_path()
    except OSError:
        msg = "pandoc is not installed; run `pip install pypandoc_binary`"
        raise DigestError(msg) from None


def _members(made: Path) -> Iterator[Member]:
    """Give pandoc's files, the first as the container format of EPUB demands."""
    with ZipFile(made) as book:
        names = sorted(book.namelist(), key=lambda name: (name != _MIMETYPE, name))
        yield from ((name, book.read(name)) for name in names)
