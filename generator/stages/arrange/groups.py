"""Members sorted into groups."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

Member = TypeVar("Member")
Key = TypeVar("Key")


def grouped(
    members: Iterable[Member], keys: Callable[[Member], Iterable[Key]]
) -> dict[Key, tuple[Member, ...]]:
    """Sort `members` into the groups that `keys` names for each, keeping their order."""
    groups: defaultdict[Key, list[Member]] = defaultdict(list)
    for member in members:
        for key in keys(member):
            groups[key].append(member)
    return {key: tuple(found) for key, found in groups.items()}
