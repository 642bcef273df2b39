"""Articles with faults that need no editor → their text without them."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from generator.model import Article, Content
from generator.rules.every import findings
from generator.rules.room import Room
from generator.rules.wording import KEY_ORDER
from generator.text.forms.edits import Edit, apply_edits, reorder_blocks


def mend(content: Content, today: date, texts: Mapping[str, str]) -> dict[str, str]:
    """Mend tracking parameters, http, the spelling of known names and the order of keys.

    Takes the text of the files to mend, line ends as they are, by the path
    that messages name. Gives the mended text of those that change; nothing
    else of them does, no comment and no space.
    """
    room = Room(content, today)
    edits: dict[str, list[Edit]] = defaultdict(list)
    for article, finding in findings(room):
        if finding.better and article.file in texts:
            edits[article.file].append(Edit(finding.mark, finding.better.old, finding.better.new))
    mended = {
        article.file: _in_order(apply_edits(texts[article.file], edits[article.file]), article)
        for article in content.articles
        if article.file in texts
    }
    return {file: text for file, text in mended.items() if text != texts[file]}


def _in_order(text: str, article: Article) -> str:
    """Put the keys in order; an edit changes no number of lines, so the article's marks still hold."""
    lines = text.split("\n")
    end = article.body_line - 2
    starts = [(str(path[0]), mark.line - 1) for path, mark in article.marks.keys.items() if len(path) == 1]
    return "\n".join([*reorder_blocks(lines[:end], starts, KEY_ORDER), *lines[end:]])
