"""Lines → paragraphs: what a mail program or a text dump broke at its margin is joined again."""

import re
import unicodedata
from collections.abc import Iterator
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
_LIST_ITEM = re.compile(r"(?:[-*•‣・■●◆▼○◎]|\d{1,2}[.)])\s?\S")
_ENDED = re.compile(r"""[.!?:;。\uff01\uff1f…][”"'’」』)\]\uff09]*$""")
_UNENDED = re.compile(
    r"(?:^|[\s(“\"])(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|nor|as|than|that|which|who|whose|into|"
    r"over|under|between|against|its|his|her|their|our|my|is|are|was|were|be|has|have|had|will|would|U\.S\.|U\.N\.|"
    r"Vice|Prime|Deputy|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Gen\.|Adm\.|Sen\.|Rep\.|Gov\.|St\.)$"
)


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


def _blocks(text: str) -> list[list[str]]:
    """Part the lines at blank lines and before indented ones."""
    blocks: list[list[str]] = [[]]
    previous_indented = False
    for line in text.splitlines():
        indented = bool(_INDENTED.match(line))
        if not line.strip() or (indented and not previous_indented):
            blocks.append([])
        if line.strip():
            blocks[-1].append(" ".join(line.split()))
        previous_indented = indented and bool(line.strip())
    return [block for block in blocks if block]


def _margin(blocks: list[list[str]]) -> int | None:
    """Find the margin that explains most of the breaks in mid-sentence, if there is one."""
    breaks = [
        (line, after)
        for block in blocks
        for line, after in pairwise(block)
        if _width(line) <= MARGINS[-1] and not _ENDED.search(line)
    ]
    sample = breaks[:_SAMPLE]
    widths = {_width(line) for line, _ in sample}.intersection(MARGINS)
    explained, margin = max(((_explained(sample, width), width) for width in widths), default=(0, 0))
    return margin if explained else None


def _explained(breaks: list[tuple[str, str]], margin: int) -> int:
    """Count the breaks that `margin` explains; 0 where it leaves too many unexplained."""
    within = [pair for pair in breaks if _width(pair[0]) <= margin]
    explained = sum(_is_full(line, after, margin) for line, after in within)
    return explained if explained >= max(_ENOUGH_BREAKS, _SHARE_OF_BREAKS * len(within)) else 0


def _paragraphs(block: list[str], margin: int | None) -> Iterator[str]:
    parts = block[:1]
    for line, after in pairwise(block):
        if _goes_on(line, after, margin):
            parts += [_between(line, after), after]
        else:
            yield "".join(parts)
            parts = [after]
    yield "".join(parts)


def _goes_on(line: str, after: str, margin: int | None) -> bool:
    if _LIST_ITEM.match(after):
        return False
    if margin and max(_width(line), _width(after)) <= margin and _is_full(line, after, margin):
        return True
    if _UNENDED.search(line):
        return True
    return after[0].islower() and not _ENDED.search(line)


def _is_full(line: str, after: str, margin: int) -> bool:
    """Tell whether the first word of `after` would not have fitted on `line`."""
    if is_unspaced(after[0]):
        return _width(line) > margin - _JAPANESE_GIVE
    # One column of tolerance: some programs wrap one before the margin.
    return _width(line) + 1 + _width(after.split(" ", 1)[0]) > margin - 1


def _between(line: str, after: str) -> str:
    """Give what to put between two lines that are joined: a space, except in Japanese and after a hyphen."""
    glued = is_unspaced(after[0]) or is_unspaced(line[-1]) or line[-1] in "、。」』\uff09"
    return "" if glued or (line[-1] == "-" and line[-2:-1].isalpha()) else " "


def _width(line: str) -> int:
    return len(line) + sum(
        unicodedata.east_asian_width(letter) in "WF" for letter in line if letter > "\u1100"
    )
