"""Who does the work of a check that can be shared out: this process alone, or others beside it."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from typing import Any, Final

from generator.desk.check import Hands
from generator.model import Judgement, Telling
from generator.rules.note import note
from generator.stages.dedupe import dedupe

MANY: Final = 2000
"""For so many articles it pays to begin other processes."""

AT_ONCE: Final = 200
"""So many files a process reads before it hands over what it has."""


def spread(read: Callable[[str], Any], files: Collection[str]) -> Iterable[Any]:
    """Read files as `map` does, many of them in as many processes as there are cores."""
    if len(files) < MANY:
        return map(read, files)
    from generator.making.at_once import make_at_once

    return make_at_once(read, files, os.cpu_count() or 1, AT_ONCE)


@contextmanager
def judging(tellings: list[Telling]) -> Iterator[Callable[[], Judgement]]:
    """Begin to judge what tells one story, of many beside what this process does meanwhile."""
    if len(tellings) < MANY:
        yield cache(partial(dedupe, tellings))
        return
    from generator.making.at_once import beside

    with beside(partial(dedupe, tellings)) as judged:
        yield judged


HANDS: Final = Hands(spread, note, judging)
