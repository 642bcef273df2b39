"""What the YAML parser complains of, said to someone who has never heard of YAML."""

import re

from yaml import MarkedYAMLError

from generator.text.forms.fault import Fault
from generator.text.forms.marks import Mark

_NO_COLON = 'this line needs a colon and a space after its key, as in "key: value"'
_INDENT = "this line does not fit; indent it exactly as the lines it belongs to"
_QUOTE_COLON = (
    'a second colon on this line; a value that holds a colon must stand in quotes, as in title: "One: two"'
)
_AFTER_QUOTE = (
    "text follows the closing quote; quote the whole value, and inside single quotes write '' for one quote"
)
# Fragments of what libyaml and PyYAML's own parser say, the first that fits decides.
_ADVICE = (
    (
        "sequence entries",
        'a list cannot begin here; give each item a line of its own that begins with "- "',
    ),
    ("could not find expected ':'", _NO_COLON),
    ("unexpected end of stream", "the quote that opens here is never closed; close it with the same quote"),
    ("flow sequence", 'this list is not closed; put commas between its items and "]" after the last'),
    ("flow mapping", 'this "{" is not closed; put "}" where it ends, or put the value in quotes'),
    ("block collection", 'every item of this list must begin with "- ", each in the same column'),
    ("escape", "a backslash inside double quotes has a meaning of its own; use single quotes"),
    ("scanning an alias", 'a value that begins with "*" must stand in quotes'),
    ("scanning an anchor", 'a value that begins with "&" must stand in quotes'),
    ("block scalar", 'after ">" or "|" the text begins on the next line; else put the value in quotes'),
    ("node content", "a value is missing before this sign; delete the sign, or put the value in quotes"),
    ("document start", 'all keys must begin in the same column, and no line "..." may stand between them'),
    ("tag", 'a value that begins with "!" must stand in quotes'),
)
_OPENED_BEFORE = ("unexpected end of stream", "flow sequence", "flow mapping", "could not find expected")


def syntax_fault(error: MarkedYAMLError, lines: list[str], first_line: int) -> Fault:
    """Say where `lines` are not YAML, and what to do.

    Takes what the parser raised, the lines it read and the number of the first.
    """
    if lines[0].startswith("%"):
        return Fault(Mark(first_line), 'a line must not begin with "%"; delete it')
    said = f"{error.context} {error.problem}"
    mark = error.problem_mark
    if error.context_mark and any(fragment in said for fragment in _OPENED_BEFORE):
        mark = error.context_mark
    row, column = (mark.line, mark.column) if mark else (0, 0)
    if row >= len(lines):
        row, column = len(lines) - 1, len(lines[-1])
    return Fault(Mark(first_line + row, column + 1), _advice(said, lines[row], column))


def _advice(said: str, line: str, column: int) -> str:
    if "tab " in said or line[column : column + 1] == "\t":
        return "a tab stands here; indent with spaces"
    if "cannot start any token" in said:
        return f'a value that begins with "{line[column : column + 1]}" must stand in quotes'
    if "mapping values" in said:
        return _stray_colon(line[:column])
    if "parsing a block mapping" in said:
        return _stray_text(line, column)
    known = (advice for fragment, advice in _ADVICE if fragment in said)
    return next(known, _INDENT)


def _stray_colon(before: str) -> str:
    if ":" in before:
        return _QUOTE_COLON
    return _INDENT if before.startswith(" ") else _NO_COLON.replace("this line", "the line above")


def _stray_text(line: str, column: int) -> str:
    if line[column : column + 1] == ":":
        return "a key is missing before this colon"
    if re.search(r"[\"']\s*$", line[:column]):
        return _AFTER_QUOTE
    if line[:column].strip():
        return "this does not belong to the value before it; put the whole value in quotes"
    return _INDENT
