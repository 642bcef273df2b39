"""The editors' desk: what is wrong with the articles, what of it mends itself, and what a change adds.

It stands beside `pipeline.py` and imports no part of a build, so that an
answer about one file comes at once.
"""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from generator.errors import Problem
from generator.model import Content, Judgement
from generator.stages.check import check
from generator.stages.mend import mend
from generator.stages.neighbourhood import neighbourhood
from generator.stages.read_content import read_content
from generator.stages.tell import tell
from generator.text.folder import shown

FEW = 20
"""So many files are checked with their neighbourhood; for more, everything is read."""


def find_problems(folder: Path, today: date, paths: Collection[Path] = ()) -> tuple[Problem, ...]:
    """Give the problems of the files and folders `paths`, or without them all, sorted by file and line.

    Faults that show only between files are found whichever of them is named.
    """
    content, problems = _read(folder, paths)
    found = sorted({*problems, *check(content, today, _judge(content))})
    return tuple(problem for problem in found if not paths or _is_below(problem.path, paths))


def mend_files(folder: Path, today: date, paths: Collection[Path] = ()) -> dict[Path, tuple[str, str]]:
    """Find what mends itself in the articles below `paths`, or in all: file → its text and the mended text."""
    content, _ = read_content(folder)
    files = {
        article.file: folder / article.source.relative_to(article.source.parts[0])
        for article in content.articles
        if not paths or _is_below(article.file, paths)
    }
    texts = {file: path.read_bytes().decode() for file, path in files.items()}
    return {files[file]: (texts[file], new) for file, new in mend(content, today, texts).items()}


def _read(folder: Path, paths: Collection[Path]) -> tuple[Content, tuple[Problem, ...]]:
    if paths and len(paths) <= FEW and all(_is_article(path, folder) for path in paths):
        return read_content(folder, neighbourhood(folder, paths))
    return read_content(folder)


def _is_article(path: Path, folder: Path) -> bool:
    return path.is_file() and path.resolve().is_relative_to((folder / "articles").resolve())


def _judge(content: Content) -> Judgement | None:
    if len(content.articles) < len(("one", "another")):
        return None
    from generator.stages.dedupe import dedupe

    return dedupe([tell(article) for article in content.articles])


def _is_below(file: str, paths: Collection[Path]) -> bool:
    return any(Path(file).resolve().is_relative_to(path.resolve()) for path in paths)
