"""The editors' room, from disk to articles: every fault of every file at once."""

import os
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel

from generator.errors import Problem, Severity, WrongUseError
from generator.model import (
    Abbreviation,
    Article,
    Content,
    FrontMatter,
    Names,
    Notes,
    Publisher,
    StandingMatter,
    StandingPage,
    Topic,
)
from generator.model.advice import ADVICE
from generator.model.noted import notes_in
from generator.rules.placing import EXAMPLE, misplaced_article, misplaced_page, stem_of
from generator.text.addresses.ids import is_id
from generator.text.folder import is_hidden, shown
from generator.text.forms.fault import Fault, FaultError, quote
from generator.text.forms.form_file import FilledPage, fill_page, read_entries, read_form, read_page
from generator.text.forms.marks import Mark, Marks
from generator.text.forms.nearest import did_you_mean
from generator.text.forms.plain_file import decode
from generator.text.forms.reader import Note, Reader, Spread, paths_below
from generator.text.forms.reading import Reading, Shape, entries_of, form_of, page_of
from generator.text.forms.readings import Readings

Form = TypeVar("Form", bound=BaseModel)
Filled = TypeVar("Filled")

_FOLDERS = ("articles", "pages")
_NEEDED = {
    "topics.yml": "nothing can be built without it",
    "publishers.yml": "nothing can be built without it",
    "pages/about.md": "every page of the site links to it",
    "pages/contribute.md": "every page of the site links to it",
}
_KNOWN = (*_FOLDERS, "topics.yml", "publishers.yml", "names.yml", "glossary.yml", "README.md")
_START = Mark()
_UNREAD = Marks()
_DRAFT = re.compile(rb"^draft: *true *\r?$", re.MULTILINE)
_LARGEST_DRAFT = 1_000_000


def read_content(
    folder: Path,
    only: Collection[Path] | None = None,
    kept: Readings | None = None,
    spread: Spread = map,
    note: Note | None = None,
) -> tuple[Content, tuple[Problem, ...]]:
    """Read the content folder, of the articles only those named where `only` is given.

    Gives what is valid in form, and every fault of every file, sorted. A file
    with faults, like one that was not to be read, is left out (what a draft
    lacks is only a warning), but
    `Content.marks` names it, so that what refers to it is not blamed as well.
    Files that are as they were when `kept` was written are not read again;
    `spread` does what `map` does, perhaps in several processes; `note` takes
    notes of the articles, to be kept with what they hold.
    Raises WrongUseError where the folder is missing or cannot be read.
    """
    reader = Reader(folder, kept, spread, of_few=only is not None)
    desk = _Desk(folder, reader, folder.resolve().name, shown(folder / "x")[:-1], note)
    desk.look_around()
    content = Content(
        topics=desk.entries("topics.yml", Topic),
        publishers=desk.entries("publishers.yml", Publisher),
        names=desk.names(),
        glossary=desk.entries("glossary.yml", Abbreviation),
        articles=tuple(desk.articles(only)),
        pages=tuple(desk.pages()),
        marks=desk.marks,
    )
    desk.reader.close()
    return content, tuple(sorted(desk.problems))


def faults_of(text: str) -> tuple[Fault, ...]:
    """Read the text of an article that is not on disk yet, and give what is wrong with its form."""
    try:
        fill_page(decode(text.encode()), FrontMatter, ADVICE)
    except FaultError as error:
        return error.faults
    return ()


@dataclass(slots=True)
class _Desk:
    """One reading of the room: its folder, what is known of it, and what has been found so far.

    Files go by their paths below the folder.
    """

    folder: Path
    reader: Reader
    name: str
    prefix: str
    note: Note | None
    problems: set[Problem] = field(default_factory=set)
    marks: dict[str, Marks] = field(default_factory=dict)

    def look_around(self) -> None:
        """Name what is missing from the room and what does not belong in it."""
        names = _names_in(self.folder)
        for name in sorted(names):
            self._expect(self.folder / name)
        for name, reason in _NEEDED.items():
            if not os.path.lexists(self.folder / name):
                self._say(self.folder / name, f"this is missing; add it, {reason}")

    def entries(self, name: str, form: type[Form]) -> Mapping[str, Form]:
        """Give the entries of a YAML file that are valid."""
        path, any_key = self.folder / name, form is Abbreviation
        reading = self._list(name, form, Shape.ENTRIES)
        entries = entries_of(reading, form) if reading else None
        if reading and entries is not None and (any_key or all(map(is_id, reading.keys))):
            return self._sound(reading, entries)
        with self._noting(path):
            read = read_entries(path, form, ADVICE)
            self.marks[shown(path)] = read.marks
            self._note(path, read.faults)
            self._note(path, () if any_key else _bad_ids(read.marks))
            return read.entries
        return {}

    def names(self) -> Names:
        """Give the spellings of names.yml."""
        path = self.folder / "names.yml"
        reading = self._list(path.name, Names, Shape.FORM)
        if reading and (filled := form_of(reading, Names)):
            return self._sound(reading, filled)
        with self._noting(path):
            names, self.marks[shown(path)] = read_form(path, Names, ADVICE)
            return names
        return Names()

    def articles(self, only: Collection[Path] | None) -> Iterator[Article]:
        """Give every article whose file has no fault."""
        files = self._files("articles")
        if not files:
            self._say(self.folder / "articles", f"there is no article yet; add the first, such as {EXAMPLE}")
        self._name_twins(files)
        wanted = files if only is None else self._among(files, only)
        for file, page, notes in self._pages(wanted, FrontMatter, misplaced_article, self.note):
            named = self._named(file)
            yield Article(*named, page.head, page.body, page.keys, page.body_line, page.marks, notes)

    def pages(self) -> Iterator[StandingPage]:
        """Give every standing page whose file has no fault."""
        for file, page, _ in self._pages(self._files("pages"), StandingMatter, misplaced_page):
            yield StandingPage(*self._named(file), page.head, page.body, page.body_line, page.marks)

    def _list(self, name: str, form: type[BaseModel], shape: Shape) -> Reading | None:
        return self.reader.recall(name) or next(self.reader.read([name], form, shape))

    def _sound(self, reading: Reading, filled: Filled) -> Filled:
        """Take what one of the lists holds, which has no fault."""
        self.reader.remember(reading)
        self.marks[shown(self.folder / reading.path)] = reading.marks
        return filled

    def _among(self, files: Collection[str], only: Collection[Path]) -> list[str]:
        """Give those of `files` that are to be read; of the others, only that they are there."""
        named = {path.relative_to(self.folder).as_posix() for path in only}
        self.marks.update((self._shown(file), _UNREAD) for file in files if file not in named)
        return [file for file in files if file in named]

    def _pages(
        self,
        files: Iterable[str],
        form: type[Form],
        misplaced: Callable[[str, Path], str | None],
        note: Note | None = None,
    ) -> Iterator[tuple[str, FilledPage[Form], Notes | None]]:
        """Give Markdown files that have no fault, with notes, read the quick way as far as it goes."""
        known = {
            file: self.reader.recall(file, noted=note is not None) or misplaced(file, self.folder)
            for file in files
        }
        unknown = [file for file, told in known.items() if told is None]
        read = self.reader.read(unknown, form, Shape.PAGE, note)
        for file, told in known.items():
            reading = next(read) if told is None else told
            if isinstance(reading, Reading) and (page := page_of(reading, form)):
                self.reader.remember(reading)
                yield file, page, notes_in(reading)
            elif page := self._page(file, form, told if isinstance(told, str) else None):
                yield file, page, None

    def _page(self, file: str, form: type[Form], misplaced: str | None) -> FilledPage[Form] | None:
        """Read a Markdown file with all its faults."""
        path = self.folder / file
        if misplaced:
            self._say(path, misplaced)
        page = None
        if path.suffix == ".md":
            with self._noting(path):
                page = read_page(path, form, ADVICE)
        if page and not misplaced:
            return page
        self.marks[shown(path)] = Marks()
        return None

    def _expect(self, path: Path) -> None:
        if path.name not in _KNOWN:
            ending = did_you_mean(path.name, _KNOWN) or "; move it elsewhere"
            self._say(path, f"{quote(path.name)} does not belong in {shown(self.folder)}{ending}")
        elif path.name in _FOLDERS and (path.is_symlink() or not path.is_dir()):
            self._say(path, "this must be a folder, neither a file nor a link; put the folder itself here")

    def _files(self, name: str) -> list[str]:
        """List the files below one of the folders."""
        folder = self.folder / name
        return [] if folder.is_symlink() else paths_below(self.folder, name, self._unreadable)

    def _unreadable(self, folder: Path) -> None:
        if folder.is_dir():
            self._say(folder, "this folder cannot be read; give yourself permission to read it")

    def _name_twins(self, files: Iterable[str]) -> None:
        """Name ids that are equal, or look equal to a file system that ignores case."""
        seen: dict[str, str] = {}
        for file in files:
            twin = seen.setdefault(unicodedata.normalize("NFKC", stem_of(file)).casefold(), file)
            if twin is not file and file.endswith(".md"):
                message = f"{self._shown(twin)} has the same id, the file's name; rename one of the two"
                self._say(self.folder / file, message)

    def _named(self, file: str) -> tuple[str, str, PurePosixPath]:
        """Give a file's id, its path for messages and its path inside the repository."""
        return stem_of(file), self._shown(file), PurePosixPath(self.name, file)

    def _shown(self, file: str) -> str:
        # Nearly every name is plain ASCII, which is shown as it is.
        return f"{self.prefix}{file}" if file.isascii() and file.isprintable() else shown(self.folder / file)

    @contextmanager
    def _noting(self, path: Path) -> Iterator[None]:
        """Note the faults of a file and go on; a file that is not there has none."""
        try:
            yield
        except FaultError as error:
            self._note(path, error.faults if os.path.lexists(path) else ())

    def _note(self, path: Path, faults: Iterable[Fault]) -> None:
        for fault in faults:
            self._say(path, fault.message, fault.mark)

    def _say(self, path: Path, message: str, mark: Mark = _START) -> None:
        severity = Severity.WARNING if _is_draft(path) else Severity.ERROR
        self.problems.add(Problem(shown(path), mark.line, mark.column, severity, message))


def _is_draft(path: Path) -> bool:
    """Say whether a faulty file calls itself a draft: what it lacks must not stop the others."""
    is_plain = path.suffix == ".md" and path.is_file() and not path.is_symlink()
    return is_plain and path.stat().st_size <= _LARGEST_DRAFT and bool(_DRAFT.search(path.read_bytes()))


def _names_in(folder: Path) -> set[str]:
    try:
        return {path.name for path in folder.iterdir() if not is_hidden(path.name)}
    except OSError as error:
        reason = "is not there" if isinstance(error, FileNotFoundError) else "cannot be read as a folder"
        msg = f"{shown(folder)} {reason}; name the folder of the articles with --content"
        raise WrongUseError(msg) from None


def _bad_ids(marks: Marks) -> Iterator[Fault]:
    for path, mark in marks.keys.items():
        if len(path) == 1 and not is_id(str(path[0])):
            message = "cannot be an id; use lower-case letters, digits and hyphens, but not the word index"
            yield Fault(mark, f"{quote(path[0])} {message}")
