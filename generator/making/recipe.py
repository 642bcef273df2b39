"""How one output is made, told without making it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Made_co = TypeVar("Made_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Recipe(Generic[Made_co]):
    """What is made as `make(*inputs)`; nothing but the inputs and the code decides what comes out.

    `name` tells it from all others of its kind. `make` stands at the top of a
    module, so that every process can call it.
    """

    name: str
    make: Callable[..., Made_co]
    inputs: tuple[object, ...] = ()

    def made(self) -> Made_co:
        """Make it."""
        return self.make(*self.inputs)
