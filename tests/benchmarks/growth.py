"""How a build grows with the archive: `python -m tests.benchmarks.growth [NUMBER…]`.

Builds archives of so many articles (1,000, 2,500, 5,000 and 10,000 if not
said) from nothing, and again with one article edited. Prints what each took,
and then the milliseconds of every phase for one article: where these stay the
same down a column, the cost grows in a straight line.
"""

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from time import perf_counter

from tests.benchmarks.corpus import write_corpus
from tests.benchmarks.scale import Generator, Run, run_command, the_digest
from tests.project import ROOT

NUMBERS = (1000, 2500, 5000, 10000)
WORK = ("from nothing", "one article edited")
_HEAD = """\
| articles | pages | work | seconds | processor seconds | memory MB | site MB | KB a page |
| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |
"""
_PHASE = re.compile(r"(\S.*?) (\d+\.\d\d) s(?:, |$)")


@dataclass(frozen=True, slots=True)
class Build:
    """One build of an archive: what it took, the seconds of its phases, and what stands there now."""

    number: int
    run: Run
    phases: Mapping[str, float]
    pages: int
    megabytes: float


def builds(number: int, place: Path) -> Iterator[Build]:
    """Build an archive of so many articles from nothing, then with one of them edited, in a new folder."""
    place.mkdir()
    write_corpus(ROOT / "content", place / "corpus", number)
    digest = the_digest(place / "corpus", place / "digest")
    yield _build(digest, number)
    edited = sorted(digest.folder.glob(digest.articles))[number // 2]
    with edited.open("a", encoding="utf-8") as file:
        file.write("\n\nOne more sentence about kites and treaties.\n")
    yield _build(digest, number)


def _build(digest: Generator, number: int) -> Build:
    start, before = perf_counter(), os.times()
    with TemporaryFile("w+", encoding="utf-8") as printed:
        memory = run_command(digest.commands[0], digest.folder, printed)
        printed.seek(0)
        *_, last = printed.read().splitlines()
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    run = Run(perf_counter() - start, spent, memory)
    pages = sum(1 for _ in digest.folder.glob("site/**/*.html"))
    return Build(
        number, run, {name: float(spent) for name, spent in _PHASE.findall(last)}, pages, digest.size
    )


def main(words: Sequence[str]) -> None:
    """Print a row as each build ends, and both tables of phases at the end."""
    numbers = [*map(int, words)] or [*NUMBERS]
    found: dict[str, list[Build]] = {work: [] for work in WORK}
    sys.stdout.write(_HEAD)
    with TemporaryDirectory(prefix="growth-") as place:  # one for all: see `put_aside` in `scale.py`
        for number in numbers:
            for work, build in zip(WORK, builds(number, Path(place, str(number))), strict=True):
                found[work].append(build)
                sys.stdout.write(_row(work, build))
                sys.stdout.flush()
    for work, those in found.items():
        sys.stdout.writelines(f"{line}\n" for line in _by_phase(work, those))


def _row(work: str, build: Build) -> str:
    run = build.run
    took = f"{run.seconds:.1f} | {run.processor:.1f} | {run.memory:.0f}"
    size = f"{build.megabytes:.0f} | {1000 * build.megabytes / build.pages:.1f}"
    return f"| {build.number} | {build.pages} | {work} | {took} | {size} |\n"


def _by_phase(work: str, found: Sequence[Build]) -> Iterator[str]:
    names = dict.fromkeys(name for build in found for name in build.phases)
    yield f"\n{work}: milliseconds of each phase for an article\n"
    yield f"| articles | {' | '.join(names)} |"
    yield f"| ---: |{' ---: |' * len(names)}"
    for build in found:
        each = (f"{1000 * build.phases.get(name, 0) / build.number:.2f}" for name in names)
        yield f"| {build.number} | {' | '.join(each)} |"


if __name__ == "__main__":
    main(sys.argv[1:])
