"""The editors' room, from disk to articles: every fault of every file at once."""

import os
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
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
    Publisher,
    PublisherKind,
    StandingMatter,
    StandingPage,
    Topic,
)
from generator.text.addresses.ids import date_of, is_id
from generator.text.folder import files_below, is_hidden, shown
from generator.text.forms.fault import Fault, FaultError, quote
from generator.text.forms.form_file import FilledPage, fill_page, read_entries, read_form, read_page
from generator.text.forms.marks import Mark, Marks
from generator.text.forms.nearest import did_you_mean
from generator.text.forms.plain_file import decode

Form = TypeVar("Form", bound=BaseModel)

_FOLDERS = ("articles", "pages")
_NEEDED = {
    "topics.yml": "nothing can be built without it",
    "publishers.yml": "nothing can be built without it",
    "pages/about.md": "every page of the site links to it",
    "pages/contribute.md": "every page of the site links to it",
}
_KNOWN = (*_FOLDERS, "topics.yml", "publishers.yml", "names.yml", "glossary.yml", "README.md")
_START = Mark()
_EXAMPLE = "articles/2021/2021-03-16-blinken-motegi-tokyo.md"
_ADDRESS = "write the whole address, which begins with https://"
_ID = "write an id: lower-case letters, digits and hyphens"
_ARTICLES = "write a list of article ids, such as [2021-03-16-blinken-motegi-tokyo]"
_NAMES = "write a list in square brackets, such as [First Name, Second Name]"
_ADVICE = {
    "title": 'write "title: …", at most 120 characters',
    "date": 'write "date: YYYY-MM-DD", or YYYY-MM or YYYY where less is known',
    "summary": 'write "summary: …", 40 to 400 characters in the digest\'s own words',
    "sources": 'write "sources:" and below it, for each source, "- publisher: …" and "url: …"',
    "publisher": 'write "publisher: …" with an id from publishers.yml',
    "url": _ADDRESS,
    "archived": _ADDRESS,
    "homepage": _ADDRESS,
    "topics": "write a list of ids from topics.yml, such as [trade, china]",
    "people": _NAMES,
    "places": _NAMES,
    "organizations": _NAMES,
    "aliases": _NAMES,
    "same_as": _ARTICLES,
    "not_same_as": _ARTICLES,
    "fingerprint": "leave it as digest intake wrote it, or delete the line",
    "language": "write a language tag, such as en, ja or en-US",
    "draft": "write true or false",
    "hosts": "write a list of host names in lower case, such as [www.example.org]",
    "kind": f"write one of {', '.join(PublisherKind)}",
    "phrases": "write a list of phrases, such as [tariff*, trade agreement]",
    "threshold": "write a number above 0, such as 2.0",
}


_DRAFT = re.compile(rb"^draft: *true *\r?$", re.MULTILINE)
_LARGEST_DRAFT = 1_000_000


def read_content(folder: Path, only: Collection[Path] | None = None) -> tuple[Content, tuple[Problem, ...]]:
    """Read the content folder, of the articles only those named where `only` is given.

    Gives what is valid in form, and every fault of every file, sorted. A file
    with faults, like one that was not to be read, is left out (what a draft
    lacks is only a warning), but
    `Content.marks` names it, so that what refers to it is not blamed as well.
    Raises WrongUseError where the folder is missing or cannot be read.
    """
    desk = _Desk(folder, folder.resolve().name)
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
    return content, tuple(sorted(desk.problems))


def faults_of(text: str) -> tuple[Fault, ...]:
    """Read the text of an article that is not on disk yet, and give what is wrong with its form."""
    try:
        fill_page(decode(text.encode()), FrontMatter, _ADVICE)
    except FaultError as error:
        return error.faults
    return ()


@dataclass(slots=True)
class _Desk:
    """One reading of the room: its folder, and what has been found so far."""

    folder: Path
    name: str
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
        path = self.folder / name
        with self._noting(path):
            read = read_entries(path, form, _ADVICE)
            self.marks[shown(path)] = read.marks
            self._note(path, read.faults)
            self._note(path, () if form is Abbreviation else _bad_ids(read.marks))
            return read.entries
        return {}

    def names(self) -> Names:
        """Give the spellings of names.yml."""
        path = self.folder / "names.yml"
        with self._noting(path):
            names, self.marks[shown(path)] = read_form(path, Names, _ADVICE)
            return names
        return Names()

    def articles(self, only: Collection[Path] | None) -> Iterator[Article]:
        """Give every article whose file has no fault."""
        paths = self._files("articles")
        if not paths:
            self._say(self.folder / "articles", f"there is no article yet; add the first, such as {_EXAMPLE}")
        self._name_twins(paths)
        for path in paths:
            if only is not None and path not in only:
                self.marks[shown(path)] = Marks()
                continue
            page = self._page(path, FrontMatter, _misplaced_article(path, self.folder))
            if page:
                source = self._source(path)
                yield Article(
                    path.stem,
                    shown(path),
                    source,
                    page.head,
                    page.body,
                    page.keys,
                    page.body_line,
                    page.marks,
                )

    def pages(self) -> Iterator[StandingPage]:
        """Give every standing page whose file has no fault."""
        for path in self._files("pages"):
            page = self._page(path, StandingMatter, _misplaced_page(path, self.folder))
            if page:
                source = self._source(path)
                yield StandingPage(
                    path.stem, shown(path), source, page.head, page.body, page.body_line, page.marks
                )

    def _page(self, path: Path, form: type[Form], misplaced: str | None) -> FilledPage[Form] | None:
        if misplaced:
            self._say(path, misplaced)
        page = None
        if path.suffix == ".md":
            with self._noting(path):
                page = read_page(path, form, _ADVICE)
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

    def _files(self, name: str) -> list[Path]:
        folder = self.folder / name
        return [] if folder.is_symlink() else files_below(folder, self._unreadable)

    def _unreadable(self, folder: Path) -> None:
        if folder.is_dir():
            self._say(folder, "this folder cannot be read; give yourself permission to read it")

    def _name_twins(self, paths: Iterable[Path]) -> None:
        """Name ids that are equal, or look equal to a file system that ignores case."""
        seen: dict[str, Path] = {}
        for path in paths:
            twin = seen.setdefault(unicodedata.normalize("NFKC", path.stem).casefold(), path)
            if twin is not path and path.suffix == ".md":
                self._say(path, f"{shown(twin)} has the same id, the file's name; rename one of the two")

    def _source(self, path: Path) -> PurePosixPath:
        return PurePosixPath(self.name, path.relative_to(self.folder).as_posix())

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


def _misplaced_article(path: Path, folder: Path) -> str | None:
    """Say what is wrong with an article's name or folder, if anything."""
    date = date_of(path.stem)
    if path.suffix != ".md":
        return f"only articles belong here, in files that end in .md; rename it as in {_EXAMPLE}, or move it"
    if not date:
        return f"the file's name must be a date and a few words in lower case, as in {_EXAMPLE}"
    home = folder / "articles" / f"{date.year:04}"
    return None if path.parent == home else f"this file belongs in {shown(home)}/; move it there"


def _misplaced_page(path: Path, folder: Path) -> str | None:
    """Say what is wrong with a standing page's name or folder, if anything."""
    if path.suffix == ".md" and is_id(path.stem) and path.parent == folder / "pages":
        return None
    return "only pages belong here, in files such as about.md, with lower-case names and in no other folder"
