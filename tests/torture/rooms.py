"""Editors' rooms in which every text is an attack, as far as the reader lets it pass."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from pydantic import BaseModel

from generator.errors import Severity
from generator.model import Abbreviation, Name, Publisher, Topic
from generator.stages.check import check
from generator.stages.read_content import read_content
from generator.text.forms.fault import FaultError
from generator.text.forms.form_file import read_entries
from tests.project import Project

FIRST_DAY = date(1900, 1, 1)
DAYS_APART = 4
"""Deduplication looks at neighbouring days only."""

BOOKS = 4
"""So many topics have articles: each of those becomes a book, and pandoc takes its time."""

ARTICLE_FIELDS = ("body", "title", "summary", "source-title", "author", "address", "archived", "names")


@dataclass(slots=True)
class Tally:
    """How many strings met the reader, and how many passed, by where they stood."""

    met: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)

    def count(self, place: str, *, passes: bool) -> bool:
        """Note one string more, and tell whether it passed."""
        self.met[place] += 1
        self.passed[place] += passes
        return passes

    def __str__(self) -> str:
        """Give all figures in one line."""
        passed, met = self.passed.total(), self.met.total()
        told = (f"{place} {self.passed[place]}/{self.met[place]}" for place in sorted(self.met))
        return f"{met - passed} of {met} refused; passed: {', '.join(told)}"


def furnish(project: Project, payloads: Sequence[str], tally: Tally) -> None:
    """Put every payload into every field, each in an entry or a file of its own; only valid ones stay."""
    publishers = {f"publisher-{number}": _publisher(number, text) for number, text in enumerate(payloads)}
    topics = {f"topic-{number}": _topic(text) for number, text in enumerate(payloads)}
    names = {f"a{number} {text[:100]}": _written(ja=text) for number, text in enumerate(payloads)}
    glossary = {text: _written(name=text, explanation=text) for text in payloads}
    add = partial(_add, project, tally)
    publishers = add("publishers.yml", publishers, Publisher)
    topics = add("topics.yml", topics, Topic)
    add("glossary.yml", glossary, Abbreviation)
    (project.content / "names.yml").write_text("people:\n", "utf-8")
    add("names.yml", names, Name)
    for number, text in enumerate(payloads):
        own = f"publisher-{number}"
        _write_articles(project, number, text, own if own in publishers else "lantern-times", topics)
    _take_refused_away(project, tally)


def _add(
    project: Project, tally: Tally, file: str, entries: Mapping[str, str], form: type[BaseModel]
) -> dict[str, str]:
    """Write the entries that are valid at the end of one of the room's lists, and give them."""
    alone = project.folder / "alone.yml"
    valid = {
        key: text
        for key, text in entries.items()
        if tally.count(file, passes=_is_valid(alone, {key: text}, form))
    }
    indent = "  " if form is Name else ""
    with (project.content / file).open("a", encoding="utf-8") as list_:
        list_.write(_listed(valid, indent))
    return valid


def _is_valid(path: Path, entry: Mapping[str, str], form: type[BaseModel]) -> bool:
    path.write_text(_listed(entry), "utf-8")
    try:
        return not read_entries(path, form, {}).faults
    except FaultError:
        return False


def _listed(entries: Mapping[str, str], indent: str = "") -> str:
    return "".join(f"{indent}{_quoted(key)}: {{{text}}}\n" for key, text in entries.items())


def _topic(text: str) -> str:
    return _written(title=text, description=text, introduction=text) + ", phrases: [kite]"


def _publisher(number: int, text: str) -> str:
    host = f"p{number}.example.org"
    fields = _written(name=text, licence=text, homepage=f"https://{host}/", kind="wire", rights="open")
    return f"{fields}, hosts: [{host}]"


def _written(**fields: str) -> str:
    return ", ".join(f"{key}: {_quoted(text)}" for key, text in fields.items())


def _quoted(text: str) -> str:
    """Write a text as YAML reads it: between double quotes, which hold whatever JSON's do."""
    return json.dumps(text, ensure_ascii=False)


def _write_articles(
    project: Project, number: int, text: str, publisher: str, topics: Mapping[str, str]
) -> None:
    day = FIRST_DAY + timedelta(days=DAYS_APART * number)
    topic = f"topic-{number % BOOKS}"
    for place in ARTICLE_FIELDS:
        path = f"articles/{day.year}/{day}-hostile-{place}.md"
        project.write(path, _article(day, place, text, publisher, topic if topic in topics else "trade"))


def _article(day: date, place: str, text: str, publisher: str, topic: str) -> str:
    def here(field: str, harmless: str) -> str:
        return _quoted(text if field == place else harmless)

    host = f"https://{publisher.replace('publisher-', 'p')}.example.org"
    address = f"{host}/{day}/{place}"
    return (
        f"---\ntitle: {here('title', f'Kites of {day}, seen by {place}')}\ndate: {day}\ntopics: [{topic}]\n"
        f"summary: {here('summary', f'An invented summary of what {place} holds on {day}, long enough.')}\n"
        f"sources:\n  - publisher: {publisher}\n    title: {here('source-title', 'Kites')}\n"
        f"    url: {here('address', address)}\n    author: {here('author', 'Robin Placeholder')}\n"
        f"    archived: {here('archived', f'https://archive.example.org/{day}')}\n"
        f"people: [{_quoted(f'a{day} {text[:100]}') if place == 'names' else ''}]\n---\n"
        f"{text if place == 'body' else 'An invented body.'}\n"
    )


def _take_refused_away(project: Project, tally: Tally) -> None:
    content, problems = read_content(project.content)
    found = {*problems, *check(content, date.max)}
    refused = {problem.path for problem in found if problem.severity is Severity.ERROR}
    for path in sorted(project.content.glob("articles/*/*-hostile-*.md")):
        place = path.stem.partition("-hostile-")[2]
        if not tally.count(place, passes=path.as_posix() not in refused):
            path.unlink()
