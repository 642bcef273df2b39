"""Changes to a file at its marks; whatever they do not name stays byte for byte."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.text.forms.marks import Mark

_SAFE_PUNCTUATION = set(" .-'’()/&")


@dataclass(frozen=True, slots=True)
class Edit:
    """At `mark` stands `old`, bare or in quotes; `new` shall stand there."""

    mark: Mark
    old: str
    new: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Replace values in a text whose lines end as they may.

    An edit whose `old` does not stand at its mark as it is written, for
    example because it is folded or escaped, changes nothing.
    """
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda edit: edit.mark, reverse=True):
        row, column = edit.mark.line - 1, edit.mark.column - 1
        before, after = lines[row][:column], lines[row][column:]
        lines[row] = before + _replaced(after, edit)
    return "\n".join(lines)


def _replaced(after: str, edit: Edit) -> str:
    if after.startswith(edit.old):
        return _bare(edit) + after.removeprefix(edit.old)
    for quote_mark in ("'", '"'):
        written = f"{quote_mark}{edit.old}{quote_mark}"
        if after.startswith(written):
            return _in_quotes(edit.new, quote_mark) + after.removeprefix(written)
    return after


def _bare(edit: Edit) -> str:
    """Write a value without quotes where no character of it could be taken for YAML's own."""
    known = _SAFE_PUNCTUATION | set(edit.old)
    is_plain = edit.new[:1].isalnum() and all(char.isalnum() or char in known for char in edit.new)
    return edit.new if is_plain else _in_quotes(edit.new, "'")


def _in_quotes(value: str, quote_mark: str) -> str:
    if quote_mark == "'":
        return "'" + value.replace("'", "''") + "'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def reorder_blocks(
    lines: Sequence[str], starts: Sequence[tuple[str, int]], order: Sequence[str]
) -> list[str]:
    """Put blocks of lines into an order.

    `starts` gives each block's key and the index of its first line; a comment
    moves with the block it stands above. What stands before the first block
    stays first.
    """
    starts = [starts[0], *((key, _with_comments(lines, start)) for key, start in starts[1:])]
    ends = [start for _, start in starts[1:]] + [len(lines)]
    blocks = {key: lines[start:end] for (key, start), end in zip(starts, ends, strict=True)}
    return [
        *lines[: starts[0][1]],
        *(line for key in sorted(blocks, key=order.index) for line in blocks[key]),
    ]


def _with_comments(lines: Sequence[str], start: int) -> int:
    while lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start
