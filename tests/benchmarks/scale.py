"""How long a build takes, beside its peers: `python -m tests.benchmarks.scale [NUMBER [ROUNDS [PEER…]]]`.

Writes an archive of NUMBER articles (1,000 if not said) once for each
generator, and lets them take turns at the same work, ROUNDS times (3): from
nothing, one article edited, one added with a new person and two topics,
nothing changed. Prints medians, and each as a ratio to what the first peer
takes from nothing. PEER names some of them by the first word of their names;
without it, all. On ext4, let five minutes pass after very many files were
removed: see `put_aside`.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import IO

import yaml

from tests.benchmarks.corpus import write_corpus
from tests.benchmarks.peers import PEERS, Command, Peer
from tests.project import ROOT, copy_project

NEW_ID = "2025-06-15-kite-treaty"
NEW_HEAD = {
    "title": "A kite treaty is signed",
    "date": date(2025, 6, 15),
    "topics": ["trade", "culture"],
    "summary": "An invented summary that is long enough to be a summary of something.",
    "sources": [{"publisher": "mofa-japan", "url": "https://www.mofa.go.jp/kite-treaty.html"}],
    "people": ["Nobody Met Before"],
}
WORK = ("from nothing", "one article edited", "one article added", "nothing changed")


@dataclass(frozen=True, slots=True)
class Run:
    """One run: wall-clock seconds, processor seconds, and megabytes of the largest process."""

    seconds: float
    processor: float
    memory: float


@dataclass(frozen=True, slots=True)
class Generator:
    """A generator set up in a folder of its own."""

    name: str
    folder: Path
    commands: Sequence[Command]
    made: Sequence[str]
    added: tuple[Path, str]
    articles: str

    def runs(self) -> Iterator[Run]:
        """Do each kind of work in turn."""
        path, text = self.added
        path.unlink(missing_ok=True)
        for made in self.made:
            self.put_aside(self.folder / made)
        yield self.run()
        edited = sorted(self.folder.glob(self.articles))[len(WORK)]
        with edited.open("a", encoding="utf-8") as file:
            file.write("\n\nOne more sentence about kites and treaties.\n")
        yield self.run()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        yield self.run()
        yield self.run()

    def run(self) -> Run:
        """Run its commands once."""
        start, before = perf_counter(), os.times()
        memory = max(run_command(command, self.folder) for command in self.commands)
        after = os.times()
        processor = (
            after.children_user + after.children_system - before.children_user - before.children_system
        )
        return Run(perf_counter() - start, processor, memory)

    def put_aside(self, folder: Path) -> None:
        """Take a folder out of the way; it is removed with all the others at the end.

        Where very many files were just removed, ext4 passes over each of
        their places whenever a file is made within the next five minutes
        (`recently_deleted` in its ialloc.c): what a fresh clone never meets.
        """
        if folder.exists():
            aside = self.folder.parent / "aside"
            aside.mkdir(exist_ok=True)
            folder.rename(aside / f"{self.folder.name}-{len([*aside.iterdir()])}")

    @property
    def size(self) -> float:
        """Give the megabytes of what it made last."""
        made = self.folder / self.made[-1]
        return sum(path.stat().st_size for path in made.rglob("*") if path.is_file()) / 1e6


def run_command(command: Command, folder: Path, printed: IO[str] | None = None) -> float:
    """Run a command in `folder`, which may print into a file; give the megabytes of its largest process."""
    # Material says at every start what becomes of MkDocs, in the midst of the table.
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(command, cwd=folder, stdout=printed or subprocess.DEVNULL, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)} failed in {folder}")
    return used.ru_maxrss / 1024


def the_digest(corpus: Path, folder: Path) -> Generator:
    """Set up the digest in `folder` with the articles of `corpus`."""
    folder.mkdir()
    copy_project(folder, corpus)
    path = folder / "content" / "articles" / NEW_ID[:4] / f"{NEW_ID}.md"
    head = yaml.dump(NEW_HEAD, sort_keys=False)
    return Generator(
        "the digest",
        folder,
        ((sys.executable, "-m", "generator", "build"),),
        ("build", ".site.spare", "site"),
        (path, f"---\n{head}---\nA kite treaty was signed.\n"),
        "content/articles/*/*.md",
    )


def _peer(peer: Peer, corpus: Path, folder: Path) -> Generator:
    peer.write(corpus, folder)
    name, text = peer.article(NEW_ID, NEW_HEAD, "A kite treaty was signed.\n")
    articles = f"{Path(name).parent}/*.md"
    return Generator(peer.name, folder, peer.commands, (peer.output,), (folder / name, text), articles)


def main(words: Sequence[str]) -> None:
    """Print the table."""
    number, rounds = int(words[0]) if words else 1000, int(words[1]) if words[1:] else 3
    names = tuple(words[2:])
    wanted = [peer for peer in PEERS if not names or peer.name.lower().startswith(names)]
    with TemporaryDirectory(prefix="scale-") as place:
        corpus = Path(place, "corpus")
        write_corpus(ROOT / "content", corpus, number)
        generators = [the_digest(corpus, Path(place, "digest"))]
        generators += [_peer(peer, corpus, Path(place, str(turn))) for turn, peer in enumerate(wanted)]
        runs = [[list(one.runs()) for one in generators] for _ in range(rounds)]
        sys.stdout.writelines(f"{line}\n" for line in _table(generators, runs, number))


def _table(
    generators: Sequence[Generator], runs: Sequence[Sequence[Sequence[Run]]], number: int
) -> Iterator[str]:
    yield f"{number} articles, {len(runs)} rounds on {os.cpu_count()} cores; medians\n"
    yield "| work | generator | seconds | ratio | processor seconds | memory MB |"
    yield "| --- | --- | ---: | ---: | ---: | ---: |"
    peer = median(turn[min(1, len(generators) - 1)][0].seconds for turn in runs)
    for place, work in enumerate(WORK):
        told = [[turn[which][place] for turn in runs] for which in range(len(generators))]
        for generator, found in zip(generators, told, strict=True):
            seconds, processor = median(run.seconds for run in found), median(run.processor for run in found)
            memory = max(run.memory for run in found)
            figures = f"{seconds:.1f} | {seconds / peer:.2f} | {processor:.1f} | {memory:.0f}"
            yield f"| {work} | {generator.name} | {figures} |"
    yield ""
    for generator in generators:
        size = generator.size
        yield f"{generator.name}: {size:.0f} MB, {1000 * size / number:.1f} KB an article"


if __name__ == "__main__":
    main(sys.argv[1:])
