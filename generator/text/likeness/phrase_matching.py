"""Many literal phrases found in a text in one pass."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, chain, permutations
from typing import NamedTuple

import ahocorasick

from generator.text.likeness.words import CJK, is_unspaced

_LETTER = rf"[^\W_{CJK}]"
_ENDINGS = re.compile(rf"(?:'s|s'|es'|s|es|')?(?!{_LETTER})")
_ANY_ENDING = re.compile(rf"{_LETTER}*(?:'s|')?(?!{_LETTER})")
_CUT = re.compile(r"-(?<=[A-Za-z]-)\s+(?=[A-Za-z])")
_UNSPACED = re.compile(f"[{CJK}]")
_ALIKE = (("'", "\u2019\u2018"), (" ", "\n\t\r\u00a0\u3000-\u2010\u2011"))
_SPELT_TWO_WAYS = (
    (" us ", " u.s. "),
    ("defence", "defense"),
    ("programme", "program"),
    ("isation", "ization"),
    ("centre", "center"),
)


class Match(NamedTuple):
    """A phrase of a group that was met at a place of the text."""

    start: int
    end: int
    group: str
    phrase: str


@dataclass(frozen=True, slots=True)
class _Form:
    """A phrase as its group means it."""

    group: str
    phrase: str
    is_name: bool
    any_ending: bool
    vetoes: bool


class _Spelling(NamedTuple):
    """A run of letters that the text is searched for, and the phrases that are spelt so."""

    length: int
    is_wide_at_start: bool
    is_wide_at_end: bool
    forms: tuple[_Form, ...]


class PhraseMatcher:
    """The phrases of several groups, compiled once and met in any number of texts.

    A phrase is met by word, with plural and possessive endings, in British or
    American spelling, with hyphens or without, and where the end of a line cut
    a word in two; with a `*` at its end, with any ending. Where writing has no
    spaces it is met anywhere. A phrase that is written with a capital is a
    name: china is not China, except in a text that has no capitals at all. A
    phrase that begins with `!` is no match itself: it voids what its group
    finds in the same place, in any case. Of matches inside one another only
    the longest counts.

    All phrases are searched for at once, by the automaton of Aho and Corasick
    (Communications of the ACM 18, 1975).
    """

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        """Take the phrases of each group."""
        spellings = _spellings(groups)
        self._spaced = _automaton(
            {literal: spelt for literal, spelt in spellings.items() if not spelt.is_wide_at_start}
        )
        self._unspaced = _automaton(
            {literal: spelt for literal, spelt in spellings.items() if spelt.is_wide_at_start}
        )

    def find(self, text: str) -> list[Match]:
        """Give every match in `text` in order; spans are places in `text` as it was given."""
        found = self._met(text)
        if cuts := [cut.span() for cut in _CUT.finditer(text)]:
            found += self._met_over(cuts, text)
        return _standing(found)

    def _met(self, text: str) -> list[tuple[Match, bool]]:
        """Give each phrase where it stands as a word, and whether it is a veto."""
        met = []
        folded = _folded(text)
        has_capitals = not text.islower()
        for last, (length, is_wide_at_start, is_wide_at_end, forms) in self._candidates(folded):
            end = last + 1
            start = end - length
            if not is_wide_at_start and _is_spaced_letter(folded[start - 1 : start]):
                continue
            may_be_name = not has_capitals or text[start].isupper()
            following = folded[end : end + 1]
            is_whole = is_wide_at_end or not (following.isalnum() or following == "'")
            for form in forms:
                stop = end if is_whole else _end_of_word(folded, end, form)
                if stop and (may_be_name or not form.is_name):
                    met.append((Match(start, stop, form.group, form.phrase), form.vetoes))
        return met

    def _candidates(self, folded: str) -> Iterator[tuple[int, _Spelling]]:
        """Give where each spelling stands, be it a word there or not."""
        return chain(
            self._spaced.iter(folded) if self._spaced else (),
            self._unspaced.iter(folded) if self._unspaced and _UNSPACED.search(folded) else (),
        )

    def _met_over(self, cuts: list[tuple[int, int]], text: str) -> Iterator[tuple[Match, bool]]:
        """Give the matches that show only once the words cut at line ends are whole again."""
        gone = [0, *accumulate(end - start for start, end in cuts)]
        places = [start - before for (start, _), before in zip(cuts, gone, strict=False)]
        whole = "".join(
            text[start:end]
            for (_, start), (end, _) in zip([(0, 0), *cuts], [*cuts, (len(text), 0)], strict=True)
        )
        for match, vetoes in self._met(whole):
            before, inside = bisect_right(places, match.start), bisect_left(places, match.end)
            if before < bisect_left(places, match.start + len(match.phrase)):
                moved = match._replace(start=match.start + gone[before], end=match.end + gone[inside])
                yield moved, vetoes


def _automaton(spellings: Mapping[str, _Spelling]) -> "ahocorasick.Automaton[_Spelling]":
    automaton: ahocorasick.Automaton[_Spelling] = ahocorasick.Automaton()
    for literal, spelling in spellings.items():
        automaton.add_word(literal, spelling)
    automaton.make_automaton()
    return automaton


def _spellings(groups: Mapping[str, Iterable[str]]) -> dict[str, _Spelling]:
    spellings: dict[str, list[_Form]] = defaultdict(list)
    for group, phrases in groups.items():
        for phrase in phrases:
            form = _form(group, phrase)
            for literal in _spelt(" ".join(_folded(form.phrase).split())):
                spellings[literal].append(form)
    return {
        literal: _Spelling(len(literal), is_unspaced(literal[0]), is_unspaced(literal[-1]), tuple(forms))
        for literal, forms in spellings.items()
    }


def _form(group: str, phrase: str) -> _Form:
    literal, vetoes = phrase.strip("!* "), phrase.startswith("!")
    is_name = literal[:1].isupper() and not vetoes
    return _Form(group, literal, is_name=is_name, any_ending=phrase.endswith("*"), vetoes=vetoes)


def _spelt(literal: str) -> set[str]:
    """Give a phrase on both sides of the ocean, and the plural that changes the word itself: treaties."""
    spelt = {f" {literal} "}
    for pair in _SPELT_TWO_WAYS:
        for one, other in permutations(pair):
            spelt |= {form.replace(one, other) for form in spelt}
    spelt = {form.strip() for form in spelt}
    if literal.isascii() and re.search(r"[^aeiou\W]y$", literal):
        spelt |= {form[:-1] + "ies" for form in spelt}
    return spelt - {""}


def _folded(text: str) -> str:
    """Give `text` in lower case, letter for letter, so that places stay what they are."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    for one, others in _ALIKE:
        for other in others:
            lowered = lowered.replace(other, one)
    return lowered


def _is_spaced_letter(letter: str) -> bool:
    return letter.isalnum() and (letter.isascii() or not is_unspaced(letter))


def _end_of_word(text: str, end: int, form: _Form) -> int | None:
    """Give where the word at `end` ends, or None where the phrase is only a part of it."""
    ending = (_ANY_ENDING if form.any_ending else _ENDINGS).match(text, end)
    return ending.end() if ending else None


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
