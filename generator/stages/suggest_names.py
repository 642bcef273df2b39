"""Text → the people, places and organizations of names.yml that it names, each with its places."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.model import Name, NameKind, Names, Phrase
from generator.text.likeness.name_matching import OFFICES, STRANGER, Mention, NameMatcher
from generator.text.likeness.words import is_unspaced

KINDS: Final[tuple[NameKind, ...]] = ("people", "places", "organizations")

# The digest is about it throughout: among an article's places it would tell nothing.
_ALWAYS_MEANT: Final = ("places/Japan",)
_NEARBY: Final = 40
"""A title stands so many characters before a name at most."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name in the digest's own spelling, its kind, and where the text has it."""

    kind: NameKind
    name: str
    because: tuple[Phrase, ...]


def gazetteer(names: Names) -> NameMatcher:
    """Make ready the names of names.yml, as `kind/name`; once per run is enough."""
    spellings: dict[str, tuple[str, ...]] = {}
    for kind in KINDS:
        entries: Mapping[str, Name] = getattr(names, kind)
        for name, entry in entries.items():
            spellings[f"{kind}/{name}"] = tuple(filter(None, (name, entry.ja, *entry.aliases)))
    return NameMatcher(spellings)


def suggest_names(text: str, known: NameMatcher) -> tuple[Suggestion, ...]:
    """Give the known names that `text` names, in the order it first names them.

    Only what names.yml holds is suggested, never what merely looks like a
    name. A single word such as a surname counts where it can mean one bearer
    only: not where two known names share it, and not behind the full name of
    somebody else who bears it, unless the text gives the full name as well. The
    places are those in `text`, first of all each spelling's first.
    """
    mentions = known.find(text)
    in_full = {mention.name for mention in mentions if not _is_short(mention)}
    bearers = _bearers(mentions)
    sharers = Counter((mention.start, mention.end) for mention in mentions)
    found: dict[str, dict[str, Phrase]] = defaultdict(dict)
    for mention in mentions:
        is_shared = sharers[mention.start, mention.end] > 1
        if mention.name in in_full or not (is_shared or _is_anothers(mention, bearers, text)):
            phrase = Phrase(mention.written, mention.start, mention.end)
            found[mention.name].setdefault(mention.written, phrase)
    return tuple(
        Suggestion(_kind(key), key.partition("/")[2], tuple(phrases.values()))
        for key, phrases in found.items()
        if key not in {STRANGER, *_ALWAYS_MEANT}
    )


def _kind(key: str) -> NameKind:
    return next(kind for kind in KINDS if key.startswith(f"{kind}/"))


def _is_short(mention: Mention) -> bool:
    """Tell whether a known name stands there with one word, which may be a surname."""
    return mention.name != STRANGER and " " not in mention.written and not is_unspaced(mention.written[-1])


def _bearers(mentions: Iterable[Mention]) -> dict[str, int]:
    """Give where each word is first met as a part of a person's full name."""
    first: dict[str, int] = {}
    for mention in mentions:
        if not _is_short(mention) and (mention.name == STRANGER or _kind(mention.name) == "people"):
            for word in mention.written.split():
                first.setdefault(word, mention.start)
    return first


def _is_anothers(mention: Mention, bearers: Mapping[str, int], text: str) -> bool:
    """Tell whether a word is the name of somebody who was named in full before, or of one with a title.

    A title makes a place or an organization somebody's surname: President Ford.
    """
    if bearers.get(mention.written, mention.start) < mention.start:
        return True
    before = text[max(0, mention.start - _NEARBY) : mention.start].split()[-1:]
    is_titled = bool(before) and before[0].rstrip(".").lower() in OFFICES
    return is_titled and _kind(mention.name) != "people"
