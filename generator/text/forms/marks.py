"""Where in a file a value stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Key = str | int
Path = tuple[Key, ...]


class Mark(NamedTuple):
    """A place in a file; line and column count from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Marks:
    """The places of all keys and values of one YAML document.

    A path is the way from the top to a value: `("sources", 0, "url")`.
    """

    values: Mapping[Path, Mark] = field(default_factory=dict)
    keys: Mapping[Path, Mark] = field(default_factory=dict)

    def value(self, *path: Key) -> Mark:
        """Give where the value at `path` begins, or its nearest ancestor that has a place."""
        return _nearest(self.values, path)

    def key(self, *path: Key) -> Mark:
        """Give where the key of `path` begins, or else what `value` gives."""
        return self.keys.get(path) or self.value(*path)


def _nearest(places: Mapping[Path, Mark], path: Path) -> Mark:
    for length in range(len(path), -1, -1):
        if place := places.get(path[:length]):
            return place
    return Mark()
