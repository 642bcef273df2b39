"""The Markdown of a body, looked at as it was written: its links, and what would not survive."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import chain, islice

from generator.text.forms.fault import Fault, Lines, quote
from generator.text.forms.marks import Mark

# What is escaped or quoted as code is neither link nor HTML; "<" has no escape in Markdown.
# Each branch begins with a literal, which lets the search skip plain prose; what
# repeats is possessive or bounded, so that no text takes more than linear time.
_TOKEN = re.compile(
    r"""
      \\[^<]
    | `(?P<more>`*+).{1,500}?(?<!`)`(?P=more)(?!`)
    | ``*+
    | <(?P<auto>[a-z]+:[^<>\s]+|[^<>\s/@]+@[^<>\s]+)>
    | <(?P<html>[a-zA-Z!?][^<>]*>?)
    | !(?P<image>\[[^\[\]]*\][(\[])
    | \]\((?P<target>[^()<"']*(?:\([^()<"']*\)[^()<"']*)*)(?=[\s)"'])
    """,
    re.VERBOSE,
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]+\]:\s*(\S+)", re.MULTILINE)
# Markdown has no sign of its own for these.
_HARMLESS = re.compile(r"(?:br|sub|sup|ruby|rb|rp|rt)>")
_WRONG_HEADING = re.compile(
    r"^(?:[ \t>]|(?:[-*+]|\d+\.)[ \t])*+(?:#(?!#)|#{5})|^[ \t>]*+=++[ ]*+$", re.MULTILINE
)
_DEEP_LIST = re.compile(
    r"^[ \t]*+(?:(?:[-*+]|\d+\.)[ \t]++|>[ \t]*+){7}|^(?:\t|[ ]{4}){6,}+[ \t]*+(?:[-*+]|\d+\.)[ \t]",
    re.MULTILINE,
)
# Neither of these two begins with a letter, as most lines do.
_NO_LETTER = re.compile(r"\n[^a-zA-Z\n]")
_BRACKET = re.compile(r"[\[\]()]|\n[ \t]*\n")
_MOST_BRACKETS = 20
_MOST_FAULTS = 20
# Each of these is what Python-Markdown replaces by itself, which takes time by the square of their number.
_SIGNS = (*"*_`[&\\<", "  \n")
_SIGN = re.compile("|".join(map(re.escape, _SIGNS)))
_MOST_SIGNS = 1_000
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


@dataclass(frozen=True, slots=True)
class Findings:
    """What there is to say about a body."""

    links: tuple[Link, ...]
    faults: tuple[Fault, ...]


def look_through(text: str, first_line: int = 1) -> Findings:
    """Find the links of a Markdown text that begins on `first_line` of its file, and its faults.

    A fault is what the sanitiser would take away, or the renderer could not bear;
    of many the first twenty are told.
    """
    tokens = list(_TOKEN.finditer(text))
    lines = Lines(text, first_line)
    links = tuple(Link(_target(written), lines.mark(offset)) for offset, written in _targets(text, tokens))
    found = (Fault(lines.mark(offset), message) for offset, message in _finds(text, tokens))
    addresses = filter(None, map(_address_fault, links))
    return Findings(links, tuple(islice(chain(found, addresses), _MOST_FAULTS)))


def _targets(text: str, tokens: list[re.Match[str]]) -> Iterator[tuple[int, str]]:
    for token in tokens:
        group = "target" if token["target"] is not None else "auto"
        if token[group]:
            yield token.start(group), token[group]
    if "]:" in text:
        yield from ((match.start(1), match[1]) for match in _DEFINITION.finditer(text))


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


def _finds(text: str, tokens: list[re.Match[str]]) -> Iterator[tuple[int, str]]:
    for token in tokens:
        if token["image"]:
            yield token.start(), f"images load from elsewhere; {_ALLOWED}, so write a link instead"
        elif token["html"] and not _HARMLESS.fullmatch(token["html"]):
            yield token.start(), f"{quote(token[0])} is HTML; {_ALLOWED}, so write it in Markdown"
    if _NO_LETTER.search(f"\n{text}"):
        yield from _lines_out_of_form(text)
    yield from _open_brackets(text)
    if sum(map(text.count, _SIGNS)) > _MOST_SIGNS:
        sign = next(islice(_SIGN.finditer(text), _MOST_SIGNS, None))
        yield (
            sign.start(),
            f'more than {_MOST_SIGNS} signs such as "*", "_", "[" and "&" stand in this text; take some out',
        )


def _lines_out_of_form(text: str) -> Iterator[tuple[int, str]]:
    for heading in _WRONG_HEADING.finditer(text):
        yield heading.start(), 'headings in a body begin with "## ", "### " or "#### "'
    if item := _DEEP_LIST.search(text):
        yield item.start(), "this list is more than six levels deep; make it flatter"


def _open_brackets(text: str) -> Iterator[tuple[int, str]]:
    if text.count("[") + text.count("(") <= _MOST_BRACKETS:
        return
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
