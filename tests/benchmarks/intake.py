"""What intake costs, beside its peers: `python -m tests.benchmarks.intake [NUMBER [PART…]]`.

Each figure is taken in a process of its own, in processor seconds, because
others may share the machine, the least of three rounds, and in megabytes at
the peak. NUMBER (10,000)
is how many raw articles of 450 words are deduplicated and tagged; taking in
whole files of JSON Lines is shown at a half of it, at it, at twice and at
four times as many: memory has to stay flat. PART names some of the parts
`dedupe`, `tag`, `hostile` and `bulk`; without it, all are measured.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any, Final

import trafilatura
from datasketch import MinHash, MinHashLSH
from rensa import RMinHash, RMinHashLSH

from generator.intake import IntakeOrder, intake
from generator.model import Dropped, RawArticle, Telling
from generator.stages.clean import clean, known_publishers
from generator.stages.dedupe import Stories, dedupe
from generator.stages.read_content import read_content
from generator.stages.tag import tag, topic_matcher
from generator.text.addresses.canonical_address import canonical_address
from generator.text.event_date import EventDate
from tests.benchmarks.corpus import NUMBER, write_records
from tests.project import CONTENT, ROOT
from tests.quality.deduplication import PERMUTATIONS, runs

ROUNDS: Final = 3
BAR: Final = 0.7
BANDS: Final = 16

STORY: Final = "Ministers of two countries opened talks on harbour fees and hope to sign before the summer. "
HOSTILE: Final = {
    "1 MB without a space": "a" * 1_000_000,
    "1 MB of Japanese without a space": "港" * 330_000,
    "10,000 equal paragraphs": f"{STORY}\n\n" * 10_000,
    "100,000 nested tags": f"<html><body>{'<div>' * 100_000}{STORY * 5}{'</div>' * 100_000}</body></html>",
    "10,000 equal paragraphs of HTML": f"<html><body>{f'<p>{STORY}</p>' * 10_000}</body></html>",
    "1 MB of HTML without a space": f"<html><body><p>{'a' * 1_000_000}</p></body></html>",
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a piece of work took: processor seconds and megabytes; `outcome` tells what came of it."""

    seconds: float
    megabytes: float
    outcome: str


Work = Callable[..., tuple[float, str]]
"""Gives the processor seconds of what counts, and what came of it."""


def cost(work: Work, *given: object, rounds: int = ROUNDS) -> Cost:
    """Do some work in a process of its own, `rounds` times; give what it took at the quickest."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(_cost, rounds, work, *given).result()


def _cost(rounds: int, work: Work, *given: object) -> Cost:
    seconds, outcome = min(work(*given) for _ in range(rounds))
    return Cost(seconds, getrusage(RUSAGE_SELF).ru_maxrss / 1024, outcome)


# --- Deduplicating ----------------------------------------------------------------------------


def _records(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _tellings(file: Path) -> list[Telling]:
    return [
        Telling(
            id=one["id"],
            text=one["text"],
            addresses=(canonical_address(one["url"]),),
            date=EventDate.parse(one["date"]),
            title=one["title"],
        )
        for one in _records(file)
    ]


def digest_dedupes(file: Path) -> tuple[float, str]:
    """Hold all against all."""
    tellings = _tellings(file)
    start = process_time()
    judgement = dedupe(tellings)
    return process_time() - start, f"{len(judgement.copies)} merged"


def digest_adds_one(file: Path) -> tuple[float, str]:
    """Hold the last against all others, which are loaded before."""
    *known, new = _tellings(file)
    stories = Stories(known)
    start = process_time()
    stories.add([new])
    return process_time() - start, f"{len(stories.judgement().copies)} merged"


def rensa_dedupes(file: Path) -> tuple[float, str]:
    """Sign all and look each up among those before, as rensa's README shows it."""
    texts = [one["text"] for one in _records(file)]
    start = process_time()
    index = RMinHashLSH(threshold=BAR, num_perm=PERMUTATIONS, num_bands=BANDS)
    found = 0
    for number, text in enumerate(texts):
        signed = RMinHash(num_perm=PERMUTATIONS, seed=42)
        signed.update(runs(text))
        found += bool(index.query(signed))
        index.insert(number, signed)
    return process_time() - start, f"{found} like another"


def datasketch_dedupes(file: Path) -> tuple[float, str]:
    """Sign all and look each up among those before, as datasketch's README shows it."""
    texts = [one["text"] for one in _records(file)]
    start = process_time()
    index = MinHashLSH(threshold=BAR, num_perm=PERMUTATIONS)
    found = 0
    for number, text in enumerate(texts):
        signed = MinHash(num_perm=PERMUTATIONS)
        signed.update_batch([run.encode() for run in runs(text)])
        found += bool(index.query(signed))
        index.insert(str(number), signed)
    return process_time() - start, f"{found} like another"


# --- Tagging, cleaning, taking in -------------------------------------------------------------


def digest_tags(file: Path) -> tuple[float, str]:
    """Find the topics of all."""
    matcher = topic_matcher(read_content(ROOT / "content")[0].topics)
    given = [(one["title"], *one["text"].split("\n\n", 1)) for one in _records(file)]
    start = process_time()
    found = sum(len(tag(title, lead, body, matcher)) for title, lead, body in given)
    return process_time() - start, f"{found} topics"


def digest_cleans(text: str) -> tuple[float, str]:
    """Clean one raw article."""
    publishers = known_publishers({})
    start = process_time()
    found = clean(RawArticle("raw", "raw", text, text.startswith("<")), publishers)
    told = f"dropped: {found.reason}" if isinstance(found, Dropped) else f"{len(found.body)} letters"
    return process_time() - start, told


def trafilatura_cleans(html: str) -> tuple[float, str]:
    """Clean one page."""
    start = process_time()
    found = trafilatura.extract(html) or ""
    return process_time() - start, f"{len(found)} letters"


def digest_takes_in(file: Path) -> tuple[float, str]:
    """Read, clean, deduplicate, tag and draft all."""
    content = read_content(CONTENT)[0]
    with TemporaryDirectory() as drafts:
        start = process_time()
        result = intake(IntakeOrder([file], Path(drafts)), content)
        return process_time() - start, f"{len(result.articles)} drafts"


# --- Parts ------------------------------------------------------------------------------------

Row = tuple[str, str, Cost, Cost | None]
"""The work, who did it, what it cost, and what it cost the peer it is held against."""


def dedupe_rows(file: Path, number: int) -> Iterator[Row]:
    """Deduplicate beside two peers; then one more against all."""
    peer = cost(rensa_dedupes, file)
    yield f"deduplicate {number}", "rensa", peer, peer
    yield f"deduplicate {number}", "datasketch", cost(datasketch_dedupes, file), peer
    yield f"deduplicate {number}", "the digest", cost(digest_dedupes, file), peer
    yield f"one more beside {number}", "the digest", cost(digest_adds_one, file), None


def tag_rows(file: Path, number: int) -> Iterator[Row]:
    """Tag."""
    yield f"tag {number}", "the digest", cost(digest_tags, file), None


def hostile_rows(_file: Path, _number: int) -> Iterator[Row]:
    """Clean what was made to be slow; a text that is no page has no peer."""
    for name, text in HOSTILE.items():
        peer = cost(trafilatura_cleans, text) if text.startswith("<") else None
        if peer:
            yield name, "trafilatura", peer, peer
        yield name, "the digest", cost(digest_cleans, text), peer


def bulk_rows(file: Path, number: int) -> Iterator[Row]:
    """Take in the first lines of one file; the fewest are what the others are held against."""
    write_records(ROOT / "content", file, 4 * number)
    first = None
    for records in (number // 2, number, 2 * number, 4 * number):
        part = file.with_name(f"{records}.jsonl")
        with file.open(encoding="utf-8") as lines, part.open("w", encoding="utf-8") as kept:
            kept.writelines(islice(lines, records))
        found = cost(digest_takes_in, part, rounds=1)
        first = first or found
        yield f"take in {records}", "the digest", found, first


PARTS: Final = {"dedupe": dedupe_rows, "tag": tag_rows, "hostile": hostile_rows, "bulk": bulk_rows}


def main(given: Sequence[str]) -> None:
    """Print the table, row by row."""
    number, parts = int(given[0]) if given else NUMBER, given[1:] or tuple(PARTS)
    sys.stdout.write(
        "| work | by | processor seconds | ratio | memory MB | outcome |\n"
        "| --- | --- | ---: | ---: | ---: | --- |\n"
    )
    with TemporaryDirectory(prefix="intake-") as folder:
        file = Path(folder, "records.jsonl")
        write_records(ROOT / "content", file, number)
        for part in parts:
            for row in PARTS[part](file, number):
                sys.stdout.write(_line(*row))
                sys.stdout.flush()


def _line(work: str, name: str, found: Cost, peer: Cost | None) -> str:
    ratio = f"{found.seconds / peer.seconds:.2f}" if peer else "–"
    return f"| {work} | {name} | {found.seconds:.2f} | {ratio} | {found.megabytes:.0f} | {found.outcome} |\n"


if __name__ == "__main__":
    main(sys.argv[1:])
