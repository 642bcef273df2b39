"""Lines → paragraphs: what a mail program or a text dump broke at its margin is joined again."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.text.likeness.words import is_unspaced

MARGINS = range(40, 121)
"""How wide, in columns, the column of a hard-wrapped text can be."""

_ENOUGH_BREAKS = 3
_SHARE_OF_BREAKS = 0.6
_SAMPLE = 300
_JAPANESE_GIVE = 7
"""Columns that a full line may lack: first lines are indented, and some signs may not begin a line."""

_INDENTED = re.compile("^(?:\u3000|\t| {2,}(?=\\S))")
_MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]")
_LETTER = re.compile(r"[^\W_]")
_LIST_ITEM = re.compile(r"(?:[-*•‣・■●◆▼○◎]|\d{1,2}[.)])\s?\S")
_ENDED = re.compile(r"""[.!?:;。\uff01\uff1f…][”"'’」』)\]\uff09]*$""")
_UNENDED = re.compile(
    r"(?:^|[\s(“\"])(?:a|an|the|of|to|and|or|but|nor|as|than|that|which|who|whose|into|between|against|its|his|her|"
    r"their|our|my|has|have|had|will|would|U\.S\.|U\.N\.|Vice|Prime|Deputy|"
    r"Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Gen\.|Adm\.|Sen\.|Rep\.|Gov\.|St\.)$"
)
_HARDLY_ENDED = re.compile(r"(?:^|\s)(?:in|on|at|by|for|from|with|over|under|is|are|was|were|be)$")
"""Headings may end so (“What it is good for”); where the margin is known, it tells."""


def unwrap(text: str) -> list[str]:
    """Give the paragraphs of `text`, each on one line.

    A line is joined to the next where the break is one that a margin made:
    the next word would not have fitted. It is also joined where the sentence
    plainly goes on: the next line begins in lower case, or this one ends in a
    word that no sentence and no heading ends in. Headings, captions and list
    items stand alone.
    """
    blocks = _blocks(text)
    margin = _margin(blocks)
    return [paragraph for block in blocks for paragraph in _paragraphs(block, margin)]


@dataclass(frozen=True, slots=True)
class _Margin:
    """Where lines were broken, and how the program that did it measured them."""

    width: int
    measure: Callable[[str], int]

    def breaks(self, line: str, after: str) -> bool:
        """Tell whether the first word of `after` would not have fitted on `line`."""
        if is_unspaced(after[0]):
            return self.measure(line) > self.width - _JAPANESE_GIVE
        # One column of tolerance: some programs wrap one before the margin.
        return self.measure(line) + 1 + self.measure(after.split(" ", 1)[0]) > self.width - 1

    def explained(self, breaks: list[tuple[str, str]]) -> int:
        """Count the breaks that this margin explains; 0 where it leaves too many unexplained."""
        within = [pair for pair in breaks if self.measure(pair[0]) <= self.width]
        explained = sum(self.breaks(line, after) for line, after in within)
        return explained if explained >= max(_ENOUGH_BREAKS, _SHARE_OF_BREAKS * len(within)) else 0


def _blocks(text: str) -> list[list[str]]:
    """Part the lines at blank lines, and before headings and indented lines."""
    blocks: list[list[str]] = [[]]
    previous_indented = False
    for line in text.splitlines():
        indented = bool(_INDENTED.match(line))
        if not line.strip() or (indented and not previous_indented) or _MARKDOWN_HEADING.match(line):
            blocks.append([])
        if line.strip():
            blocks[-1].append(" ".join(line.split()))
        previous_indented = indented and bool(line.strip())
    return [block for block in blocks if block]


def _margin(blocks: list[list[str]]) -> _Margin | None:
    """Find the margin that explains most of the breaks in mid-sentence, if there is one."""
    breaks = [pair for block in blocks for pair in pairwise(block) if _may_be_broken(*pair)][:_SAMPLE]
    widths = {(measure(line), measure) for measure in (_columns, len) for line, _ in breaks}
    margins = [_Margin(width, measure) for width, measure in widths if width in MARGINS]
    best = max(margins, key=lambda margin: (margin.explained(breaks), margin.width), default=None)
    return best if best and best.explained(breaks) else None


def _paragraphs(block: list[str], margin: _Margin | None) -> Iterator[str]:
    parts = block[:1]
    for line, after in pairwise(block):
        if _goes_on(line, after, margin):
            parts += [_between(line, after), after]
        else:
            yield "".join(parts)
            parts = [after]
    yield "".join(parts)


def _may_be_broken(line: str, after: str) -> bool:
    return _columns(line) >= MARGINS.start and not _ENDED.search(line) and not _LIST_ITEM.match(after)


def _goes_on(line: str, after: str, margin: _Margin | None) -> bool:
    if _LIST_ITEM.match(after) or not _LETTER.search(after):
        return False
    if margin and max(map(margin.measure, (line, after))) <= margin.width and margin.breaks(line, after):
        return True
    if _UNENDED.search(line) or (not margin and _HARDLY_ENDED.search(line)):
        return True
    return after[0].islower() and not _ENDED.search(line)


def _between(line: str, after: str) -> str:
    """Give what to put between two lines that are joined: a space, except in Japanese and after a hyphen."""
    glued = is_unspaced(after[0]) or is_unspaced(line[-1]) or line[-1] in "、。」』\uff09"
    return "" if glued or (line[-1] == "-" and line[-2:-1].isalpha()) else " "


def _columns(line: str) -> int:
    return len(line) + sum(
        unicodedata.east_asian_width(letter) in "WF" for letter in line if letter > "\u1100"
    )
