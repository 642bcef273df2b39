"""Offline editions: the site, books, the data and a Kiwix library, each one file to carry away."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from generator.errors import DigestError
from generator.model import Edition
from generator.outputs.archive import Member, write_zip
from generator.outputs.book import Book, books
from generator.outputs.book_text import book_text
from generator.outputs.bundle import FOLDER, Bundle, described
from generator.outputs.epub import epub
from generator.outputs.listing import as_json
from generator.outputs.offline_page import PAGE, with_list
from generator.outputs.published_site import Site
from generator.outputs.shelf import Shelf
from generator.outputs.zim import can_write_zim, write_zim
from generator.text.addresses.slug import slug

SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Pace:
    """How many books are made at once, and who is told the file of each edition as it is done."""

    jobs: int = 1
    on_made: Callable[[str], None] = lambda _: None


_ALONE = Pace()


def bundles(
    edition: Edition, site: Path, shelf: Shelf, about: Site, pace: Pace = _ALONE
) -> tuple[Bundle, ...]:
    """Make every offline edition of the built `site`, and put each on the `shelf`, whose folders are empty.

    The books come from the edition, the rest from the files of the site, less
    its own folder of editions. `manifest.json` and `SHA256SUMS` tell size,
    date and SHA-256 of each; `list_bundles` then tells readers. Same edition
    and site, same bytes. Raises DigestError where the site is not built, or
    pandoc is missing or fails.
    """
    if not (site / PAGE).is_file():
        msg = f"{site / PAGE} is missing; build the site first with `digest build`"
        raise DigestError(msg)
    making = _Making(edition, site, shelf.with_site, about, slug(about.name) or "digest", pace)
    made = shelf.put(making.all(), making.size_of_site())
    manifest = {"updated": edition.updated.isoformat(), "bundles": [bundle.as_data() for bundle in made]}
    (shelf.with_site / "manifest.json").write_bytes(as_json(manifest))
    (shelf.with_site / SUMS).write_text(_sums(made), "utf-8")
    return made


def _sums(made: Iterable[Bundle]) -> str:
    return "".join(f"{bundle.sha256}  {bundle.file}\n" for bundle in made)


def list_bundles(edition: Edition, site: Path, made: tuple[Bundle, ...]) -> None:
    """Print the list of editions into `offline.html` of the published site."""
    page = site / PAGE
    page.write_text(with_list(page.read_text("utf-8"), made, edition.updated), "utf-8")


@dataclass(frozen=True, slots=True)
class _Making:
    """What all editions are made from; `stem` begins their files' names."""

    edition: Edition
    folder: Path
    into: Path
    site: Site
    stem: str
    pace: Pace

    def size_of_site(self) -> int:
        """Give the bytes that the site takes, less its folder of editions."""
        return sum(path.stat().st_size for _, path in self._paths())

    def all(self) -> Iterator[Bundle]:
        yield self._whole_site()
        yield from self._books()
        if (self.folder / "data").is_dir():
            yield self._data()
        if can_write_zim():
            yield self._library()

    def _whole_site(self) -> Bundle:
        path = self.into / f"{self.stem}-site.zip"
        self._zip(path, self._pages())
        return self._described(path, "The whole site", "Unpack and open index.html: all pages, with search.")

    def _books(self) -> Iterator[Bundle]:
        """Write the text of each book in turn, for that is ours to do, while pandoc works on those before."""
        all_books = tuple(books(self.edition, self.site))
        texts = (book_text(book, self.edition, self.site) for book in all_books)
        with ThreadPoolExecutor(self.pace.jobs) as at_once:
            yield from at_once.map(self._book, all_books, texts)

    def _book(self, book: Book, text: str) -> Bundle:
        path = self.into / f"{self.stem}{'-' if book.topic else ''}{book.id}.epub"
        epub(path, book, text, self.edition.updated)
        return self._described(path, f"{book.title}, as a book", book.description)

    def _data(self) -> Bundle:
        path = self.into / f"{self.stem}-data.zip"
        self._zip(path, self._pages("data/"))
        return self._described(
            path, "The data", "Tables of articles, sources and names, with their description."
        )

    def _library(self) -> Bundle:
        path = self.into / f"{self.stem}.zim"
        description = "US–Japan relations, every story told once, with its sources"
        write_zim(path, self._pages(), self.site.name, description, self.edition.updated)
        return self._described(path, "The whole site, for Kiwix", "Open it in Kiwix: all pages, with search.")

    def _zip(self, path: Path, members: Iterator[Member]) -> None:
        in_one_folder = ((f"{path.stem}/{name}", data) for name, data in members)
        write_zip(path, in_one_folder, self.edition.updated)

    def _described(self, path: Path, title: str, description: str) -> Bundle:
        self.pace.on_made(path.name)
        return described(path, title, description, self.edition.updated)

    def _pages(self, below: str = "") -> Iterator[Member]:
        """Give each file of the site, or those below a folder, by name."""
        for name, path in self._paths():
            if name.startswith(below):
                data = path.read_bytes()
                yield name, self._unlisted(data) if name == PAGE else data

    def _paths(self) -> Iterator[tuple[str, Path]]:
        """Name each file of the site; none that is hidden or an edition."""
        paths = {path.relative_to(self.folder).as_posix(): path for path in self.folder.rglob("*")}
        for name, path in sorted(paths.items()):
            if path.is_file() and not name.startswith((f"{FOLDER}/", ".")):
                yield name, path

    def _unlisted(self, page: bytes) -> bytes:
        """Take the list of editions off the page, for inside of one it could not be true."""
        return with_list(page.decode(), (), self.edition.updated).encode()
