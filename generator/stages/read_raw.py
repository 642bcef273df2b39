"""Disk → RawArticle: texts and pages as they are found, with what editors say beside them."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import Any, BinaryIO, Final

from generator.errors import Problem, Severity, WrongUseError
from generator.model import Address, Closed, DateField, Dropped, Language, RawArticle, Text
from generator.text.folder import files_below, shown
from generator.text.forms.fault import FaultError
from generator.text.forms.form_file import read_form
from generator.text.forms.front_matter import split
from generator.text.forms.strict_yaml import parse
from generator.text.found.dates import read_date
from generator.text.found.encoding import NotTextError, decode
from generator.text.one_line import one_line

LARGEST: Final = 5_000_000
_CHUNK: Final = 1 << 20
TEXTS: Final = (".txt", ".md")
PAGES: Final = (".html", ".htm")
RECORDS: Final = ".jsonl"
META: Final = ".meta.yml"
TOO_LARGE: Final = f"more than {LARGEST // 1_000_000} MB; part it into articles"
KINDS: Final = ".txt, .md, .html, .htm and .jsonl files"

_LONE_HALF: Final = re.compile("[\ud800-\udfff]")
"""Half of a sign that JSON writes in two; alone it is none, and no file can hold it."""

_ADVICE: Final = {
    "url": 'write "url: https://…", the address of the article',
    "date": 'write "date: YYYY-MM-DD", or YYYY-MM or YYYY where less is known',
    "publisher": 'write "publisher: …", best with an id from publishers.yml',
    "language": "write a language tag, such as en or ja",
}


class Known(Closed):
    """What is known of a raw article beside its text; the keys of NAME.meta.yml."""

    url: Address | None = None
    title: Text | None = None
    date: DateField | None = None
    author: Text | None = None
    publisher: Text | None = None
    language: Language | None = None


Read = Iterator[RawArticle | Dropped]
Said = Mapping[str, Any]


def read_raw(paths: Sequence[Path], known: Known | None = None, taken: Iterable[str] = ()) -> Read:
    """Read the raw articles in `paths`: files, or folders with files at any depth.

    What `known` says beats what stands beside a file, and that beats what the
    file or record says itself. An article's id is its record's, else its
    file's name without ending; where that is one of `taken` or was met
    before, a number is added. What cannot be read is given as Dropped, with
    the reason. Files are read in the order of their names, whatever the order
    of `paths`.
    Raises WrongUseError where a path does not exist, and where one title or
    one address is said to be that of several files.
    """
    tray = _Tray(known or Known(), set(taken))
    files, dropped = _files(paths)
    if (tray.known.title or tray.known.url) and len(files) != 1:
        msg = "a title or an address belongs to one article; name a single file with --title or --url"
        raise WrongUseError(msg)
    yield from dropped
    for path in files:
        yield from tray.read(path)


def count_raw(paths: Sequence[Path]) -> int:
    """Count the raw articles in `paths`, lines for records, so that it can be told how far a run is.

    What turns out later to be no article is counted too.
    """
    files, dropped = _files(paths)
    return len(dropped) + sum(map(_count_in, files))


def _count_in(path: Path) -> int:
    if path.suffix.lower() != RECORDS or not path.is_file():
        return 1
    try:
        with path.open("rb") as file:
            return sum(chunk.count(b"\n") for chunk in iter(partial(file.read, _CHUNK), b""))
    except OSError:
        return 1


def _files(paths: Sequence[Path]) -> tuple[list[Path], list[Dropped]]:
    """List the files to read, each once, and what lies beside them and is none."""
    dropped: list[Dropped] = []
    for path in paths:
        if not path.exists():
            msg = f"{shown(path)}: no such file or folder; name {KINDS}, or folders of these"
            raise WrongUseError(msg)
    named = {path for path in paths if not path.is_dir()}
    found = {file for path in paths if path.is_dir() for file in files_below(path, _noting(dropped))}
    readmes = {file for file in found - named if file.stem.lower() == "readme"}
    wanted = {path.resolve(): path for path in sorted(named | found - readmes, reverse=True)}
    articles = sorted(path for path in wanted.values() if not path.name.endswith(META))
    lonely = {path for path in wanted.values() if path.name.endswith(META)} - set(map(_meta_of, articles))
    dropped += [_dropped(path, "documentation", "a README tells about a folder") for path in readmes]
    dropped += [_dropped(path, "no article", "no article of this name is read with it") for path in lonely]
    return articles, sorted(dropped, key=lambda one: one.file)


def _noting(dropped: list[Dropped]) -> Callable[[Path], None]:
    return lambda folder: dropped.append(_dropped(folder, "unreadable", "the folder cannot be listed"))


@dataclass(frozen=True, slots=True)
class _Tray:
    """One intake: what is known of all its articles, and the ids given so far."""

    known: Known
    taken: set[str]

    def read(self, path: Path) -> Read:
        """Read one file, be it an article, a file of records or neither."""
        kind = path.suffix.lower()
        try:
            if kind not in (*TEXTS, *PAGES, RECORDS):
                yield _dropped(path, "unknown kind", f"only {KINDS} are read")
            elif not path.is_file():
                yield _dropped(path, "unreadable", "this is not a plain file")
            elif kind == RECORDS:
                yield from self._records(path)
            else:
                yield self._article(path)
        except OSError as error:
            yield _dropped(path, "unreadable", f"{error.strerror}; give yourself permission to read it")

    def _article(self, path: Path) -> RawArticle | Dropped:
        if path.stat().st_size > LARGEST:
            return _dropped(path, "too large", TOO_LARGE)
        try:
            beside = _beside(path)
            said, text = _head_and_text(path, decode(path.read_bytes()))
        except NotTextError as error:
            return _dropped(path, "not text", str(error))
        except FaultError as error:
            return _dropped(path, "faulty meta file", _located(_meta_of(path), error))
        if not text.strip():
            return _dropped(path, "empty", "the file holds no text")
        is_html = path.suffix.lower() in PAGES
        return self._raw(path.stem, shown(path), text, {**said, **beside}, is_html=is_html)

    def _records(self, path: Path) -> Read:
        with path.open("rb") as file:
            for number, line in _lines(file):
                place = f"{shown(path)}:{number}"
                if line is None:
                    yield Dropped(place, "read", "too large", TOO_LARGE)
                elif line.strip():
                    yield self._record(line, place, f"{path.stem}-{number}")

    def _record(self, line: bytes, place: str, nameless: str) -> RawArticle | Dropped:
        try:
            record = json.loads(decode(line))
        except (ValueError, RecursionError, NotTextError) as error:
            return Dropped(place, "read", "broken line", f"not JSON: {error}")
        if not isinstance(record, dict):
            return Dropped(place, "read", "broken line", 'not an object; write {"id": …, "text": …}')
        said = _said(record)
        is_html = "html" in said
        text = said.get("html") or said.get("text")
        if not text:
            return Dropped(place, "read", "empty", "neither its text nor its html holds anything")
        return self._raw(said.get("id") or nameless, place, text, said, is_html=is_html)

    def _raw(self, id_: str, file: str, text: str, said: Said, *, is_html: bool) -> RawArticle:
        best = {**said, **_given(self.known)}
        return RawArticle(
            id=self._unused(id_),
            file=file,
            text=text,
            is_html=is_html,
            url=best.get("url"),
            title=best.get("title"),
            date=best.get("date"),
            author=best.get("author"),
            publisher=best.get("publisher"),
            language=best.get("language"),
        )

    def _unused(self, id_: str) -> str:
        numbered = (f"{id_}-{number}" for number in count(2))
        unused = next(one for one in chain([id_], numbered) if one not in self.taken)
        self.taken.add(unused)
        return unused


def _beside(path: Path) -> Said:
    """Give what the editor wrote beside a file; raises FaultError with every fault of it."""
    meta = _meta_of(path)
    return _given(read_form(meta, Known, _ADVICE)[0]) if meta.exists() else {}


def _given(known: Known) -> Said:
    return {key: value for key, value in known if value is not None}


def _meta_of(path: Path) -> Path:
    return path.with_name(path.stem + META)


def _head_and_text(path: Path, text: str) -> tuple[Said, str]:
    """Part the front matter of a Markdown file from its text, if it has any that can be read."""
    if path.suffix.lower() != ".md" or not text.startswith("---"):
        return {}, text
    try:
        parts = split(text)
        head = parse(parts.head, parts.head_line).data
    except FaultError:
        return {}, text
    return _said(head if isinstance(head, dict) else {}), parts.body


def _said(record: Said) -> dict[str, Any]:
    """Keep of a record what is text or a number, on one line each; a date only where it can be read."""
    texts = {
        key: _LONE_HALF.sub("\ufffd", str(value))
        for key, value in record.items()
        if isinstance(value, str | int)
    }
    said: dict[str, Any] = {
        key: value if key in {"text", "html"} else one_line(value)
        for key, value in texts.items()
        if value.strip()
    }
    if date := read_date(said.pop("date", "")):
        said["date"] = date
    return said


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Give the lines of a file with their numbers, without ever holding a line that is too large."""
    for number in count(1):
        line = file.readline(LARGEST + 1)
        if not line:
            return
        if len(line) <= LARGEST:
            yield number, line
        else:
            while line and not line.endswith(b"\n"):
                line = file.readline(LARGEST)
            yield number, None


def _located(path: Path, error: FaultError) -> str:
    """Write the faults of a file as messages with their places."""
    faults = ((fault.mark, fault.message) for fault in error.faults)
    problems = (Problem(shown(path), mark.line, mark.column, Severity.ERROR, text) for mark, text in faults)
    return "\n".join(map(str, problems))


def _dropped(path: Path, reason: str, detail: str) -> Dropped:
    return Dropped(shown(path), "read", reason, detail)
