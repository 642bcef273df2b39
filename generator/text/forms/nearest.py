"""The word someone probably meant."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

_LIKE_ENOUGH = 0.6


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Give the choice most like `word`, or None where none is like enough.

    A swap of two neighbours counts as one slip of the hand. Of equally near
    choices the first in the alphabet wins, so that messages never change.
    """
    best = process.extractOne(
        word.casefold(), sorted(choices), scorer=OSA.normalized_similarity, score_cutoff=_LIKE_ENOUGH
    )
    return best[0] if best else None


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Give the end of a message, `; did you mean "…"?`, or nothing where no choice is near."""
    choice = nearest(word, choices)
    return f'; did you mean "{choice}"?' if choice else ""
