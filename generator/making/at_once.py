"""Many things made at once, by several processes where that pays; or one thing beside others."""

from collections import deque
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from generator.making.workers import workers

if TYPE_CHECKING:
    from concurrent.futures import Future

Given = TypeVar("Given")
Made = TypeVar("Made")

WORTH_A_PROCESS = 150
"""Fewer things than this are made sooner than another process has started."""

_A_LOAD = 25
"""So many go to a process at a time: enough to carry them cheaply, few enough to share them evenly."""

_HELD: list[Any] = []
"""In a worker: what it works on. It was born with it: to send an article costs more than to print it."""


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
    held = [*things]
    with workers(shares, _hold, held) as pool:
        # Not the pool's own map: where that is broken off, Python 3.11 complains of what it cancelled.
        made = deque(pool.submit(_several, make, start, start + load) for start in range(0, len(held), load))
        while made:  # and let go of what was handed on
            yield from made.popleft().result()


@contextmanager
def beside(make: Callable[[], Made], jobs: int = 2) -> Iterator[Callable[[], Made]]:
    """Begin to make one thing in a process of its own.

    Gives what waits for it, and raises what making it raised. Where no more
    than one process may work, it is made when it is waited for.
    """
    if jobs <= 1:
        yield make
        return
    with workers(1, _hold, [make]) as pool:
        made: Future[list[Made]] = pool.submit(_several, _called, 0, 1)
        yield lambda: made.result()[0]


def _called(make: Callable[[], Made]) -> Made:
    return make()


def _hold(things: list[Any]) -> None:
    _HELD[:] = things


def _several(make: Callable[[Given], Made], start: int, end: int) -> list[Made]:
    return [make(thing) for thing in _HELD[start:end]]
