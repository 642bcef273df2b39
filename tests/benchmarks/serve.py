"""How soon `digest serve` shows an edit: `python -m tests.benchmarks.serve [NUMBER [ROUNDS]]`.

Serves an archive of NUMBER articles (1,000 if not said) and edits one after
another of them, ROUNDS times (5). Prints the seconds from the saving of each
file to the page that shows it, their median, and that as a ratio to what the
same build takes when it is started by hand.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from tests.benchmarks.corpus import write_corpus
from tests.benchmarks.scale import run_command, the_digest
from tests.e2e.test_serve import address, running, shows
from tests.project import ROOT, Project

PAUSE = 3.0
"""Seconds between edits, so that each is kept as one that will not change again."""


def until_shown(root: str, path: Path, words: str) -> float:
    """Add words to an article, and give the seconds until its page has them."""
    page = f"{root}articles/{path.parent.name}/{path.stem}.html"
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n\n{words}\n")
    start = perf_counter()
    while not shows(page, words):
        sleep(0.02)
    return perf_counter() - start


def main(words: Sequence[str]) -> None:
    """Print the medians."""
    number, rounds = int(words[0]) if words else 1000, int(words[1]) if words[1:] else 5
    with TemporaryDirectory(prefix="serve-") as place:
        write_corpus(ROOT / "content", Path(place, "corpus"), number)
        digest = the_digest(Path(place, "corpus"), Path(place, "digest"))
        articles = sorted(digest.folder.glob(digest.articles))[:: number // (2 * rounds)]
        with running(Project(digest.folder), "generator", "serve", "--port", "0") as process:
            root = address(process)
            shown = [_after_a_pause(root, path) for path in articles[:rounds]]
        started = [_by_hand(digest.commands[0], digest.folder, path) for path in articles[-rounds:]]
    seen, by_hand = median(shown), median(started)
    each = ", ".join(f"{seconds:.2f}" for seconds in shown)
    sys.stdout.write(
        f"{number} articles: shown after {each} s; median {seen:.2f} s, "
        f"{seen / by_hand:.2f} of a build by hand\n"
    )


def _after_a_pause(root: str, path: Path) -> float:
    sleep(PAUSE)
    return until_shown(root, path, "One more sentence about kites and treaties.")


def _by_hand(command: tuple[str, ...], folder: Path, path: Path) -> float:
    sleep(PAUSE)
    with path.open("a", encoding="utf-8") as file:
        file.write("\n\nOne more sentence about kites and treaties.\n")
    start = perf_counter()
    run_command(command, folder)
    return perf_counter() - start


if __name__ == "__main__":
    main(sys.argv[1:])
