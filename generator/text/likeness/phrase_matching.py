"""Many literal phrases found in a text in one pass."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import ahocorasick

from generator.text.likeness.words import CJK, is_unspaced

_LETTER = rf"[^\W_{CJK}]"
_ENDINGS = re.compile(rf"(?:'s|s'|es'|s|es|')?(?!{_LETTER})")
_ANY_ENDING = re.compile(rf"{_LETTER}*(?:'s|')?(?!{_LETTER})")
_SPACES = re.compile(r"\s")
_ALIKE = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-"})


@dataclass(frozen=True, order=True, slots=True)
class Match:
    """A phrase of a group that was met at a place of the text."""

    start: int
    end: int
    group: str
    phrase: str


@dataclass(frozen=True, slots=True)
class _Form:
    group: str
    phrase: str
    any_ending: bool
    vetoes: bool


class PhraseMatcher:
    """The phrases of several groups, compiled once and met in any number of texts.

    A phrase is met by word, in any case, with plural and possessive endings;
    with a `*` at its end, with any ending. Where writing has no spaces it is
    met anywhere. A phrase that begins with `!` is no match itself: it voids
    what its group finds in the same place. Of matches inside one another only
    the longest counts.
    """

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        """Take the phrases of each group."""
        self._automaton: ahocorasick.Automaton[tuple[int, tuple[_Form, ...]]] = ahocorasick.Automaton()
        for spelling, forms in _spellings(groups).items():
            self._automaton.add_word(spelling, (len(spelling), tuple(forms)))
        self._automaton.make_automaton()

    def find(self, text: str) -> list[Match]:
        """Give every match in `text` in order; spans are places in `text` as it was given."""
        if not len(self._automaton):
            return []
        folded = _folded(text)
        found: list[tuple[Match, bool]] = []
        for last, (length, forms) in self._automaton.iter(folded):
            start, end = last - length + 1, last + 1
            if _begins_a_word(folded, start):
                found.extend(
                    (Match(start, stop, form.group, form.phrase), form.vetoes)
                    for form in forms
                    if (stop := _end_of_word(folded, end, form)) is not None
                )
        return _standing(found)


def _spellings(groups: Mapping[str, Iterable[str]]) -> dict[str, list[_Form]]:
    spellings: dict[str, list[_Form]] = {}
    for group, phrases in groups.items():
        for phrase in phrases:
            form = _Form(group, phrase.strip("!* "), phrase.endswith("*"), phrase.startswith("!"))
            literal = " ".join(_folded(phrase.strip("!* ")).split())
            for spelling in filter(None, {literal, _plural(literal)}):
                spellings.setdefault(spelling, []).append(form)
    return spellings


def _plural(literal: str) -> str:
    """Give the plural that changes the word itself: treaty, treaties."""
    return literal[:-1] + "ies" if literal.isascii() and re.search(r"[^aeiou\W]y$", literal) else literal


def _folded(text: str) -> str:
    """Give `text` in lower case, letter for letter, so that places stay what they are."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return _SPACES.sub(" ", lowered.translate(_ALIKE))


def _begins_a_word(text: str, start: int) -> bool:
    return start == 0 or is_unspaced(text[start]) or not _is_spaced_letter(text[start - 1])


def _end_of_word(text: str, end: int, form: _Form) -> int | None:
    """Give where the word at `end` ends, or None where the phrase is only a part of it."""
    if is_unspaced(text[end - 1]):
        return end
    ending = (_ANY_ENDING if form.any_ending else _ENDINGS).match(text, end)
    return ending.end() if ending else None


def _is_spaced_letter(letter: str) -> bool:
    return letter.isalnum() and not is_unspaced(letter)


def _standing(found: list[tuple[Match, bool]]) -> list[Match]:
    """Leave out what a veto or a longer match of the same group covers."""
    standing: list[Match] = []
    reach: dict[str, int] = {}
    vetoes = [match for match, vetoes in found if vetoes]
    for match in sorted(
        (match for match, vetoes in found if not vetoes), key=lambda match: (match.start, -match.end)
    ):
        if match.end > reach.get(match.group, 0) and not any(_overlap(match, veto) for veto in vetoes):
            standing.append(match)
            reach[match.group] = match.end
    return standing


def _overlap(match: Match, veto: Match) -> bool:
    return match.group == veto.group and match.start < veto.end and veto.start < match.end
