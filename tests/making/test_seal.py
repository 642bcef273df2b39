"""Seals: the same for equal values, another for any that differs in what an output is made from."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.making.recipe import Recipe
from generator.making.seal import Sealer


@dataclass(frozen=True)
class Kite:
    """Something with a part that does not count."""

    name: str
    tails: tuple[int, ...]
    seen_at: str = field(default="", compare=False)


class Wind(BaseModel):
    """Something that editors might write."""

    force: int
    names: tuple[str, ...] = ()


plain = st.none() | st.booleans() | st.integers() | st.text() | st.binary()
values = st.recursive(
    plain | st.builds(Kite, st.text(), st.tuples(st.integers())) | st.builds(Wind, force=st.integers()),
    lambda inner: st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
)


def fly(*_: object) -> str:
    return "up"


def land(*_: object) -> str:
    return "down"


@given(values, values)
def test_values_have_the_same_seal_only_if_they_are_written_alike(one: object, other: object) -> None:
    assert (Sealer().of(one) == Sealer().of(other)) == (repr(one) == repr(other))


@given(values)
def test_a_sealer_that_has_seen_much_seals_as_a_new_one_does(value: object) -> None:
    sealer = Sealer()
    assert sealer.of((value, value)) == sealer.of((value, value)) == Sealer().of((value, value))


def test_what_an_object_does_not_compare_does_not_count() -> None:
    assert Sealer().of(Kite("red", (1,), "here")) == Sealer().of(Kite("red", (1,), "there"))
    assert Sealer().of(Kite("red", (1,))) != Sealer().of(Kite("red", (2,)))


def test_recipes_differ_by_name_by_what_makes_them_and_by_what_from() -> None:
    recipes = [
        Recipe("a", fly, (1,)),
        Recipe("b", fly, (1,)),
        Recipe("a", land, (1,)),
        Recipe("a", fly, (2,)),
    ]
    assert len({Sealer().of(recipe) for recipe in recipes}) == len(recipes)


def test_what_does_not_tell_what_it_holds_cannot_be_sealed() -> None:
    with pytest.raises(TypeError, match="does not tell what it holds"):
        Sealer().of(object())
