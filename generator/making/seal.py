"""Seals: what a recipe's inputs come to, in a few letters.

Equal values have equal seals in every process; unequal ones differ but for
one chance in 2^128. So what was made under a seal need not be made again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from hashlib import blake2b
from operator import attrgetter
from types import FunctionType
from typing import Any

from pydantic import BaseModel

from generator.making.recipe import Recipe

_BYTES = 16
Reader = Callable[[Any], object]
_PLAIN = frozenset((str, int, float, bool, bytes, type(None), tuple[int, ...]))


@dataclass(slots=True)
class Sealer:
    """Seals values, and keeps the seals of the large ones, which many recipes share."""

    _known: dict[int, tuple[object, str]] = field(default_factory=dict)
    _readers: dict[type, Reader] = field(default_factory=dict)
    _are_plain: dict[type, bool] = field(default_factory=dict)

    def recipe(self, recipe: Recipe[object]) -> str:
        """Seal what a recipe makes."""
        return self._kept(recipe)

    def of(self, value: object) -> str:
        """Seal a value."""
        return _seal_of(self._words(value))

    def _words(self, value: object) -> str:
        """Write a value so that no other is written alike."""
        kind = type(value)
        if isinstance(value, (tuple, list)):
            return f"({','.join(map(self._words, value))})"
        if kind not in self._are_plain:
            self._are_plain[kind] = _is_plain(kind)
        return repr(value) if self._are_plain[kind] else self._kept(value)

    def _kept(self, value: object) -> str:
        # The value is kept beside its seal, so that no other can come to stand at its address.
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = (value, _seal_of(self._members(value)))
        return known[1]

    def _members(self, value: object) -> str:
        if isinstance(value, Mapping):
            return f"{{{','.join(map(self._words, value.items()))}}}"
        if isinstance(value, FunctionType):
            return f"{value.__module__}.{value.__qualname__}"
        kind = type(value)
        if kind not in self._readers:
            self._readers[kind] = _reader(kind)
        members = self._readers[kind](value)
        return f"{kind.__qualname__}{self._words(members)}"


def _seal_of(words: str) -> str:
    return blake2b(words.encode(), digest_size=_BYTES).hexdigest()


def _is_plain(kind: type) -> bool:
    """Say whether `repr` tells all of an object of a class, which is then not worth keeping a seal for."""
    return kind in _PLAIN or (
        is_dataclass(kind) and all(one.compare and one.type in _PLAIN for one in fields(kind))
    )


def _reader(kind: type) -> Reader:
    """Give what reads from an object of a class all that tells it from others of that class.

    Raises TypeError where its objects do not tell what they hold, for then
    nothing made from them could be known to be fresh.
    """
    if issubclass(kind, BaseModel):
        return lambda value: tuple(value.__dict__.values())
    if is_dataclass(kind):
        # Its name comes along, for of one field alone attrgetter would give no tuple.
        return attrgetter(*(one.name for one in fields(kind) if one.compare), "__class__.__name__")
    if kind.__repr__ is object.__repr__:
        msg = f"{kind} does not tell what it holds"
        raise TypeError(msg)
    return repr
