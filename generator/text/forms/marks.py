"""Where in a file a value stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

Key = str | int
Path = tuple[Key, ...]


class Mark(NamedTuple):
    """A place in a file; line and column count from 1."""

    line: int = 1
    column: int = 1


class Places(NamedTuple):
    """Where each value and each key of one YAML document begins.

    A path is the way from the top to a value: `("sources", 0, "url")`.
    """

    values: Mapping[Path, Mark] = {}
    keys: Mapping[Path, Mark] = {}


@dataclass(frozen=True)
class Marks:
    """The places in one YAML document, found when the first is asked for: most documents have no fault.

    `known_keys` are the keys at its top, where they are known without looking.
    """

    find: Callable[[], Places] = Places
    known_keys: tuple[str, ...] | None = None

    @cached_property
    def _places(self) -> Places:
        return self.find()

    @property
    def values(self) -> Mapping[Path, Mark]:
        """Where each value begins."""
        return self._places.values

    @property
    def keys(self) -> Mapping[Path, Mark]:
        """Where each key begins, in the order of the document."""
        return self._places.keys

    @property
    def top_keys(self) -> tuple[str, ...]:
        """The keys at the top, in the order of the document."""
        if self.known_keys is not None:
            return self.known_keys
        return tuple(str(path[0]) for path in self.keys if len(path) == 1)

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
