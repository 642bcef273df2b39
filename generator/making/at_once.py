"""Many things made at once, by several processes where that pays."""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from generator.making.workers import workers

Given = TypeVar("Given")
Made = TypeVar("Made")

WORTH_A_PROCESS = 150
"""Fewer things than this are made sooner than another process has started."""

_A_LOAD = 25
"""So many go to a process at a time: enough to carry them cheaply, few enough to share them evenly."""


def make_at_once(
    make: Callable[[Given], Made],
    things: Collection[Given],
    jobs: int,
    load: int = _A_LOAD,
    worth: int = WORTH_A_PROCESS,
) -> Iterator[Made]:
    """Give `make(thing)` for each of `things`, in their order, made by up to `jobs` processes.

    `make` stands at the top of a module. What it raises is raised here. A
    process takes `load` things at a time; fewer than `worth` keep none busy.
    """
    shares = min(jobs, len(things) // worth)
    if shares <= 1:
        yield from map(make, things)
        return
    with workers(shares) as pool:
        # Not the pool's own map: where that is broken off, Python 3.11 complains of what it cancelled.
        made = [pool.submit(_several, make, some) for some in _loads(things, load)]
        for some in made:
            yield from some.result()


def _loads(things: Collection[Given], size: int) -> Iterator[Sequence[Given]]:
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some


def _several(make: Callable[[Given], Made], things: Sequence[Given]) -> list[Made]:
    return [make(thing) for thing in things]
