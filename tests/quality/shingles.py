"""How much of a story was found, and how much beside it.

The measure of scrapinghub's article-extraction-benchmark, after its
description: texts are compared by their runs of four words, each as often as
it stands there. Precision and recall are the means over all pages where they
are defined, and F1 is of these means.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

_WORD = re.compile(r"\w+")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?。])[\"”’)」]*\s+|(?<=。)|\n+")
_RUN = 4
_SENTENCE_WORDS = 8
_SAME = 0.8


@dataclass(frozen=True)
class Score:
    """Precision and recall over all pages, 0 to 1, and how many sentences of their stories got lost."""

    precision: float
    recall: float
    lost: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class Cleaned:
    """What went in, what came out, and what ought to have come out."""

    given: str
    found: str
    story: str


def score(pages: Sequence[Cleaned]) -> Score:
    """Measure all pages together."""
    shares = [(_shingles(page.found), _shingles(page.story)) for page in pages]
    both = [(found, story, (found & story).total()) for found, story in shares]
    return Score(
        precision=fmean([common / found.total() for found, _, common in both if found] or [0.0]),
        recall=fmean([common / story.total() for _, story, common in both if story] or [0.0]),
        lost=sum(map(lost_sentences, pages)),
    )


def lost_sentences(page: Cleaned) -> int:
    """Count the sentences of a story, of eight words or more, that the page held and cleaning took away."""
    given, found = _shingles(page.given), _shingles(page.found)
    sentences = (_shingles(sentence) for sentence in _SENTENCE_ENDS.split(page.story))
    long_enough = (sentence for sentence in sentences if sentence.total() > _SENTENCE_WORDS - _RUN)
    return sum(_holds(given, sentence) and not _holds(found, sentence, _SAME / 2) for sentence in long_enough)


def same_words(said: str | None, meant: str) -> bool:
    """Compare a title or name by its words alone, in any case."""
    return _words((said or "").casefold()) == _words(meant.casefold())


def _holds(text: Counter[tuple[str, ...]], part: Counter[tuple[str, ...]], share: float = _SAME) -> bool:
    return (text & part).total() >= share * part.total()


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _words(text)
    last = max(1, len(words) - _RUN + 1)
    return Counter(tuple(words[start : start + _RUN]) for start in range(last if words else 0))


def _words(text: str) -> list[str]:
    return _WORD.findall(text)
