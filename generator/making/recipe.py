"""How one output is made, told without making it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Made_co = TypeVar("Made_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Recipe(Generic[Made_co]):
    """What is made as `make(*inputs)`, or, of parts, as `make(made_parts, *inputs)`.

    Nothing but the inputs, the parts and the code decides what comes out.
    `name` tells it from all others. `make` stands at the top of a module, so
    that every process can call it. A part is a recipe for some bytes, made
    for itself, so that what has a thousand parts is not made wholly anew when
    one of them changes.
    """

    name: str
    make: Callable[..., Made_co]
    inputs: tuple[object, ...] = ()
    parts: "tuple[Recipe[bytes], ...] | None" = None

    def made(self) -> Made_co:
        """Make it, and its parts first."""
        if self.parts is None:
            return self.make(*self.inputs)
        return self.made_of(part.made() for part in self.parts)

    def made_of(self, parts: Iterable[bytes]) -> Made_co:
        """Make it of its parts, which were made before."""
        return self.make(parts, *self.inputs)
