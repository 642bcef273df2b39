"""What of a byline is the name of a person, or the names of several, in the languages that pages come in."""

import re
from typing import Final

_BY = r"by|von|vom|por|par|przez|di|av|af|door"
_PEN = (
    r"autor(?:in|en|es|a)?|author|auteur|autore|verfasser(?:in)?|words|reporter|redakteur(?:in)?|redaktion(?=\s*:)|"
    r"text(?:\s*(?:&|\+|und|and|/)\s*(?:fotos?|photos?|bilder|pictures|video))?|文|取材|執筆"
)
_DONE = (
    r"written|posted|published|reported|created|submitted|story|article|post|words|text|geschrieben|verfasst|"
    r"veröffentlicht|erstellt|eingestellt|gepostet|artikel|(?:ein )?(?:beitrag|kommentar|interview)|"
    r"eine (?:kolumne|analyse|reportage)|escrito|publicado|publié|rédigé|écrit|scritto|opinion|"
    r"view all posts|(?:alle|mehr|weitere)(?: artikel| beiträge)?|more(?: articles| stories)?"
)
_ROLE = (
    r"[^\s]*(?:experte|expertin|redakteur|redakteurin|autor|autorin|korrespondent|korrespondentin|reporter|"
    r"correspondent|editor|writer|columnist)"
)
_CALLED: Final = re.compile(
    rf"^(?:(?:post |article |story )?(?:{_PEN})\b\s*[:/\uff1a|]*\s*)?"
    rf"(?:(?:(?:{_DONE})\s+)?\b(?:{_BY})\b[\s:|]*)?(?:{_ROLE}\s+(?=\S+\s+\S))?",
    re.IGNORECASE,
)
_BEFORE_BY = r"(?:^|\d|[|·•–:,-]|\b(?:uhr|[ap]m|h)\b)\W*"
_AFTER: Final = re.compile(
    r"\s*(?:[|•·–—>(/]|\s-\s|\b(?:am|on|in|vor|für|for|at|um|is|updated?|shares?|follow|published|posted|publiziert|"
    r"datum|quelle|fotos?|photos?|bild(?:er)?|illustration(?:en|s)?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\s\d).*$",
    re.IGNORECASE,
)
_PART = r"[^\W\d_a-z][\w.'’-]*"
_FULL_NAME = rf"{_PART}(?: (?:{_PART}|von|van|de|del|da|di|der|den|la|le|al|bin|el|zu)){{0,3}} {_PART}"
_FULL_NAMES: Final = re.compile(
    rf"{_FULL_NAME}(?:(?:\s*[,;&]\s*(?:and )?|\s(?:and|und|et|y|e)\s){_FULL_NAME})*(?![^\W\d_])"
)
_VISIBLE: Final = re.compile(
    rf"{_BEFORE_BY}(?:(?i:(?:{_DONE})\s+)?(?i:{_BY})[\s|:]+|(?i:{_PEN})\s*[:\uff1a][\s|]*)(?P<names>{_FULL_NAMES.pattern})"
)
_LABEL: Final = re.compile(
    rf"(?:(?:{_DONE})\s+)?(?:{_BY})\s*[:\uff1a]?|(?:{_PEN})\s*[:\uff1a]?", re.IGNORECASE
)
_NOBODY: Final = re.compile(
    r"^(?:admin\w*|editor(?:s|ial)?|team|staff|name|author|autor|posted|guest|gast|log ?in|anonym\w*|"
    r"no author|unknown|webmaster|root|user|date|info|comments?|kommentar\w*|you|us|me|the|de|"
    r"veröffentlicht|beitrag|durch|der autor|(?:alle|weitere) beiträge|mehr|"
    r"(?:jan|febr)uary?|märz|march|july|(?:septem|octo|okto|novem|decem|dezem)ber)$|@|^[\W\d]",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"^(?:https?:|www\.)|\.(?:com|org|net|jp)\b", re.IGNORECASE)
_LONGEST: Final = 100
_LONGEST_LINE: Final = 500
_MOST_WORDS: Final = 5


def name_in(text: str) -> str | None:
    """Leave of a byline its name or names; None where it names nobody."""
    plain = " ".join(text.split())
    if len(plain) > _LONGEST_LINE or _ADDRESS.search(plain):
        return None
    called = _CALLED.sub("", plain)
    several = _FULL_NAMES.match(_AFTER.sub("", called))
    name = several[0] if several else _AFTER.sub("", called).split(",")[0].strip(" .,:;|-–")
    return name if _is_name(name) else None


def printed_name(line: str) -> str | None:
    """Give whom a printed line names in full after “by” or the like; None where it is no byline."""
    byline = _VISIBLE.search(line)
    return name_in(byline["names"]) if byline else None


def is_full_name(name: str) -> bool:
    """Tell first and last names, of one person or of several, from one name alone."""
    return bool(_FULL_NAMES.fullmatch(name))


def is_label(text: str) -> bool:
    """Tell whether a text is no more than “by” or “author:”, so that a name must follow."""
    return bool(_LABEL.fullmatch(text))


def _is_name(text: str) -> bool:
    fits = is_full_name(text) or 0 < len(text.split()) <= _MOST_WORDS
    return fits and len(text) <= _LONGEST and not _NOBODY.search(text)
