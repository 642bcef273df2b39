"""What is wrong with the articles, and what of it mends itself."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.errors import Problem
from generator.model import Article, Content, Judgement, Telling
from generator.stages.check import check
from generator.stages.mend import mend
from generator.stages.neighbourhood import neighbourhood
from generator.stages.read_content import read_content
from generator.stages.tell import tell
from generator.text.forms.reader import Note, Spread
from generator.text.forms.readings import Readings

FEW = 20
"""So many files are checked with their neighbourhood; for more, everything is read."""

Judging = Callable[[list[Telling]], AbstractContextManager[Callable[[], Judgement]]]
"""Begins to judge what tells one story, and gives how to get the answer."""


@dataclass(frozen=True, slots=True)
class Hands:
    """Who does the work that can be shared out: the reading of files, and the judging of likeness."""

    spread: Spread
    note: Note
    judging: Judging


@dataclass(frozen=True, slots=True)
class Verdict:
    """All that was found in a room, and the room."""

    content: Content
    judgement: Judgement
    problems: tuple[Problem, ...]


def find_problems(
    folder: Path, today: date, hands: Hands, paths: Collection[Path] = (), kept: Readings | None = None
) -> tuple[Problem, ...]:
    """Give the problems of the files and folders `paths`, or without them all, sorted by file and line.

    Faults that show only between files are found whichever of them is named.
    What is read is `kept` for the next time.
    """
    only = neighbourhood(folder, paths, kept) if _are_few_articles(paths, folder) else None
    problems = judge(folder, today, hands, only, kept).problems
    return tuple(problem for problem in problems if not paths or is_below(problem.path, paths))


def read_room(folder: Path) -> Content:
    """Give what of the editors' room is valid in form."""
    content, _ = read_content(folder)
    return content


def judge(
    folder: Path,
    today: date,
    hands: Hands,
    only: Collection[Path] | None = None,
    kept: Readings | None = None,
) -> Verdict:
    """Read the room, of the articles perhaps `only` some, and find all there is to find."""
    note = hands.note if only is None else None
    content, problems = read_content(folder, only, kept, hands.spread, note)
    with _judging(content, hands) as judged:
        found = {*problems, *check(content, today, judged)}
        return Verdict(content, judged(), tuple(sorted(found)))


@contextmanager
def _judging(content: Content, hands: Hands) -> Iterator[Callable[[], Judgement]]:
    """Begin to judge what tells one story; what stands alone is not like anything."""
    tellings = [tell(article) for article in content.articles]
    if len(tellings) > 1:
        with hands.judging(tellings) as judged:
            yield judged
    else:
        yield lambda: Judgement(tuple(telling.id for telling in tellings), (), ())


def find_mended(folder: Path, today: date, paths: Collection[Path] = ()) -> dict[Path, tuple[str, str]]:
    """Find what mends itself in the articles below `paths`, or in all: file → its text before and after."""
    content, _ = read_content(folder)
    files = {article.file: _place(article, folder) for article in content.articles}
    wanted = {file: path for file, path in files.items() if not paths or is_below(file, paths)}
    texts = {file: path.read_bytes().decode() for file, path in wanted.items()}
    return {files[file]: (texts[file], new) for file, new in mend(content, today, texts).items()}


def is_below(file: str, paths: Iterable[Path]) -> bool:
    """Tell whether a file is one of `paths` or lies below one of them."""
    return any(Path(file).resolve().is_relative_to(path.resolve()) for path in paths)


def _are_few_articles(paths: Collection[Path], folder: Path) -> bool:
    articles = (folder / "articles").resolve()
    return 0 < len(paths) <= FEW and all(
        path.is_file() and path.resolve().is_relative_to(articles) for path in paths
    )


def _place(article: Article, folder: Path) -> Path:
    return folder.joinpath(*article.source.parts[1:])
