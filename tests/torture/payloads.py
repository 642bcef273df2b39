"""The public sets of strings that make careless sites run scripts, each read as its authors publish it."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.hostile import PAYLOADS
from tests.torture.clones import Repository

_JSON_STRING = r'"(?:[^"\\]|\\.)*"'
_DOMPURIFY = re.compile(rf'"payload":\s*({_JSON_STRING}(?:\s*\+\s*{_JSON_STRING})*)')
_H5SC = re.compile(r'<div id="\d+">(.*?)//\["\'`-->\]\]>\]</div>', re.DOTALL)
_FENCED = re.compile(r"^```\w*\n(.*?)^```", re.DOTALL | re.MULTILINE)


def _h5sc(folder: Path) -> Iterator[str]:
    yield from _H5SC.findall(_text(folder / "vectors.txt"))


def _owasp(folder: Path) -> Iterator[str]:
    """Give each block of code whole, and its lines one by one."""
    for block in _FENCED.findall(_text(folder / "cheatsheets/XSS_Filter_Evasion_Cheat_Sheet.md")):
        yield block.strip("\n")
        yield from block.splitlines()


def _dompurify(folder: Path) -> Iterator[str]:
    for written in _DOMPURIFY.findall(_text(folder / "test/fixtures/expect.mjs")):
        yield "".join(json.loads(part, strict=False) for part in re.findall(_JSON_STRING, written))


def _html5lib(folder: Path) -> Iterator[str]:
    for case in json.loads(_text(folder / "sanitizer/tests1.dat")):
        yield case["input"]


def _payloadbox(folder: Path) -> Iterator[str]:
    yield from _text(folder / "Intruder/xss-payload-list.txt").splitlines()


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace")


_SETS: dict[str, tuple[Repository, Callable[[Path], Iterator[str]]]] = {
    "cure53/H5SC": (
        Repository(
            "https://github.com/cure53/H5SC", "1a91bbc085426579ebcdefb1bc5450760db3dad5", ("vectors.txt",)
        ),
        _h5sc,
    ),
    "OWASP filter evasion": (
        Repository(
            "https://github.com/OWASP/CheatSheetSeries",
            "6b8819da79e0537d072e04296ffa3adfc94ba881",
            ("cheatsheets/XSS_Filter_Evasion_Cheat_Sheet.md",),
        ),
        _owasp,
    ),
    "cure53/DOMPurify": (
        Repository(
            "https://github.com/cure53/DOMPurify",
            "1fa97e8f0b671ded461adfe6af255f2aab4202d0",
            ("test/fixtures/expect.mjs",),
        ),
        _dompurify,
    ),
    # The last state that had these tests.
    "html5lib sanitizer": (
        Repository(
            "https://github.com/html5lib/html5lib-tests",
            "73674f61b0abf5ba62694b7f56bc349238c48216",
            ("sanitizer/tests1.dat",),
        ),
        _html5lib,
    ),
    "payloadbox": (
        Repository(
            "https://github.com/payloadbox/xss-payload-list",
            "d473925ebc9aaec0ac8bdb9aa9d26be8d163af04",
            ("Intruder/xss-payload-list.txt",),
        ),
        _payloadbox,
    ),
}


def sets() -> dict[str, list[str]]:
    """Give every set by its name, each of its strings once, and those written for this project."""
    found = {name: _distinct(read(repository.fetched())) for name, (repository, read) in _SETS.items()}
    return {**found, "our own": list(PAYLOADS)}


def _distinct(strings: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(string for string in strings if string.strip()))
