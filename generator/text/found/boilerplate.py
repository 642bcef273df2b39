"""What pages put around a story: menus, share and comment lines, captions, notices, teasers."""

import re
from collections.abc import Sequence

from generator.text.found.dates import line_date
from generator.text.found.page_phrases import CHROME, COMMENTS, TEASERS
from generator.text.found.paragraphs import LIST_ITEM, ends_a_sentence, is_prose
from generator.text.found.promotion import is_promotion
from generator.text.likeness.words import word_count

_ALONE = CHROME | TEASERS | COMMENTS
_LETTER = re.compile(r"[^\W_]")
_TRIM = re.compile(r"^[\W_\d]+|[\W_]+$")
_SEPARATOR = re.compile(r"\s*[|>»\u203a·•¦\uff5c\uff1e]\s*|\s+/\s+")
_MENU_WORDS = 4
_SHOUTED_WORDS = 7
_LINE_WORDS = 25
_TABLE_ROW = re.compile(r"\|.*\|$")
_LONGEST_LINE = 400
_TOLD_WORDS = 60
_TEASER_HEADING = re.compile(
    r"(?:more|latest|also|top stories|recommended|trending|popular|most (?:read|popular|viewed|watched))"
    r"(?: \w+){0,2} (?:from|in|on|for)(?: \w+){1,4}|more great(?: \w+){1,4}"
)
_NOTICE = re.compile(
    r"^(?:"
    r"this (?:article|story|content) (?:continues|is (?:only )?(?:available|reserved))|"
    r"this (?:article|story|content) was (?:originally|first) published|"
    r"to (?:read|see|view) (?:the )?(?:rest\b|full (?:article|story|text|version|report))|to read more\b|"
    r"(?:to )?(?:continue|keep) reading|read the (?:full|rest)|"
    r"(?:please )?(?:subscribe|sign up|sign in|log in|register|enable javascript|turn on javascript)\b|"
    r"(?:you have|you've) (?:reached|read) (?:your|all|\d)|already (?:a )?(?:subscriber|registered|a member)|"
    r"(?:we|this (?:web)?site|our (?:web)?site) uses? cookies|"
    r"by (?:continuing|clicking|signing up|using) .*\byou (?:agree|accept|consent)|"
    r"(?:like|enjoy(?:ed|ing)?) this (?:story|article|post)|"
    r"(?:write to|reach|contact|e-?mail) .{2,60} (?:at|on|via) \S+@\S+$|this copy is for your personal|"
    r"(?:click|tap) here (?:to|for)|follow (?:us|me|him|her|@|\w+ on (?:twitter|facebook|x\b))|"
    r"share (?:this|on|via)\b[^.]{0,30}$|"
    r"get (?:our|the) .*\b(?:newsletter|inbox|app)\b|download (?:our|the) .*\bapp\b|"
    r"support (?:our|independent) journalism|"
    r"\(?(?:additional )?(?:reporting|editing|writing|compiled) by [A-Z]|"
    r"(?:read|see|watch|listen)(?: more| also)?:|more (?:on|from|about)\b[^.]{0,40}$|"
    r"related(?: \w+)?:|(?:(?:also|more) )?on [\w-]+(?:\.[\w-]+)+\b:?|citation:|"
    r".{0,60}\bcontributed (?:to )?(?:this|the) (?:report|story|article)\b|advertisement\b|"
    r"image (?:caption|source|copyright)|media caption|"
    r"この記事は.*(?:会員|有料)|続きを読む|残り\s*\d+文字|ログイン|会員登録|無料登録)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"^(?:©|\(c\)|copyright (?:©|\(c\)|(?:19|20)\d\d)|all rights reserved|.{0,60}(?:©|\(c\)) ?(?:19|20)\d\d)|"
    r"all rights reserved\W*$|無断(?:転載|複製)|may not be (?:published, broadcast|reproduced)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\[(?!sic\b)[A-Z\d][^\[\]]{1,120}\]$|"
    r"\((?i:(?:file |ap )?photo|image|picture|credit|afp|reuters|getty|epa|courtesy|pool)\b[^()]{0,120}\)$|"
    r"(?:REUTERS|AFP|AP Photo|Getty Images|EPA|Kyodo|KYODO|Bloomberg|Pool)\s?/\s?[A-Z][\w .'/-]{2,50}$|"
    r"\|\s?(?:AFP(?:-JIJI)?|AP|EPA|REUTERS|KYODO|JIJI|POOL|GETTY IMAGES)(?:\s?/\s?[A-Z][\w -]+)?$|"
    r"[(\uff08【](?:写真|画像|提供|撮影)[^)\uff09】]{0,80}[)\uff09】]$|(?:写真|画像)(?:[=\uff1d:\uff1a]|提供).{0,60}$"
)
_CREDIT_START = re.compile(
    r"^(?:file (?:photo|picture|image)\b|photo by |credit:|caption:|【?(?:写真|画像)[】:\uff1a]|"
    r"(?:photo(?:graph)?|image|picture)s?(?: (?:credit|by|courtesy))?\s?[:\u2013-])",
    re.IGNORECASE,
)
_CREDIT_END = re.compile(
    r"\bcredits?: ?[^.:]{2,60}$|\b(?:submitted|courtesy|file|handout) photo$", re.IGNORECASE
)
_SOURCE = re.compile(r"^sources?\s*[:\uff1a]\s*(?P<names>[^.]{2,80})$", re.IGNORECASE)
_COUNTED = re.compile(
    r"^(?:no|\d[\d,]*)\s+(?:comments?|replies|shares?|likes?|views?|min(?:ute)?s? read)\W*$", re.IGNORECASE
)
_BARE_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$")


def is_chrome(line: str) -> bool:
    """Tell whether a line belongs to the page, not to the story: menus, sharing, notices, rights."""
    if len(line) > _LONGEST_LINE:
        return False
    plain = _plain(line)
    if plain in _ALONE or _COUNTED.match(line) or not _LETTER.search(line):
        return True
    if is_promotion(line) or _is_shouted(line) or _BARE_ADDRESS.match(line):
        return True
    if _COPYRIGHT.search(line) and word_count(line) <= 2 * _LINE_WORDS:
        return True
    return bool(_NOTICE.match(line) and word_count(line) <= _LINE_WORDS) or _is_menu(line)


def is_caption(line: str) -> bool:
    """Tell whether a line is the caption of a picture: it ends in a credit or begins as one."""
    if len(line) > _LONGEST_LINE:
        return False
    if _CREDIT_START.match(line) or _CREDIT_END.search(line):
        return True
    credit = _CREDIT.search(line)
    # After a full stop a bracket is a remark of the text, as in a transcript: “Thank you. [Applause]”
    return bool(credit) and not ends_a_sentence(line[: credit.start()].rstrip() if credit else line)


def named_sources(line: str) -> tuple[str, ...]:
    """Give the names of a line such as “Source: Example News, Agencies”, or nothing."""
    match = _SOURCE.match(line)
    return tuple(name.strip() for name in re.split(r"[,;/]| and ", match["names"])) if match else ()


def without_tails(lines: Sequence[str]) -> list[str]:
    """Leave out comments and teaser lists with their headings.

    Comments reach to the end. A teaser list ends where the story goes on:
    at two paragraphs of prose in a row, because teasers alternate headlines
    and summaries. Before the story has been told, these headings are links of
    a page's head, and nothing but the line itself belongs to them.
    """
    kept: list[str] = []
    place = told = 0
    while place < len(lines):
        line, place = lines[place], place + 1
        if told >= _TOLD_WORDS and _begins_comments(line) and not _is_in_a_bar(lines, place - 1):
            break
        if told and _begins_teasers(line):
            place = _end_of_teasers(lines, place)
        else:
            kept.append(line)
            told += word_count(line) if is_prose(line) else 0
    return kept


def _begins_comments(line: str) -> bool:
    return not LIST_ITEM.match(line) and (_plain(line) in COMMENTS or bool(_COUNTED.match(line)))


def _is_in_a_bar(lines: Sequence[str], place: int) -> bool:
    """Tell a link to the comments, among those for sharing, from what stands above the comments."""
    beside = [*lines[max(place - 1, 0) : place], *lines[place + 1 : place + 2]]
    return all(_plain(line) in CHROME for line in beside)


def _begins_teasers(line: str) -> bool:
    plain = _plain(line)
    return not LIST_ITEM.match(line) and (plain in TEASERS or bool(_TEASER_HEADING.fullmatch(plain)))


def _end_of_teasers(lines: Sequence[str], start: int) -> int:
    for place in range(start, len(lines) - 1):
        if _is_story(lines[place]) and _is_story(lines[place + 1]):
            return place
    return len(lines)


def _is_story(line: str) -> bool:
    return is_prose(line) and not is_caption(line) and not is_chrome(line)


def _is_shouted(line: str) -> bool:
    """Tell the headline of another story, in capitals between two paragraphs."""
    return line.isupper() and word_count(line) >= _SHOUTED_WORDS and not ends_a_sentence(line)


def _is_menu(line: str) -> bool:
    """Tell a trail or a bar of short labels, as `Home > World > Asia`."""
    if ends_a_sentence(line) or _TABLE_ROW.match(line):
        return False
    labels = [label for label in _SEPARATOR.split(line) if label]
    return len(labels) > 1 and all(map(_is_label, labels)) and not line_date(line)


def _is_label(text: str) -> bool:
    return word_count(text) <= _MENU_WORDS and not ends_a_sentence(text)


def _plain(line: str) -> str:
    """Give a line in lower case without marks, symbols and counts at its ends."""
    return " ".join(_TRIM.sub("", line).lower().replace("\u2019", "'").split())
