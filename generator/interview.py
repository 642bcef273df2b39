"""What `digest new` asks, the address first: publisher, duplicates and topics follow from it."""

import sys
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import typer

from generator import desk
from generator.errors import WrongUseError
from generator.model import Content
from generator.stages.compose import Answers
from generator.stages.read_answers import listed
from generator.text.addresses.canonical_address import host_of
from generator.text.addresses.shared_address import without_tracking
from generator.text.addresses.slug import slug

Said = Mapping[str, str | list[str]]

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


def hold_interview(folder: Path, said: Said, *, draft: bool = False) -> tuple[PurePosixPath, str]:
    """Ask for what was not said, and give the path and the text of the new article's file.

    Where nobody can be asked, what is needed must have been said. Raises
    WrongUseError where it was not, and where the address stands in an article
    already; ContentError with all that is wrong with the answers.
    """
    content = desk.read_room(folder)
    asked = _Interview(content, dict(said), is_live=sys.stdin.isatty())
    url = without_tracking(asked.text("url"))
    _refuse_known(content, url)
    publisher = asked.text("publisher", desk.known_publisher(content, url) or slug(host_of(url)))
    title, date, summary = (asked.text(key) for key in ("title", "date", "summary"))
    people, places, organizations = (asked.items(key, ()) for key in ("people", "places", "organizations"))
    found = [tag.topic for tag in desk.suggest_topics(content, title, summary, asked.given("body"))]
    topics = asked.items("topics", found)
    return desk.propose(
        Answers(
            url=url,
            title=title,
            date=date,
            summary=summary,
            publisher=publisher,
            source_title=asked.given("source_title"),
            published=asked.given("published"),
            author=asked.given("author"),
            topics=topics,
            people=people,
            places=places,
            organizations=organizations,
            body=asked.given("body"),
            draft=draft,
        )
    )


class _Interview:
    """What was said, and how to ask for the rest."""

    def __init__(self, content: Content, said: dict[str, str | list[str]], *, is_live: bool) -> None:
        self._content = content
        self._said = said
        self._is_live = is_live

    def given(self, key: str) -> str:
        """Give what was said, or nothing."""
        return str(self._said.get(key, ""))

    def text(self, key: str, suggested: str | None = None) -> str:
        """Give what was said, or what the editor says now to a suggestion."""
        if key in self._said:
            return self.given(key)
        if self._is_live:
            return str(typer.prompt(_QUESTIONS[key], default=suggested)).strip()
        if suggested:
            return suggested
        msg = f"--{key} is missing: {_QUESTIONS[key]}"
        raise WrongUseError(msg)

    def items(self, key: str, suggested: list[str] | tuple[()]) -> list[str]:
        """Give a list that was said, or that the editor gives now."""
        if key in self._said:
            said = self._said[key]
            return said if isinstance(said, list) else listed(said)
        if self._is_live:
            return listed(typer.prompt(_QUESTIONS[key], default=", ".join(suggested)))
        return list(suggested)


def _refuse_known(content: Content, url: str) -> None:
    if twins := desk.articles_with(content, url):
        msg = f"{twins[0].file} names this address already; every story is told once, so improve that article"
        raise WrongUseError(msg)
