"""Dates as news writes them, in English and Japanese; a weekday alone is never a date."""

import re
import unicodedata
from collections.abc import Iterator

from generator.text.event_date import EventDate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS_ELSEWHERE = {
    name: number
    for language in (
        "januar februar märz april mai juni juli august september oktober november dezember",
        "jänner feber mär apr mai jun jul aug sep okt nov dez",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "januar februar marts april maj juni juli august september oktober november december",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    )
    for number, name in enumerate(language.split(), 1)
}
"""German and its short forms, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Polish,
Russian, Ukrainian: pages print their day in the language they are in."""
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_MONTH_ELSEWHERE = rf"(?P<month>{'|'.join(sorted(_MONTHS_ELSEWHERE, reverse=True))})"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?!\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_DAY}[\s./-]+(?:of\s+)?{_MONTH}[\s,./-]*{_YEAR}",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:\.|er|º)?\s+(?:de\s+)?{_MONTH_ELSEWHERE}\.?\s+(?:del?\s+)?{_YEAR}",
        rf"\b{_MONTH}[\s./-]*{_DAY}[\s,./-]+{_YEAR}",
        rf"(?<!\d){_YEAR}-(?P<month>\d\d?)-(?P<day>\d\d?)(?!\d)",
        rf"(?<!\d){_YEAR}([./])(?P<month>\d\d?)\2(?P<day>\d\d?)(?!\d)",
        rf"(?<!\d){_YEAR}\s*年\s*(?P<month>\d\d?)\s*月\s*(?P<day>\d\d?)\s*日",
        rf"(?P<era>{'|'.join(_ERAS)})\s*(?P<reign>\d\d?|元)\s*年\s*(?P<month>\d\d?)\s*月\s*(?P<day>\d\d?)\s*日",
        rf"(?<!\d)(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?{_YEAR}",
        rf"(?<!\d)(?P<first>\d\d?)([/-])(?P<second>\d\d?)\2{_YEAR}",
    )
)
_BESIDE_A_DATE = re.compile(
    r"T?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?Z?|\d{1,2}時(?:\d{1,2}分)?|(?<![a-z])[ap]\.?m\b\.?|"
    r"\b(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\b|[(\uff08]?[月火水木金土日](?:曜日?)?[)\uff09]|"
    r"\b(?:[ECMP][SD]?T|JST|KST|GMT|UTC|BST|CES?T|AES?T)\b|[+-]\d\d:?\d\d\b|"
    r"\b(?:first\s+)?(?:published|posted|updated|modified|last|created|issued|released|date|dateline|on|at|in|"
    r"by|time|local|print|edition|min(?:ute)?s?\s+read|\d+\s+min)\b|"
    r"配信|更新|公開|掲載|投稿|発行|付|午前|午後|最終|日時|記事|朝刊|夕刊",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated|modified)\b|更新", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]|\d")
_COMPACT = re.compile(r"((?:1[89]|20)\d\d)(?:-?(\d\d)(?:-?(\d\d))?)?", re.ASCII)
_LONGEST_LINE = 120
_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>0?[1-9]|1[0-2])(?:[/-](?P<day>0?[1-9]|[12]\d|3[01]))?(?=[/-]|$)|"
    r"[/-](?P<year2>(?:19|20)\d\d)(?P<month2>0[1-9]|1[0-2])(?P<day2>0[1-9]|[12]\d|3[01])(?=[/.-]|$)"
)


def find_date(text: str) -> EventDate | None:
    """Give the first whole date in `text`, or None.

    03/04/2021 is none: it is a day of March or of April, and the text does
    not say which; 16/03/2021 is one. Dots part day, month and year, in this
    order, wherever they are used.
    """
    return next(all_dates(text), None)


def all_dates(text: str) -> Iterator[EventDate]:
    """Give every whole date in `text`, in order of place."""
    return (found for _, found in _dates(text))


def read_date(text: str) -> EventDate | None:
    """Read a value that is meant to be a date: a year, a month, 20210316, or as in `find_date`."""
    parts = _COMPACT.fullmatch(text.strip())
    if parts:
        return _in_calendar(int(parts[1]), int(parts[2] or 0), int(parts[3] or 0))
    return find_date(text)


def line_date(line: str) -> EventDate | None:
    """Give the date of a line that says nothing else: times, zones, weekdays, “Published”."""
    if len(line) > _LONGEST_LINE:
        return None
    found = list(_dates(line))
    rest = _plain(line)
    for (start, end), _ in found:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    return found[0][1] if found and not _LETTERS.search(_BESIDE_A_DATE.sub(" ", rest)) else None


def is_time(line: str) -> bool:
    """Tell whether a line says when, but no date: “On Tuesday”, “9:40”."""
    return len(line) <= _LONGEST_LINE and not _LETTERS.search(_BESIDE_A_DATE.sub(" ", _plain(line)))


def is_update(line: str) -> bool:
    """Tell whether a date line says when a page was changed, not when it appeared."""
    return bool(_UPDATED.search(line))


def address_date(url: str) -> EventDate | None:
    """Give the date that stands in the path of an address, as `/2021/3/16/` or `/20210316-`."""
    match = _IN_ADDRESS.search(url)
    if not match:
        return None
    parts = [match[name] or match[f"{name}2"] or "0" for name in ("year", "month", "day")]
    return _in_calendar(*map(int, parts))


def days_apart(one: EventDate | None, other: EventDate | None) -> int | None:
    """Count the days between what two dates can mean at the nearest; None where one is not known."""
    if one is None or other is None:
        return None
    gap = max(one.first_day, other.first_day) - min(one.last_day, other.last_day)
    return max(gap.days, 0)


def _dates(text: str) -> Iterator[tuple[tuple[int, int], EventDate]]:
    """Give the dates in `text`, with their spans in its plain form, in order of place."""
    plain = _plain(text)
    found = ((match.span(), _read(match)) for form in _FORMS for match in form.finditer(plain))
    dated = sorted((span, date) for span, date in found if date)
    return iter(dated)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _read(match: re.Match[str]) -> EventDate | None:
    parts = match.groupdict()
    if "first" in parts:
        return _without_order(int(parts["first"]), int(parts["second"]), int(parts["year"]))
    if "era" in parts:
        reign = 1 if parts["reign"] == "元" else int(parts["reign"])
        return _in_calendar(_ERAS[parts["era"]] + reign, int(parts["month"]), int(parts["day"]))
    return _in_calendar(int(parts["year"]), _month(parts["month"]), int(parts["day"]))


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    return _MONTHS_ELSEWHERE.get(text.lower()) or _MONTHS.index(text[:3].lower()) + 1


def _without_order(first: int, second: int, year: int) -> EventDate | None:
    """Read day and month in the one order that the calendar allows, if it is only one."""
    readings = {_in_calendar(year, first, second), _in_calendar(year, second, first)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _in_calendar(year: int, month: int, day: int) -> EventDate | None:
    written = "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part)])
    try:
        return EventDate.parse(written)
    except ValueError:
        return None
