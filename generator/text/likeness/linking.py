"""Ids that people linked or parted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[str, str]
Neighbours = Mapping[str, set[str]]


def neighbours(pairs: Iterable[Pair]) -> Neighbours:
    """Give for each id those it is paired with, in both directions."""
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        beside[one].add(other)
        beside[other].add(one)
    return beside


def are_parted(some: Iterable[str], others: set[str], apart: Neighbours) -> bool:
    """Tell whether any of `some` is parted from any of `others`."""
    return any(not others.isdisjoint(apart.get(one, ())) for one in some)


def linked(ids: Sequence[str], links: Neighbours, apart: Neighbours) -> list[list[str]]:
    """Group `ids` by their links, also through others; unlinked ids are groups of one.

    Groups and their members keep the order of `ids`. Where linked ids are
    parted, the later of them begins a group of its own.
    """
    place = {one: number for number, one in enumerate(ids)}
    groups: list[list[str]] = []
    seen: set[str] = set()
    for one in ids:
        if one not in seen:
            reached = _reached(one, links)
            seen |= reached
            groups.extend(_kept_together(sorted(reached & place.keys(), key=place.__getitem__), apart))
    return sorted(groups, key=lambda group: place[group[0]])


def _reached(start: str, links: Neighbours) -> set[str]:
    reached = {start}
    ahead = [start]
    while ahead:
        found = links.get(ahead.pop(), set()) - reached
        reached |= found
        ahead.extend(found)
    return reached


def _kept_together(ids: Iterable[str], apart: Neighbours) -> list[list[str]]:
    groups: list[list[str]] = []
    for one in ids:
        homes = (group for group in groups if not are_parted([one], set(group), apart))
        if home := next(homes, None):
            home.append(one)
        else:
            groups.append([one])
    return groups
