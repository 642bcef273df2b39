"""What `digest new` asks, the address first: publisher, date, duplicates, names and topics follow from it."""

import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

import typer

from generator.config import today
from generator.desk import new as desk
from generator.desk.check import read_room
from generator.errors import WrongUseError
from generator.model import Content
from generator.stages.compose import Answers
from generator.stages.read_answers import listed
from generator.stages.suggest_names import KINDS
from generator.text.addresses.canonical_address import host_of
from generator.text.addresses.shared_address import without_tracking
from generator.text.addresses.slug import slug
from generator.text.event_date import EventDate
from generator.text.folder import shown
from generator.text.forms.fault import quote
from generator.text.forms.nearest import did_you_mean
from generator.text.found.dates import address_date

Said = Mapping[str, str | list[str]]
Judge = Callable[[str], str | None]
"""Tells what is wrong with an answer and what it should look like, or nothing."""

STOPPED = 130
"""The exit code of what Ctrl-C stopped, as shells have it: 128 and the signal's number."""

MOST_SHOWN = 5
"""So many articles of the same days are shown."""

MOST_LISTED = 12
"""Of so many ids a message names all."""

_WELCOME = """\
Enter takes what stands in brackets. A dash (-) leaves a list empty.
Ctrl-C stops at any time, and nothing is written.
"""
_QUESTIONS = {
    "url": "Address of the report (https://…)",
    "publisher": "Publisher (an id from publishers.yml)",
    "title": "What happened, in one line",
    "date": "When it happened (YYYY-MM-DD, or YYYY-MM or YYYY)",
    "summary": "One or two sentences in your own words, 40 to 400 characters",
    "people": "People, with commas (may stay empty)",
    "places": "Places, with commas (may stay empty)",
    "organizations": "Organizations, with commas (may stay empty)",
    "topics": "Topics, with commas",
}
_NEEDED = ("url", "title", "date", "summary")


def hold_interview(folder: Path, said: Said, *, draft: bool = False) -> tuple[PurePosixPath, str]:
    """Ask for what was not said, and give the path and the text of the new article's file.

    At a terminal an answer that does not fit is explained and asked for again,
    and the file is shown before it is written. Where nobody can be asked, what
    is needed must have been said. Raises WrongUseError where it was not, and
    where the address stands in an article already; ContentError with all that
    is wrong with the answers; typer.Exit where the editor stopped.
    """
    editor = _Editor(said, is_live=sys.stdin.isatty())
    if not editor.is_live:
        _refuse_missing(said)
    try:
        path, text = desk.propose(_Interview(editor, read_room(folder), folder).hold(draft=draft))
        editor.confirm(f"\n{text}\nWrite this to {shown(folder / path)}?", usual=True)
    except typer.Abort:
        typer.echo("\nStopped; nothing was written.", err=True)
        raise typer.Exit(STOPPED) from None
    return path, text


def _anything(_: str) -> None:
    """Find no fault."""


class _Editor:
    """Who answers: somebody at a terminal, or else only what was said beforehand."""

    def __init__(self, said: Said, *, is_live: bool) -> None:
        self._said = said
        self.is_live = is_live

    def given(self, key: str) -> str:
        """Give what was said beforehand, or nothing."""
        return str(self._said.get(key, ""))

    def tell(self, sentence: str) -> None:
        """Say something to whoever is there."""
        if self.is_live:
            typer.echo(sentence)

    def confirm(self, question: str, *, usual: bool) -> None:
        """Stop where the editor says no; raises typer.Abort."""
        if self.is_live:
            typer.confirm(question, default=usual, abort=True)

    def text(self, key: str, suggested: str | None = None, judge: Judge = _anything) -> str:
        """Give the answer to one question, asked until it fits."""
        if self.is_live:
            return self._asked(key, suggested, lambda text: desk.fault_of(key, text) or judge(text))
        return self.given(key) or suggested or ""

    def items(self, key: str, suggested: Iterable[str], judge: Judge = _anything) -> list[str]:
        """Give the answer to a question for a list, each item of which has to fit."""
        said = self._said.get(key)
        if isinstance(said, list):
            return said
        if self.is_live:
            return listed(
                self._asked(key, ", ".join(suggested), lambda text: _first_fault(listed(text), judge))
            )
        return list(suggested) if said is None else listed(said)

    def _asked(self, key: str, suggested: str | None, judge: Judge) -> str:
        answer = self.given(key) or self._prompt(key, suggested)
        while fault := judge(answer):
            self.tell(f"  {fault}")
            answer = self._prompt(key, suggested)
        return answer

    def _prompt(self, key: str, suggested: str | None) -> str:
        return str(typer.prompt(_QUESTIONS[key], default=suggested, show_default=bool(suggested))).strip()


class _Interview:
    """The questions in their order, and what follows from the answers."""

    def __init__(self, editor: _Editor, content: Content, folder: Path) -> None:
        self._editor = editor
        self._content = content
        self._folder = folder

    def hold(self, *, draft: bool) -> Answers:
        """Ask everything; an answer that is known already is not asked for."""
        editor = self._editor
        editor.tell(_WELCOME)
        url = without_tracking(editor.text("url"))
        self._refuse_known(url)
        publisher = self._publisher(url)
        date = self._date(url)
        title = editor.text("title", judge=lambda title: self._taken(title, date))
        summary = editor.text("summary")
        known = Answers(
            url=url,
            title=title,
            date=date,
            summary=summary,
            publisher=publisher,
            source_title=editor.given("source_title"),
            published=editor.given("published"),
            author=editor.given("author"),
            body=editor.given("body"),
            draft=draft,
        )
        people, places, organizations = self._names(known)
        topics = self._topics(known)
        return replace(known, people=people, places=places, organizations=organizations, topics=topics)

    def _refuse_known(self, url: str) -> None:
        if twins := desk.articles_with(self._content, url):
            reason = "every story is told once, so improve that article"
            msg = f"{twins[0].file} names this address already; {reason}"
            raise WrongUseError(msg)

    def _publisher(self, url: str) -> str:
        """Ask whose report it is; a host that is not known suggests an id that is yet to be added."""
        host = host_of(url)
        known = desk.known_publisher(self._content, url)
        if not known:
            self._editor.tell(
                f"  No publisher has the host {host}. Name one that is known, or take a new id and add it to "
                "publishers.yml."
            )
        choices = {*self._content.publishers, known or slug(host)}
        return self._editor.text(
            "publisher", known or slug(host), lambda id_: _unknown("publisher", id_, choices)
        )

    def _date(self, url: str) -> str:
        """Ask when it happened, and show what the digest tells of that time already."""
        day = address_date(url) if self._editor.is_live else None
        date = self._editor.text("date", str(day) if day else None, _lies_ahead)
        near = desk.articles_around(self._content, date) if self._editor.is_live else ()
        if near:
            self._editor.tell(
                "  The digest has these of about that day; if one tells your story, improve it:"
            )
        for article in near[:MOST_SHOWN]:
            self._editor.tell(f"    {article.file}: {article.front.title}")
        return date

    def _taken(self, title: str, date: str) -> str | None:
        place = self._folder / desk.place_of(title, date)
        if not place.exists():
            return None
        return f"{shown(place)} is there already; improve that article, or say what sets this one apart"

    def _names(self, answers: Answers) -> list[list[str]]:
        """Ask who and what is named; known names are suggested, and written as names.yml has them."""
        found = desk.suggest_names(self._content, answers) if self._editor.is_live else {}
        names = []
        for kind in KINDS:
            said = self._editor.items(kind, found.get(kind, ()))
            right = [desk.right_spelling(self._content, kind, name) for name in said]
            names.append(right if self._editor.is_live else said)
        return names

    def _topics(self, answers: Answers) -> list[str]:
        tags = desk.suggest_topics(self._content, answers.title, answers.summary, answers.body)
        for tag in tags:
            phrases = dict.fromkeys(phrase.phrase for phrase in tag.because)
            self._editor.tell(f"  {tag.topic}, because of {', '.join(map(quote, phrases))}")
        return self._editor.items(
            "topics",
            [tag.topic for tag in tags],
            lambda topic: _unknown("topic", topic, self._content.topics),
        )


def _refuse_missing(said: Said) -> None:
    if missing := [key for key in _NEEDED if not said.get(key)]:
        raise WrongUseError("; ".join(f"--{key} is missing: {_QUESTIONS[key]}" for key in missing))


def _first_fault(items: Iterable[str], judge: Judge) -> str | None:
    return next(filter(None, map(judge, items)), None)


def _unknown(what: str, id_: str, choices: Collection[str]) -> str | None:
    if id_ in choices:
        return None
    listing = (
        f"; there are {', '.join(sorted(choices))}" if len(choices) <= MOST_LISTED else "; look it up there"
    )
    ending = did_you_mean(id_, choices) or listing
    return f"{what} {quote(id_)} is not in {what}s.yml{ending}"


def _lies_ahead(date: str) -> str | None:
    if EventDate.parse(date).first_day <= today():
        return None
    return f"{date} lies in the future; check the year, the month and the day"
