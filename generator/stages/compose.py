"""What an editor answered → the content file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

import yaml

from generator.errors import WrongUseError
from generator.text.addresses.slug import slug
from generator.text.event_date import EventDate

_NO_SLUG: Final = re.compile(r"[^a-z0-9-]+")
_LONGEST_SLUG: Final = 60
_LISTS: Final = ("topics", "people", "places", "organizations")
_ENOUGH_WORDS: Final = "article"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known of an article that is yet to be written; what is not known is empty."""

    url: str
    title: str
    date: str
    summary: str
    publisher: str
    source_title: str = ""
    published: str = ""
    author: str = ""
    topics: Sequence[str] = ()
    people: Sequence[str] = ()
    places: Sequence[str] = ()
    organizations: Sequence[str] = ()
    body: str = ""
    draft: bool = False


def compose(answers: Answers) -> tuple[PurePosixPath, str]:
    """Write the file of a new article: its path inside the content folder, and its text.

    The text is as good as the answers; whoever writes it to disk reads it
    first as strictly as any other. Raises WrongUseError where the date is none.
    """
    day = _day(answers.date)
    lists = {key: list(getattr(answers, key)) for key in _LISTS}
    head: dict[str, object] = {
        "title": answers.title,
        "date": answers.date,
        **{key: items for key, items in lists.items() if items and key == "topics"},
        "summary": answers.summary,
        "sources": [_source(answers)],
        **{key: items for key, items in lists.items() if items and key != "topics"},
        **({"draft": "true"} if answers.draft else {}),
    }
    lines = [line for key, value in head.items() for line in _lines(key, value)]
    body = f"{answers.body.strip()}\n" if answers.body.strip() else ""
    return _path(day, answers.title), "\n".join(["---", *lines, "---", body])


def _source(answers: Answers) -> Mapping[str, str]:
    given = {
        "publisher": answers.publisher,
        "title": answers.source_title,
        "url": answers.url,
        "published": answers.published,
        "author": answers.author,
    }
    return {key: value for key, value in given.items() if value}


def _lines(key: str, value: object) -> list[str]:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        entries = [_scalar(name, text) for name, text in value[0].items()]
        return [f"{key}:", f"  - {entries[0]}", *(f"    {entry}" for entry in entries[1:])]
    if isinstance(value, list):
        return [
            yaml.safe_dump({key: value}, default_flow_style=None, allow_unicode=True, width=10**6).rstrip()
        ]
    return [_scalar(key, str(value))]


def _scalar(key: str, value: str) -> str:
    """Write `key: value`; the digest's reader takes every value as text, so dates and flags stay bare."""
    if re.fullmatch(r"[\d-]+|true|https?://[^\s#]*", value):
        return f"{key}: {value}"
    return yaml.safe_dump({key: value}, allow_unicode=True, width=10**6).rstrip("\n")


def _day(text: str) -> EventDate:
    try:
        return EventDate.parse(text)
    except ValueError as error:
        raise WrongUseError(str(error)) from None


def _path(day: EventDate, title: str) -> PurePosixPath:
    words = re.sub(r"-{2,}", "-", _NO_SLUG.sub("", slug(title))).strip("-") or _ENOUGH_WORDS
    short = words if len(words) <= _LONGEST_SLUG else words[: _LONGEST_SLUG + 1].rpartition("-")[0]
    return PurePosixPath("articles", f"{day.year:04}", f"{day}-{short or words[:_LONGEST_SLUG]}.md")
