"""A new article: what is known already of what an editor says, and its file."""

from datetime import date
from operator import itemgetter
from pathlib import PurePosixPath

from generator.errors import ContentError, Problem, Severity, WrongUseError
from generator.model import Article, Content, Tag
from generator.rules.room import Room
from generator.rules.spellings import spellings
from generator.stages.compose import Answers, compose
from generator.stages.read_content import faults_of
from generator.stages.suggest_names import gazetteer
from generator.stages.suggest_names import suggest_names as names_in
from generator.stages.tag import tag, topic_matcher
from generator.text.addresses.canonical_address import canonical_address, host_of
from generator.text.addresses.hosts import owner_of
from generator.text.event_date import EventDate
from generator.text.found.dates import days_apart

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
