"""What shows only when the files of the editors' room are read together."""

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import unquote

from generator.errors import Problem, Severity
from generator.model import Article, Content, StandingPage
from generator.text.body import Link, body_faults, links
from generator.text.canonical_address import canonical_address, host_of
from generator.text.fault import quote
from generator.text.ids import date_of
from generator.text.marks import Mark, Marks
from generator.text.nearest import did_you_mean

Found = tuple[Mark, Severity, str]
Written = Article | StandingPage

_LISTS = ("topics", "people", "places", "organizations", "same_as", "not_same_as")
_NAME_KINDS = ("people", "places", "organizations")


def check(content: Content, today: date) -> tuple[Problem, ...]:
    """Find what no file shows alone: references, dates, hosts, repetitions, unsafe bodies.

    Takes content that is valid in form, and the day after which a date lies in
    the future. Gives the problems sorted; errors stop a build, warnings inform.
    What refers to a file or an entry that was left out as faulty is not blamed.
    """
    room = _look_around(content, today)
    found = {
        Problem(article.file, mark.line, mark.column, severity, message)
        for article in content.articles
        for rule in _ARTICLE_RULES
        for mark, severity, message in rule(article, room)
    }
    for page in content.pages:
        found |= {Problem(page.file, mark.line, mark.column, *rest) for mark, *rest in _body(page, room)}
    return tuple(sorted(found | set(_room_problems(content))))


@dataclass(frozen=True, slots=True)
class _Room:
    """What the rules look things up in."""

    today: date
    topics: frozenset[str]
    publishers: frozenset[str]
    hosts: Mapping[str, str]
    articles: Mapping[str, Article | None]
    files: frozenset[str]
    aliases: Mapping[str, Mapping[str, str]]
    reports: dict[str, Article] = field(default_factory=dict)
