"""Many things made at once, by several processes where that pays."""

from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

from generator.making.workers import workers

Given = TypeVar("Given")
Made = TypeVar("Made")

WORTH_A_PROCESS = 150
"""Fewer things than this are made sooner than another process has started."""

_A_LOAD = 25
"""So many go to a process at a time: enough to carry them cheaply, few enough to share them evenly."""


def make_at_once(make: Callable[[Given], Made], things: Collection[Given], jobs: int) -> Iterator[Made]:
    """Give `make(thing)` for each of `things`, in their order, made by up to `jobs` processes.

    `make` stands at the top of a module. What it raises is raised here.
    """
    shares = min(jobs, len(things) // WORTH_A_PROCESS)
    if shares <= 1:
        yield from map(make, things)
        return
    with workers(shares) as processes:
        yield from processes.map(make, things, chunksize=_A_LOAD)
