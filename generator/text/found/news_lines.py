"""What news puts before its first word: who wrote it, and from where."""

import re
from dataclasses import dataclass

from generator.text.event_date import EventDate
from generator.text.found.dates import find_date

_DASH = r"(?:\s*[\u2013\u2014\u2015]\s*|\s*--\s*|\s+-\s+)(?=\S)"
_WIRES = (
    r"(?:Thomson )?Reuters(?: Breakingviews)?|AP|Associated Press|The Associated Press|AFP(?:-Jiji)?|"
    r"Agence France-Presse|UPI|Kyodo(?: News)?|Jiji(?: Press)?|Bloomberg|Xinhua|Yonhap|dpa|DPA|TASS|EFE|ANSA|"
    r"PTI|IANS|CNN(?: Business)?|BBC|NHK|Nikkei|VOA|RFE/RL|RFA"
)
_WIRES_JA = "共同(?:通信)?|時事(?:通信)?|ロイター|AP|AFP|聯合ニュース|聯合|ブルームバーグ|CNN|新華社"
_FULL_NAMES = {
    "ap": "Associated Press",
    "afp": "Agence France-Presse",
    "kyodo": "Kyodo News",
    "共同": "Kyodo News",
    "共同通信": "Kyodo News",
    "jiji": "Jiji Press",
    "時事": "Jiji Press",
    "時事通信": "Jiji Press",
    "ロイター": "Reuters",
    "thomson reuters": "Reuters",
    "聯合": "Yonhap",
    "聯合ニュース": "Yonhap",
    "ブルームバーグ": "Bloomberg",
    "新華社": "Xinhua",
}
_CAPITALS = r"[A-Z][A-Z.'\u2019-]{2,}(?:[ /]+[A-Z][A-Z.'\u2019-]*)*(?:, (?:[A-Z][\w.]+ ?){1,3}?)?"
_MIXED = r"[A-Z][\w.'\u2019-]+(?:[ /][A-Z][\w.'\u2019-]+){0,3}(?:, (?:[A-Z][\w.]+ ?){1,3}?)?"
_DAY = r"(?:,? (?P<day>(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?))?"
_OPEN_JA = r"[【\[\uff3b(\uff08]"
_INSIDE_JA = r"[^】\]\uff3d)\uff09]"
_CLOSE_JA = r"[】\]\uff3d)\uff09]\s*(?:[\u2013\u2014\u2015-]\s*)?(?=\S)"
_GAP_JA = r"[\s=\uff1d・]*(?:[\d\uff10-\uff19]{1,2}日)?[\s=\uff1d・]*"
_DATELINES = tuple(
    map(
        re.compile,
        (
            rf"^(?P<place>{_CAPITALS}){_DAY},?\s*(?:\((?P<agency>[A-Z][\w&.' /-]{{1,40}})\))?{_DASH}",
            rf"^(?P<place>{_MIXED}){_DAY},?\s*\((?P<agency>{_WIRES})\){_DASH}",
            rf"^(?P<place>)\((?P<agency>{_WIRES})\){_DASH}",
            rf"^{_OPEN_JA}(?P<place>{_INSIDE_JA}{{1,12}}?){_GAP_JA}(?P<agency>{_WIRES_JA}){_CLOSE_JA}",
            r"^【(?P<place>[^】=\uff1d]{1,12})[=\uff1d][^】]{1,20}】\s*(?=\S)",
        ),
    )
)
_BYLINE = re.compile(
    r"^(?:(?:(?i:written |reported |words )?[Bb][Yy]|(?i:author))\s*:?\s+"
    r"(?P<author>(?:[^\W\d_a-z]|staff|our|agenc).{1,100})|"
    r"(?:文|取材|執筆|記者)\s*[:\uff1a/=\uff1d]\s*(?P<pen>\S.{0,40})|"
    r"[(\uff08【]?(?P<reporter>\S{2,12}(?:記者|特派員|編集委員|論説委員))[)\uff09】]?)$"
)
_NO_PERSON = re.compile(
    r"\b(?:staff|agenc(?:y|ies)|newsroom|desk|wires?|editors?|correspondents?|reporters?|writers?)\b",
    re.IGNORECASE,
)
_AFTER_THE_NAME = re.compile(r"\s*(?:[,|\u2013\u2014]|\bin\b|\bfor\b|\s-\s).*$")
_BYLINE_WORDS = 14
_LONGEST_NAME = 60
_LONGEST_DATELINE = 150


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place and agency in front of a report's first sentence, and the report without them."""

    place: str
    rest: str
    agency: str | None = None
    date: EventDate | None = None


def split_dateline(paragraph: str) -> Dateline | None:
    """Part `TOKYO (Reuters) - Officials said …` into what it is made of; None where it begins without."""
    match = next(filter(None, (form.match(paragraph[:_LONGEST_DATELINE]) for form in _DATELINES)), None)
    if not match:
        return None
    parts = match.groupdict()
    rest = paragraph[match.end() :]
    agency = full_name(parts.get("agency") or "") or None
    return Dateline(match["place"].strip(), rest, agency, find_date(parts.get("day") or ""))


def full_name(agency: str) -> str:
    """Give the name of a news agency as it writes it itself: AP is the Associated Press."""
    plain = agency.strip().removeprefix("The ")
    return _FULL_NAMES.get(plain.lower(), plain)


def is_byline(line: str) -> bool:
    """Tell whether a line says who wrote the report, be it a person or “staff and agencies”."""
    return _byline(line) is not None


def byline_author(line: str) -> str | None:
    """Give the person a byline names, without post and house; None for “staff and agencies”."""
    author = _AFTER_THE_NAME.sub("", _byline(line) or "").strip(" .|:")
    return author if author and not _NO_PERSON.search(author) and len(author) <= _LONGEST_NAME else None


def _byline(line: str) -> str | None:
    match = _BYLINE.match(line)
    if not match or line.endswith((".", "。", "?", "!")) or len(line.split()) > _BYLINE_WORDS:
        return None
    return match["author"] or match["pen"] or match["reporter"]
