"""`docs/messages.md`: every message of the check, from the cases that show it and the code that says it.

`make messages` writes it; `test_messages.py` holds it to be complete and current.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.desk.broken import CASES, read_case
from tests.project import ROOT

DOCUMENT = ROOT / "docs" / "messages.md"
_TEXT = ROOT / "generator" / "text"
SPEAKERS = [
    *sorted((ROOT / "generator" / "rules").glob("*.py")),
    ROOT / "generator" / "model" / "advice.py",
    ROOT / "generator" / "stages" / "read_content.py",
    *sorted(set((_TEXT / "forms").glob("*.py")) - {_TEXT / "forms" / "readings.py"}),
    *(_TEXT / "markup" / f"{name}.py" for name in ("body", "local_link")),
    _TEXT / "event_date.py",
]
"""The modules that say something to editors; of what is kept from run to run they never hear."""

_FEWEST_WORDS = 4
_HOLE = "\0"
_HEAD = """\
# Every message of the check

What `digest check` can say, below the line that it says it of. You need not know YAML to read it: \
each message says what is wrong and what to write instead. In the check it also names file, line and column.

An **error** stops a merge; a **warning** only informs. `digest check --fix` mends some warnings by itself.

This page is made by `make messages` from the cases in `tests/fixtures/broken/`; a change there changes it.
"""


def document() -> str:
    """Write the page."""
    parts = [_HEAD, *(_shown(path) for path in CASES), _rare()]
    return "\n".join(parts)


def _shown(path: Path) -> str:
    case = read_case(path)
    title = case.name.replace("-", " ").replace(" yml", ".yml")
    told = "".join(_told(message, case.files) for message in case.messages.splitlines())
    return f"## {title[:1].upper()}{title[1:]}\n\n~~~text\n{told}~~~\n"


def _told(message: str, files: dict[str, str]) -> str:
    """Give the line that a message is about, a sign below its place, and what is said."""
    file, line, column, said = message.split(":", 3)
    shown = _line(files, file, int(line))
    sign = " " * (int(column) - 1) + "^"
    return f"{shown}\n{sign}\n{said.strip()}\n" if shown else f"{said.strip()}\n"


def _line(files: dict[str, str], file: str, number: int) -> str:
    """Give a line of a case's file, if it has one and all of it can be seen."""
    text = files.get(file.removeprefix("content/"), "").splitlines()
    line = text[number - 1] if number <= len(text) else ""
    return line if line.isprintable() else ""


def _rare() -> str:
    sentences = (sentence.replace(_HOLE, "…").removeprefix("; ") for sentence in unshown_sentences())
    return "\n".join(["## Rarer ones\n", *(f"- {sentence}" for sentence in sorted(set(sentences))), ""])


def unshown_sentences() -> Iterator[str]:
    """Give what the code can say and no case shows; a hole stands for what differs from time to time."""
    told = "".join(read_case(path).messages for path in CASES)
    for sentence in sentences():
        pattern = "[^\n]*".join(map(re.escape, sentence.split(_HOLE)))
        if not re.search(pattern, told):
            yield sentence


def sentences() -> Iterator[str]:
    """Give every sentence that stands in the code of the speakers, docstrings apart."""
    for module in SPEAKERS:
        tree = ast.parse(module.read_text("utf-8"))
        silent = {id(text) for node in ast.walk(tree) for text in _silent(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in silent:
                sentence = _sentence(node)
                if _speaks(sentence):
                    yield sentence


def _speaks(sentence: str) -> bool:
    """Tell a sentence from a regular expression and from what YAML's parser says to us."""
    has_words = len(re.findall(r"[a-z]{2,}", sentence)) >= _FEWEST_WORDS
    return has_words and "(?" not in sentence and any(sign in sentence for sign in f";,{_HOLE}")


def _silent(node: ast.AST) -> Iterator[ast.AST]:
    """Give what is no sentence by itself: docstrings, and the parts of a text with holes."""
    if isinstance(node, ast.Expr):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield from ast.walk(part)


def _sentence(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return re.sub(r"\{[a-z]*(?::[^{}]*)?\}", _HOLE, node.value) if isinstance(node.value, str) else ""
    return "".join(
        _sentence(part) if isinstance(part, ast.Constant) else _HOLE
        for part in node.values
        if isinstance(part, ast.Constant | ast.FormattedValue)
    )


if __name__ == "__main__":
    DOCUMENT.write_text(document(), "utf-8")
