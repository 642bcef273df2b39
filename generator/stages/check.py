"""What shows only when the files of the editors' room are read together."""

from collections.abc import Callable
from datetime import date

from generator.errors import Problem
from generator.model import Content, Judgement
from generator.rules import lists
from generator.rules.bodies import body
from generator.rules.every import findings
from generator.rules.likeness import likeness
from generator.rules.room import Room


def check(
    content: Content, today: date, judged: Callable[[], Judgement] | None = None
) -> tuple[Problem, ...]:
    """Find what no file shows alone: references, dates, hosts, repetitions, unsafe bodies.

    Takes content that is valid in form, the day after which a date lies in
    the future, and how to get what deduplication judged of all the articles,
    which is asked for last. Gives the problems sorted; errors stop a build, warnings
    inform. What refers to a file or an entry that was left out as faulty is
    not blamed.
    """
    room = Room(content, today)
    found = {finding.problem(article.file) for article, finding in findings(room)}
    found |= {finding.problem(page.file) for page in content.pages for finding in body(page, room)}
    found |= {*lists.phrases(room), *lists.shared_hosts(room)}
    found |= set(likeness(judged(), room.articles)) if judged else set()
    return tuple(sorted(found))
