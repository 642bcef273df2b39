"""A stopwatch for the phases of a run."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter

OnPhase = Callable[[str], None]
"""Told the name of each phase as it begins."""


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
