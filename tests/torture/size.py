"""How much of the campaign is run: a sample in minutes, or with TORTURE=full all of it in hours."""

import random
from collections.abc import Sequence
from os import environ
from typing import TypeVar

Item = TypeVar("Item")

IS_FULL = environ.get("TORTURE") == "full"


def size(small: int, full: int) -> int:
    """Give the number that fits the campaign's size."""
    return full if IS_FULL else small


def sample(items: Sequence[Item], small: int) -> Sequence[Item]:
    """Give all of `items`, or in the small campaign the same `small` of them every time."""
    if IS_FULL or len(items) <= small:
        return items
    return random.Random(20261122).sample(items, small)
