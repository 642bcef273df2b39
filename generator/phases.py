"""A stopwatch for the phases of a run."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Final, TypeVar

Thing = TypeVar("Thing")
OnPhase = Callable[[str], None]
"""Told the name of each phase as it begins, and of a long one how far it is."""

OFTEN: Final = 1000


@dataclass(slots=True)
class Phases:
    """The phases so far: name → seconds, in the order they ran."""

    on_phase: OnPhase = lambda _: None
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Time what happens inside under `name`."""
        self.on_phase(name)
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = perf_counter() - start


def counted(name: str, things: Sequence[Thing], on_phase: OnPhase) -> Iterator[Thing]:
    """Give `things`, and tell at every thousandth how far the phase `name` is."""
    for number, thing in enumerate(things):
        if number and number % OFTEN == 0:
            on_phase(f"{name}: {number} of {len(things)}")
        yield thing
