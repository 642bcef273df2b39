"""The Markdown of a body, looked at as it was written: its links, and what would not survive."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from generator.text.fault import Fault, Lines, quote
from generator.text.marks import Mark

# What is escaped or quoted as code is neither link nor HTML; "<" has no escape in Markdown.
_TOKEN = re.compile(
    r"""
      \\[^<] | (?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)
    | <(?P<auto>[a-z]+:[^<>\s]+|[^<>\s/@]+@[^<>\s]+)>
    | (?P<image>!\[[^\[\]]*\][(\[])
    | (?P<raw><[a-zA-Z/!?][^<>]*>?)
    | \]\((?P<target>\s*<[^<>\n]*>|[^()"']*(?:\([^()"']*\)[^()"']*)*)(?=[\s)"'])
    | ^[ ]{0,3}\[[^\[\]\n]+\]:\s*(?P<definition>\S+)
    """,
    re.VERBOSE | re.MULTILINE,
)
# Markdown has no sign of its own for these.
_HARMLESS = re.compile(r"</?(?:br|sub|sup|ruby|rb|rp|rt)>")
_WRONG_HEADING = re.compile(r"^#(?!#)|^#{5}|^=+[ ]*$", re.MULTILINE)
_DEEP_LIST = re.compile(
    r"^[ \t]*(?:(?:[-*+]|\d+\.)[ \t]+|>[ \t]*){7}|^(?:\t|[ ]{4}){6,}[ \t]*(?:[-*+]|\d+\.)[ \t]", re.MULTILINE
)
_BRACKET = re.compile(r"[\[\]()]|\n[ \t]*\n")
_MOST_BRACKETS = 20
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SAFE_SCHEMES = {"http", "https", "mailto"}
_ALLOWED = "only text, lists, tables and links are allowed"


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads, and where that is written."""

    target: str
    mark: Mark

    @property
    def is_local(self) -> bool:
        """Tell whether it leads to a file beside the one it stands in."""
        return not _SCHEME.match(self.target) and not self.target.startswith(("#", "/"))


def links(text: str, first_line: int = 1) -> list[Link]:
    """Give the links of a Markdown text that begins on `first_line` of its file."""
    if not re.search(r"\]\(|\]:|<", text):
        return []
    lines = Lines(text, first_line)
    return [link for match in _TOKEN.finditer(text) if (link := _link(match, lines))]


def body_faults(text: str, first_line: int = 1) -> list[Fault]:
    """Name what the sanitiser would take away from a body, or the renderer could not bear."""
    found = sorted(_finds(text))
    lines = Lines(text, first_line) if found else None
    faults = [Fault(lines.mark(offset), message) for offset, message in found if lines]
    return faults + [fault for link in links(text, first_line) if (fault := _address_fault(link))]


def _link(match: re.Match[str], lines: Lines) -> Link | None:
    for group in ("auto", "target", "definition"):
        if match[group] is not None:
            return Link(_target(match[group]), lines.mark(match.start(group)))
    return None


def _target(written: str) -> str:
    """Read an address as a browser does: without brackets, line ends and character references."""
    target = unescape(written.strip().removeprefix("<").removesuffix(">"))
    target = re.sub(r"[\t\n\r]", "", target).strip()
    return f"mailto:{target}" if "@" in target and not re.search(r"[:/]", target) else target


def _address_fault(link: Link) -> Fault | None:
    scheme = _SCHEME.match(link.target)
    if scheme and scheme[1].lower() not in _SAFE_SCHEMES:
        message = f"{quote(link.target)} is not a safe address; write one that begins with https://"
        return Fault(link.mark, message)
    if link.target.startswith("/"):
        message = f"{quote(link.target)} works on one host only; write https://… or the path from this file"
        return Fault(link.mark, message)
    return None


def _finds(text: str) -> Iterator[tuple[int, str]]:
    for match in _TOKEN.finditer(text):
        if match["image"]:
            yield match.start(), f"images load from elsewhere; {_ALLOWED}, so write a link instead"
        elif match["raw"] and not _HARMLESS.fullmatch(match["raw"]):
            yield match.start(), f"{quote(match['raw'])} is HTML; {_ALLOWED}, so write it in Markdown"
    for match in _WRONG_HEADING.finditer(text):
        yield match.start(), 'headings in a body begin with "## ", "### " or "#### "'
    for match in _DEEP_LIST.finditer(text):
        yield match.start(), "this list is more than six levels deep; make it flatter"
    yield from _open_brackets(text)


def _open_brackets(text: str) -> Iterator[tuple[int, str]]:
    depth = 0
    for match in _BRACKET.finditer(text):
        depth = _depth_after(match[0], depth)
        if depth > _MOST_BRACKETS:
            yield match.start(), f"more than {_MOST_BRACKETS} brackets are open here; close them"
            return


def _depth_after(sign: str, depth: int) -> int:
    if sign in "[(":
        return depth + 1
    return max(depth - 1, 0) if sign in "])" else 0
