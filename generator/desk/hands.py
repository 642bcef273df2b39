"""Who does the work of a check that can be shared out: this process alone, or others beside it."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from multiprocessing import active_children
from typing import Any, Final

from generator.desk.check import Hands
from generator.making.workers import workers
from generator.model import Judgement, Telling
from generator.stages.dedupe import dedupe

MANY: Final = 2000
"""For so many articles it pays to begin other processes."""

AT_ONCE: Final = 200
"""So many files a process reads before it hands over what it has."""


def spread(read: Callable[[str], Any], files: Collection[str]) -> Iterable[Any]:
    """Read files as `map` does, many of them in as many processes as there are cores."""
    cores = os.cpu_count() or 1
    return map(read, files) if len(files) < MANY or cores == 1 else _side_by_side(read, files, cores)


def _side_by_side(read: Callable[[str], Any], files: Collection[str], count: int) -> Iterator[Any]:
    with _others(count) as pool:
        yield from pool.map(read, files, chunksize=AT_ONCE)


@contextmanager
def judging(tellings: list[Telling]) -> Iterator[Callable[[], Judgement]]:
    """Begin to judge what tells one story, of many beside what this process does meanwhile."""
    if len(tellings) < MANY:
        yield cache(partial(dedupe, tellings))
        return
    with _others(1) as pool:
        yield pool.submit(dedupe, tellings).result


@contextmanager
def _others(count: int) -> Iterator[ProcessPoolExecutor]:
    """Give other processes, which end at once where the work is broken off."""
    with workers(count) as pool:
        try:
            yield pool
        except BaseException:
            for process in active_children():
                process.terminate()
            raise


HANDS: Final = Hands(spread, judging)
