"""Names made fit for addresses."""

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=50_000)
def slug(text: str) -> str:
    """Give `text` in lower case with hyphens between its words, accents taken off.

    Letters that have no ASCII form, such as kanji, stay; the result is empty
    only where `text` holds neither letter nor digit.
    """
    letters = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", plain).lower())
    return "-".join(words)
