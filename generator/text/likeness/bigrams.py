"""Japanese as overlapping pairs of letters, so that an index of words finds it anywhere.

Japanese is written without spaces: to an index of words, 日米安保条約 is one
word, and a search for 安保 never meets it. Cut into pairs (日米 米安 安保 保条
条約 約) every substring is a phrase of neighbouring words, with no dictionary
that two programs would have to share. The search page cuts queries by the same rule.
"""

import re

LETTERS = "々-〇ぁ-ゖゝ-ゟァ-ヺー-ヿㇰ-ㇿ㐀-䶿一-鿿豈-﫿ｦ-ﾟ\U00020000-\U0003ffff"
"""Han and kana, as the inside of a character class. The build writes it into `engine.js`, too."""

GLUE = "\u2060"
"""A word of its own, without letters: no space stood here."""

_RUN = re.compile(f"[{LETTERS}]+")


def cut(text: str) -> str:
    """Cut every run of Japanese letters into overlapping pairs and a last letter."""
    return _RUN.sub(_cut_match, text)


def _cut_match(match: re.Match[str]) -> str:
    run = match[0]
    pairs = [run[at : at + 2] for at in range(len(run))]
    before = match.string[max(match.start() - 1, 0) : match.start()]
    after = match.string[match.end() : match.end() + 1]
    lead = f" {GLUE} " if before and not before.isspace() else ""
    tail = f" {GLUE} " if after.isalnum() else ""
    return lead + " ".join(pairs) + tail
