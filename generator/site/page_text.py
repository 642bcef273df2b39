"""A page's HTML → what a search knows of it, as the page itself marks it.

The marks are Pagefind's (pagefind.app, "Configuring the index"), so that any
program that knows them may index the site: `data-pagefind-body`, `-ignore`,
`-filter`, `-meta` and `-sort`. What they mean is what they mean there. What
stands in an element with `data-quoted-last` is searched like the rest, but
results quote it only where no other text holds the words.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from lxml.etree import HTML, _Element

from generator.text.unreadable import UNREADABLE

MARK = "data-pagefind-body"

_IGNORE, _FILTER, _META, _SORT = (f"data-pagefind-{mark}" for mark in ("ignore", "filter", "meta", "sort"))
_QUOTED_LAST = "data-quoted-last"
_FROM_ATTRIBUTE = re.compile(r"^(?P<name>[^:\[\]]+)\[(?P<attribute>.+)\]$")
_SILENT = frozenset(
    ("head", "style", "script", "noscript", "label", "form", "svg", "footer", "nav", "iframe", "template")
)
_HEADINGS = {f"h{level}": 8 - level for level in range(1, 7)}
_ENDS_BLOCKS = frozenset((*_HEADINGS, "p", "td", "div", "ul", "li", "article", "section"))
_WANT_STOPS = frozenset("_'\")$*")  # at the end of a block, and letters and figures

Run = tuple[str, int, bool]
"""A text, its weight, and whether results quote it last."""


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page tells a search: runs of text with their weights, and what its marks name.

    Blocks that end without a stop get one. Plain text weighs 1, a heading of
    the first level 7 and of the sixth 2.
    """

    runs: list[Run] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    filters: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    sort: dict[str, str] = field(default_factory=dict)


def page_text(html: str) -> PageText | None:
    """Read a page whose text is marked; None where no part of it is."""
    if MARK not in html:
        return None
    body = next((element for element in HTML(html).iter() if element.get(MARK) is not None), None)
    return None if body is None else _told(body)


def _told(body: _Element) -> PageText:
    runs: list[Run] = []
    _add_runs(body, 1, runs)
    told = PageText(_joined(runs))
    for element in body.iter():
        for mark, names in element.items():
            if mark == _FILTER:
                for name, value in _marked(str(names), element):
                    told.filters[name].append(value)
            elif mark in (_META, _SORT):
                (told.meta if mark == _META else told.sort).update(_marked(str(names), element))
    return told


def _joined(runs: list[Run]) -> list[Run]:
    """Join runs of one kind, for a word may begin in one element and end in another."""
    return [
        (UNREADABLE.sub("", "".join(text for text, _, _ in some)), *kind)
        for kind, some in groupby(runs, itemgetter(1, 2))
    ]


def _add_runs(element: _Element, weight: int, runs: list[Run], *, last: bool = False) -> None:
    tag = element.tag
    if tag in _SILENT or element.get(_IGNORE) is not None:
        return
    own = _HEADINGS.get(tag, weight)
    last = last or element.get(_QUOTED_LAST) is not None
    ends_block = tag in _ENDS_BLOCKS
    if ends_block or tag == "br" or element.get("id"):
        runs.append((" ", weight, last))
    if element.text:
        runs.append((element.text, own, last))
    for child in element:
        if isinstance(child.tag, str):
            _add_runs(child, own, runs, last=last)
        if child.tail:
            runs.append((child.tail, own, last))
    if ends_block:
        runs.append((". " if _wants_stop(runs[-1][0][-1]) else " ", own, last))


def _wants_stop(last: str) -> bool:
    return last.isalnum() or last in _WANT_STOPS


def _marked(told: str, element: _Element) -> Iterator[tuple[str, str]]:
    """Give the names and values of a mark: "name", "name:value" or "name[attribute]", parted by commas."""
    names, colon, literal = told.partition(":")
    *others, last = (name.strip() for name in names.split(","))
    for name in others:
        yield _pair(name, element)
    yield (last, _in_line(literal)) if colon else _pair(last, element)


def _pair(name: str, element: _Element) -> tuple[str, str]:
    found = _FROM_ATTRIBUTE.match(name)
    if found:
        return found["name"], _in_line(element.get(found["attribute"], ""))
    return name, _in_line("".join(map(str, element.itertext())))


def _in_line(text: str) -> str:
    return " ".join(UNREADABLE.sub("", text).split())
