"""Known names found in a text, as they are spelt and where they stand for themselves."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from generator.text.likeness.phrase_matching import Match, PhraseMatcher
from generator.text.likeness.words import is_unspaced

STRANGER: Final = ""
"""Stands for someone who bears a known name and is not known."""

_WORD_BEFORE = re.compile(r"(?:^|[^\w.'’-])((?:[A-Z][\w'’-]*|[A-Z]\.)) $")
_WORD_AFTER = re.compile(r" ([A-Z][\w'’-]*)")
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[^\W\d_]{3,}")
_KANJI = re.compile("[\u4e00-\u9fff]")
_AFTER_A_PLACE: Final = frozenset("県市府都道町村区湾港沖駅島側内外産製発着在間行基州政滞訪会")
_SHORT_KANJI: Final = 2
_NEARBY: Final = 40
_MOSTLY: Final = 0.75
_FEW: Final = 2

_OFFICES = """
president minister secretary mr mrs ms dr senator sen rep representative governor gov general gen admiral
adm colonel captain ambassador emperor empress chancellor premier chairman chairwoman commissioner chief
mayor justice judge speaker vice deputy envoy negotiator professor candidate republican democrat lady
"""
_OPENING_WORDS = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december former then the a an and but or nor if when while where as after before
since although though because both for in on at to from with by under over against between like yet so that
this these those later earlier meanwhile today yesterday tomorrow how why what who did does do will would
can could should is was are were has had have not only even also american japanese chinese prime foreign
defence defense trade state cabinet said says
"""
OFFICES: Final = frozenset(_OFFICES.split())
"""Words before a surname that are no given name."""

_NO_NAMES: Final = OFFICES | frozenset(_OPENING_WORDS.split())


class Mention(NamedTuple):
    """A name that stands at a place of the text; `written` is its spelling there without a possessive."""

    start: int
    end: int
    name: str
    written: str


class NameMatcher:
    """Known names with all their spellings, compiled once and met in any number of texts.

    A name is met in its own capitals (pence are not Pence), or in capitals
    throughout where the whole paragraph is. Of names inside one another the
    longest counts, and none does that stands inside a longer name which is not
    known: the Washington Post, USS Ronald Reagan. A surname behind a given
    name that is not known belongs to a stranger.
    """

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        """Take each name with all its spellings, its own among them."""
        spellings = {name: tuple(spelt) for name, spelt in names.items()}
        self._phrases = PhraseMatcher(spellings)
        self._spellings = {name: frozenset(map(str.lower, spelt)) for name, spelt in spellings.items()}
        self._capitals = {name: frozenset(map(_capitals, spelt)) for name, spelt in spellings.items()}

    def find(self, text: str) -> list[Mention]:
        """Give every mention in `text` in order, those of strangers too."""
        spelt = [mention for match in self._phrases.find(text) if (mention := self._mention(match, text))]
        return list(_standing_alone(_longest(spelt), text))

    def _mention(self, match: Match, text: str) -> Mention | None:
        written = re.sub(r"-\s+", "", text[match.start : match.end])
        written = " ".join(_POSSESSIVE.sub("", written).split())
        if self._is_plural(match, written) or not self._has_its_capitals(
            match.group, written, text, match.start
        ):
            return None
        return Mention(match.start, match.end, match.group, written)

    def _is_plural(self, match: Match, written: str) -> bool:
        has_ending = written.lower().endswith("s") and not match.phrase.lower().endswith("s")
        return has_ending and written.lower() not in self._spellings[match.group]

    def _has_its_capitals(self, name: str, written: str, text: str, start: int) -> bool:
        capitals = self._capitals[name]
        return _capitals(written) in capitals or (
            written.isupper() and max(map(len, capitals)) < len(written) and _paragraph(text, start).isupper()
        )


def _capitals(spelling: str) -> str:
    return "".join(letter for letter in spelling if letter.isupper())


def _longest(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Leave out what stands inside a longer name; of two names spelt alike both stay."""
    reach, at = 0, (0, 0)
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        span = mention.start, mention.end
        if mention.end > reach or span == at:
            yield mention
            reach, at = mention.end, span


def _standing_alone(mentions: Iterable[Mention], text: str) -> Iterator[Mention]:
    """Leave out what is part of a longer name, and name the strangers."""
    mentions = list(mentions)
    edges = {place for mention in mentions for place in (mention.start, mention.end)}
    for mention in mentions:
        if is_unspaced(mention.written[-1]):
            if not _goes_on_in_kanji(mention, text):
                yield mention
            continue
        before, goes_on = _given_name(mention, text, edges), _goes_on(mention, text, edges)
        if not (before or goes_on) or _is_headline(_paragraph(text, mention.start)):
            yield mention
        elif before:
            yield Mention(mention.start, mention.end, STRANGER, f"{before} {mention.written}")


def _goes_on_in_kanji(mention: Mention, text: str) -> bool:
    """Tell whether a short name in kanji is only the beginning of a longer word: 東京電力."""
    following = text[mention.end : mention.end + 1]
    is_short = len(mention.written) <= _SHORT_KANJI and bool(_KANJI.match(mention.written[-1]))
    return is_short and bool(_KANJI.match(following)) and following not in _AFTER_A_PLACE


def _given_name(mention: Mention, text: str, edges: set[int]) -> str | None:
    """Give the capitalised word before a name that makes it another's, if there is one."""
    before = _WORD_BEFORE.search(text[max(0, mention.start - _NEARBY) : mention.start])
    if not before or mention.start - 1 in edges:
        return None
    word = before[1]
    is_ship = word == "USS"
    if " " in mention.written:
        return word if is_ship else None
    return word if is_ship or not _is_no_name(word) else None


def _goes_on(mention: Mention, text: str, edges: set[int]) -> bool:
    """Tell whether a name is only the beginning of a longer one: Washington Post."""
    after = _WORD_AFTER.match(text, mention.end)
    if not after or mention.end + 1 in edges or _POSSESSIVE.search(text[mention.end - 2 : mention.end]):
        return False
    return not _is_no_name(after[1])


def _is_no_name(word: str) -> bool:
    """Tell titles, days, opening words, abbreviations and possessives from names."""
    is_abbreviation = word.isupper() and len(word) > 1 and "." not in word
    parts = re.split("[-'’]", word.lower())
    return is_abbreviation or word.endswith(("'s", "’s")) or not _NO_NAMES.isdisjoint(parts)


def _paragraph(text: str, place: int) -> str:
    end = text.find("\n", place)
    return text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(text)]


def _is_headline(paragraph: str) -> bool:
    """Tell whether nearly every word has a capital, as in no sentence, so that capitals tell nothing."""
    words = _WORD.findall(paragraph)
    capitals = sum(word[0].isupper() for word in words)
    return not paragraph.rstrip().endswith(".") and len(words) > _FEW and capitals > _MOSTLY * len(words)
