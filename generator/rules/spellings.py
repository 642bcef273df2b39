"""How the digest spells a name."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import Name
from generator.text.likeness.spelling import folded, one_slip_away, reversed_name


@dataclass(frozen=True, slots=True)
class Spellings:
    """The names of one kind: those that are right, and by their folded form those that are not."""

    known: frozenset[str]
    variants: Mapping[str, str]

    def right(self, name: str) -> str | None:
        """Give the known spelling of a name that is written otherwise, or None."""
        if name in self.known:
            return None
        return self.variants.get(folded(name)) or self.variants.get(folded(reversed_name(name)))

    def meant(self, name: str) -> str | None:
        """Give a known name that is one slip of the hand away, or None."""
        return None if name in self.known else one_slip_away(name, sorted(self.known))


def spellings(names: Mapping[str, Name]) -> Spellings:
    """Make the names of names.yml ready for looking up."""
    known = {folded(name): name for name in names}
    aliases = {folded(alias): name for name, entry in names.items() for alias in entry.aliases}
    return Spellings(frozenset(names), aliases | known)
