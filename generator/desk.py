"""The editors' desk: what is wrong with the articles, what of it mends itself, what is new among them.

It stands beside `pipeline.py` and shares no part of a build with it, so that
an answer about one file comes at once.
"""

import gc
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from operator import itemgetter
from pathlib import Path, PurePosixPath

from generator.errors import ContentError, Problem, Severity, WrongUseError
from generator.making.workers import workers
from generator.model import Article, Content, Judgement, Tag
from generator.outputs.changes import Changes
from generator.rules.room import Room
from generator.rules.spellings import spellings
from generator.stages.check import check
from generator.stages.compose import Answers, compose
from generator.stages.dedupe import dedupe
from generator.stages.mend import mend
from generator.stages.neighbourhood import neighbourhood
from generator.stages.read_content import faults_of, read_content
from generator.stages.suggest_names import gazetteer
from generator.stages.suggest_names import suggest_names as names_in
from generator.stages.tag import tag, topic_matcher
from generator.stages.tell import tell
from generator.text.addresses.canonical_address import canonical_address, host_of
from generator.text.addresses.hosts import owner_of
from generator.text.event_date import EventDate
from generator.text.found.dates import days_apart

FEW = 20
"""So many files are checked with their neighbourhood; for more, everything is read."""

MANY = 2000
"""So many articles are judged in a process of their own, while the rules are held against them."""


_WELL_FORMED = {
    "url": "https://example.org/",
    "publisher": "id",
    "title": "Title",
    "date": "2000",
    "summary": "A summary that is neither short nor long.",
}
"""Answers with no fault of form: what is wrong with another beside them is that one's own fault."""

AROUND = 3
"""Days within which two reports may well be of one story: that of re-takes, in deduplication too."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """All that was found in a room, and the room."""

    content: Content
    judgement: Judgement
    problems: tuple[Problem, ...]


def find_problems(folder: Path, today: date, paths: Collection[Path] = ()) -> tuple[Problem, ...]:
    """Give the problems of the files and folders `paths`, or without them all, sorted by file and line.

    Faults that show only between files are found whichever of them is named.
    """
    only = neighbourhood(folder, paths) if _are_few_articles(paths, folder) else None
    problems = judge(folder, today, only).problems
    return tuple(problem for problem in problems if not paths or is_below(problem.path, paths))


def read_room(folder: Path) -> Content:
    """Give what of the editors' room is valid in form."""
    content, _ = read_content(folder)
    return content


def judge(folder: Path, today: date, only: Collection[Path] | None = None) -> Verdict:
    """Read the room, of the articles perhaps `only` some, and find all there is to find."""
    with _not_tidying_up():
        content, problems = read_content(folder, only)
    with _judging(content) as judged, _not_tidying_up():
        found = {*problems, *check(content, today, judged)}
        return Verdict(content, judged(), tuple(sorted(found)))


@contextmanager
def _not_tidying_up() -> Iterator[None]:
    """Spare Python its search for garbage: of what is read none is, and it takes a third of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def _judging(content: Content) -> Iterator[Callable[[], Judgement]]:
    """Begin to judge what tells one story, and give how to get the answer."""
    tellings = [tell(article) for article in content.articles]
    if len(tellings) < MANY:
        yield cache(partial(dedupe, tellings))
        return
    with workers(1) as beside:
        yield beside.submit(dedupe, tellings).result


def find_mended(folder: Path, today: date, paths: Collection[Path] = ()) -> dict[Path, tuple[str, str]]:
    """Find what mends itself in the articles below `paths`, or in all: file → its text before and after."""
    content, _ = read_content(folder)
    files = {article.file: _place(article, folder) for article in content.articles}
    wanted = {file: path for file, path in files.items() if not paths or is_below(file, paths)}
    texts = {file: path.read_bytes().decode() for file, path in wanted.items()}
    return {files[file]: (texts[file], new) for file, new in mend(content, today, texts).items()}


def changes(verdict: Verdict, paths: Collection[Path]) -> Changes:
    """Gather what there is to show of the articles in the files `paths`."""
    content = verdict.content
    matcher = topic_matcher(content.topics)
    articles = [article for article in content.articles if is_below(article.file, paths)]
    return Changes(
        articles=[(one, tag(one.front.title, one.front.summary, one.body, matcher)) for one in articles],
        publishers=content.publishers,
        judgement=verdict.judgement,
        files={article.id: article.file for article in content.articles},
    )


def is_below(file: str, paths: Iterable[Path]) -> bool:
    """Tell whether a file is one of `paths` or lies below one of them."""
    return any(Path(file).resolve().is_relative_to(path.resolve()) for path in paths)


def suggest_topics(content: Content, title: str, summary: str, body: str = "") -> tuple[Tag, ...]:
    """Give the topics that the phrases of topics.yml find in a text."""
    return tag(title, summary, body, topic_matcher(content.topics))


def suggest_names(content: Content, answers: Answers) -> dict[str, list[str]]:
    """Give the names of names.yml that a new article's words hold: kind → names in the digest's spelling."""
    words = f"{answers.title}\n\n{answers.summary}\n\n{answers.body}"
    found: dict[str, list[str]] = {}
    for suggestion in names_in(words, gazetteer(content.names)):
        found.setdefault(suggestion.kind, []).append(suggestion.name)
    return found


def right_spelling(content: Content, kind: str, name: str) -> str:
    """Give a name of `people`, `places` or `organizations` as names.yml has it, or as it is."""
    return spellings(getattr(content.names, kind)).right(name) or name


def known_publisher(content: Content, url: str) -> str | None:
    """Give whose an address is, as publishers.yml tells by its host."""
    return owner_of(host_of(url), Room(content, date.max).hosts)


def articles_with(content: Content, url: str) -> tuple[Article, ...]:
    """Give the articles that name this address already, however it was shared."""
    return tuple(Room(content, date.max).reports.get(canonical_address(url), ()))


def articles_around(content: Content, date: str) -> tuple[Article, ...]:
    """Give the articles of about the same day as `date`, the nearest first; of a mere month or year none."""
    day = EventDate.parse(date)
    dated = [article for article in content.articles if article.front.date.day and day.day]
    apart = [(days_apart(day, article.front.date) or 0, article.id, article) for article in dated]
    return tuple(article for days, _, article in sorted(apart, key=itemgetter(0, 1)) if days <= AROUND)


def place_of(title: str, date: str) -> PurePosixPath:
    """Give where the file of a new article would stand inside the content folder."""
    return compose(_with(title=title, date=date))[0]


def fault_of(key: str, answer: str) -> str | None:
    """Tell what the check would find wrong with one answer, whatever the others are."""
    try:
        faults = faults_of(compose(_with(**{key: answer}))[1])
    except WrongUseError as error:
        return str(error)
    return faults[0].message if faults else None


def _with(**answers: str) -> Answers:
    said = _WELL_FORMED | answers
    return Answers(said["url"], said["title"], said["date"], said["summary"], said["publisher"])


def propose(answers: Answers) -> tuple[PurePosixPath, str]:
    """Write the file of a new article, and read it as the check will.

    Gives its path inside the content folder and its text. Raises ContentError
    with every fault of form, placed in the file as it would have been.
    """
    path, text = compose(answers)
    if faults := faults_of(text):
        raise ContentError(Problem(str(path), *fault.mark, Severity.ERROR, fault.message) for fault in faults)
    return path, text


def _are_few_articles(paths: Collection[Path], folder: Path) -> bool:
    articles = (folder / "articles").resolve()
    return 0 < len(paths) <= FEW and all(
        path.is_file() and path.resolve().is_relative_to(articles) for path in paths
    )


def _place(article: Article, folder: Path) -> Path:
    return folder.joinpath(*article.source.parts[1:])
