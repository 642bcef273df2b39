"""Names that are one name, written by two hands."""

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST = 8
_ONE_SLIP = 1


def folded(name: str) -> str:
    """Give what two spellings share: letters without accents, capitals, hyphens, dots and double spaces."""
    letters = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", plain.casefold()))


def reversed_name(name: str) -> str:
    """Give a name of two words with its words changed round, without a comma between them."""
    words = name.replace(",", " ").split()
    return " ".join(reversed(words)) if len(words) == len(("first", "last")) else name


def one_slip_away(name: str, known: Iterable[str]) -> str | None:
    """Give the known name that differs by one letter, or by two neighbours that changed places.

    Short names are not compared: among them one letter makes another name.
    """
    if len(name) < _SHORTEST:
        return None
    best = process.extractOne(name, known, scorer=OSA.distance, score_cutoff=_ONE_SLIP)
    return best[0] if best else None
