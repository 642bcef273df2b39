"""How long a check takes, beside mere parsing: `python -m tests.benchmarks.check [NUMBER [ROUNDS]]`.

Writes an archive of NUMBER articles (10,000 if not said) and lets them take
turns, ROUNDS times (5): PyYAML's parser in C, which only reads the front matter of
every article in one process, and `digest check` in the ways an editor meets
it. Prints medians, and each as a ratio to the parser.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from tests.benchmarks.corpus import NUMBER, write_corpus
from tests.project import ROOT, copy_project

PARSER = """
import pathlib, yaml
for path in pathlib.Path("content/articles").rglob("*.md"):
    yaml.load(path.read_text("utf-8").split("---\\n", 2)[1], yaml.CSafeLoader)
"""
CHECK = (sys.executable, "-m", "generator", "check")
SETTLED = 2.5
"""Seconds after which a check keeps what it reads of a file."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: wall-clock seconds, and processor seconds of all its processes."""

    seconds: float
    processor: float


def main(words: Sequence[str]) -> None:
    """Print the table."""
    number, rounds = int(words[0]) if words else NUMBER, int(words[1]) if words[1:] else 5
    with TemporaryDirectory(prefix="check-") as place:
        folder = Path(place, "digest")
        write_corpus(ROOT / "content", Path(place, "corpus"), number)
        folder.mkdir()
        copy_project(folder, Path(place, "corpus"))
        sleep(SETTLED)
        turns = [dict(_turn(folder)) for _ in range(rounds)]
    sys.stdout.writelines(f"{line}\n" for line in _table(turns, number))


def _turn(folder: Path) -> Iterator[tuple[str, Run]]:
    """Do each kind of work once."""
    one = max(folder.glob("content/articles/*/*.md"))
    yield "parse all heads", _run((sys.executable, "-c", PARSER), folder)
    rmtree(folder / "build", ignore_errors=True)
    yield "one file, nothing kept", _run((*CHECK, str(one)), folder)
    rmtree(folder / "build", ignore_errors=True)
    yield "all, nothing kept", _run(CHECK, folder)
    yield "all, nothing changed", _run(CHECK, folder)
    with one.open("a", encoding="utf-8") as file:
        file.write("\n\nOne more sentence about kites and treaties.\n")
    yield "one file, just edited", _run((*CHECK, str(one)), folder)
    yield "all, one file edited", _run(CHECK, folder)


def _run(command: Sequence[str], folder: Path) -> Run:
    start, before = perf_counter(), os.times()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(perf_counter() - start, used)


def _table(turns: Sequence[Mapping[str, Run]], number: int) -> Iterator[str]:
    yield f"{number} articles, {len(turns)} rounds on {os.cpu_count()} cores; medians\n"
    yield "| work | seconds | ratio | processor seconds | ratio |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    peer: Run | None = None
    for work in turns[0]:
        run = Run(
            median(turn[work].seconds for turn in turns), median(turn[work].processor for turn in turns)
        )
        peer = peer or run
        seconds = f"{run.seconds:.2f} | {run.seconds / peer.seconds:.2f}"
        yield f"| {work} | {seconds} | {run.processor:.2f} | {run.processor / peer.processor:.2f} |"


if __name__ == "__main__":
    main(sys.argv[1:])
