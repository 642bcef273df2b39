"""Seals: what a recipe's inputs come to, in a few letters.

Equal values have equal seals in every process; unequal ones differ but for
one chance in 2^128. So what was made under a seal need not be made again.
"""

import marshal
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from operator import attrgetter
from types import FunctionType
from typing import Any, Final

from pydantic import BaseModel

from generator.making.recipe import Recipe

_BYTES: Final = 16
_WITHOUT_REFERENCES: Final = 2
"""In later versions of marshal, what is written hangs on which objects are one and the same."""

# How begins what marshal does not write; it begins nothing so.
_MIXED: Final = b"\0"
_MAPPING: Final = b"\1"
_KEPT: Final = b"\2"

Writer = Callable[[Any], bytes]
"""Writes a value of one class so that no other of that class is written alike, nor as its beginning."""


class Sealer(dict[type, Writer]):
    """Seals values, and keeps the seals of the large ones, which many recipes share.

    It is the map of how the values of each class met so far are written,
    for most of what is sealed is millions of small values. Those of built-in
    classes, and what holds nothing else, marshal writes.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._known: dict[int, tuple[object, bytes]] = {}

    def of(self, value: object) -> str:
        """Seal a value."""
        return _hash(self[type(value)](value)).hex()

    def all_of(self, recipes: Iterable[Recipe[Any]]) -> dict[str, str]:
        """Seal recipes; give the seals by their names."""
        return {recipe.name: self.of(recipe) for recipe in recipes}

    def __missing__(self, kind: type) -> Writer:
        """Find out how values of a class are written that was not met before."""
        self[kind] = self._writer(kind)
        return self[kind]

    def _writer(self, kind: type) -> Writer:
        if kind in (str, int, float, bool, bytes, type(None)):
            return _built_in
        if issubclass(kind, (tuple, list)):
            return self._row
        if issubclass(kind, Mapping):
            return lambda value: _MAPPING + self._row([*value.items()])
        if is_dataclass(kind) and _is_small(kind):
            members = _members(kind)
            return lambda value: self._row(members(value))
        return self._keeping(kind)

    def _row(self, values: Sequence[object]) -> bytes:
        try:
            return _built_in(values)
        except ValueError:  # not all the way down
            return self._mixed(values)

    def _mixed(self, values: Sequence[object]) -> bytes:
        return _MIXED + len(values).to_bytes(4) + b"".join([self[type(value)](value) for value in values])

    def _keeping(self, kind: type) -> Writer:
        """Give what writes a large value as its seal, worked out once."""
        tell = self._teller(kind)

        def kept(value: object) -> bytes:
            # The value is kept beside its seal, so that no other can come to stand at its address.
            known = self._known.get(id(value))
            if known is None:
                known = self._known[id(value)] = (value, _KEPT + _hash(tell(value)))
            return known[1]

        return kept

    def _teller(self, kind: type) -> Writer:
        """Give what writes all that tells a value from others, of its class and of any other.

        Raises TypeError where its objects do not tell what they hold, for then
        nothing made from them could be known to be fresh.
        """
        name = _built_in(kind.__qualname__)
        if issubclass(kind, FunctionType):
            return lambda value: name + f"{value.__module__}.{value.__qualname__}".encode()
        if issubclass(kind, BaseModel):
            return lambda value: name + value.model_dump_json().encode()
        if is_dataclass(kind):
            members = _members(kind)
            return lambda value: name + self._mixed(members(value))
        if kind.__repr__ is object.__repr__:
            msg = f"{kind} does not tell what it holds"
            raise TypeError(msg)
        return lambda value: name + repr(value).encode()


def _built_in(value: Any) -> bytes:  # noqa: ANN401  # marshal tells what is none
    """Write a value of a built-in class, of such values only; raises ValueError where it is another."""
    return marshal.dumps(value, _WITHOUT_REFERENCES)


def _is_small(kind: type) -> bool:
    """Tell whether objects of a dataclass are not worth keeping seals for."""
    return all(one.compare and one.type in (str, int, float, bool, type(None)) for one in fields(kind))


def _members(kind: type) -> Callable[[Any], tuple[object, ...]]:
    """Give what reads from an object of a dataclass all that counts when two are compared."""
    # Its name comes along, for of one field alone attrgetter would give no tuple.
    return attrgetter(*(one.name for one in fields(kind) if one.compare), "__class__.__name__")


def _hash(written: bytes) -> bytes:
    return blake2b(written, digest_size=_BYTES).digest()
