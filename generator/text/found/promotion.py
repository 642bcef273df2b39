"""What a page says to its reader about itself: newsletters, accounts, cookies, and who wrote for it."""

import re
from typing import Final

from generator.text.likeness.words import word_count

_SERVICE = re.compile(
    r"\b(?:newsletters?|your inbox|e-?mail (?:address|alerts?)|subscri(?:be|bed|bing)|unsubscribe|"
    r"sign(?:ed|ing)? (?:up|in)|log(?:ged|ging)? in|cookies|javascript|ad[ -]?block(?:ers?|ing)?|"
    r"(?:push )?notifications|spam|privacy policy|terms of (?:use|service)|download (?:our|the)|opt-in|"
    r"(?:leave|post|moderat\w+|your|article|reader) comments?|commenters?|commenting|comment data|"
    r"(?:our|this) (?:forums?|app|magazine|podcast|page|site|website))\b|"
    r"メールマガジン|メルマガ|ニュースレター|有料会員|会員限定|購読",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\b(?:you|your|you'll|you're|us|our|ours|please)\b|"
    r"^(?:get|join|sign|subscribe|start|stay|download|like|want|need|save|notify|click|check|follow|submit|send|"
    r"receive|enter|support|thanks?|become|register|try|visit)\b|"
    r"ください|下さい|いただけ|しませんか|こちら",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“”「『]")
_LONGEST: Final = 40
_ABOUT_THE_WRITER = re.compile(
    r"^(?:[^\W\d_][\w.'’-]*\s){1,4}is (?:an?|the|our)\b[^.]{0,60}?"
    r"\b(?:writer|reporter|editor|journalist|correspondent|columnist|contributor|blogger|producer)\b"
)


def is_promotion(line: str) -> bool:
    """Tell whether a line offers the reader a service of the page.

    It names one, it speaks to the reader, and it quotes nobody: what a story
    says of newsletters and cookies lacks one of the three.
    """
    if _QUOTED.search(line) or word_count(line) > _LONGEST:
        return False
    return bool(_SERVICE.search(line) and _ADDRESSED.search(line.replace("’", "'")))


def is_about_the_writer(line: str) -> bool:
    """Tell the line below a story that introduces its writer, as a reporter or the editor of something."""
    return bool(_ABOUT_THE_WRITER.match(line)) and word_count(line) <= _LONGEST
