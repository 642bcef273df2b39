"""How well deduplication tells re-takes of a report from what only looks like them, beside its peers."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from datasketch import MinHash
from rensa import RMinHash

from generator.text.likeness.words import words
from tests.quality.deduplication_cases import (
    Judge,
    Pair,
    digest,
    digest_by_fingerprint,
    pairs,
    precision,
    recall,
)
from tests.quality.table import Table

BARS: Final = (0.5, 0.7, 0.8)
PERMUTATIONS: Final = 128
SHINGLE_WORDS: Final = 3


def tables() -> Iterator[Table]:
    """Give precision and recall over all pairs, and by kind what share is judged rightly."""
    cases = pairs()
    named = judges()
    yield Table(
        f"Deduplication: {len(cases)} pairs",
        ("precision", "recall", "F1"),
        {name: _overall(judge, cases) for name, judge in named.items()},
    )
    yield Table(
        "Deduplication by kind: share judged rightly",
        list(named),
        {
            f"{kind} ({len(some)})": [_rightly(judge, some) for judge in named.values()]
            for kind, some in _by_kind(cases).items()
        },
    )


def judges() -> dict[str, Judge]:
    """Give everyone who is measured."""
    peers = {f"{name} {bar}": at(bar) for name, at in _PEERS.items() for bar in BARS}
    return {"digest": digest, "by fingerprint": digest_by_fingerprint, **peers}


def datasketch_at(bar: float) -> Judge:
    """Judge by estimated Jaccard similarity, as datasketch's README shows it."""

    def signature(text: str) -> MinHash:
        signed = MinHash(num_perm=PERMUTATIONS)
        signed.update_batch([run.encode() for run in runs(text)])
        return signed

    return lambda pair: signature(pair.first.text).jaccard(signature(pair.other.text)) >= bar


def rensa_at(bar: float) -> Judge:
    """Judge by estimated Jaccard similarity, as rensa's README shows it."""

    def signature(text: str) -> RMinHash:
        signed = RMinHash(num_perm=PERMUTATIONS, seed=42)
        signed.update(runs(text))
        return signed

    return lambda pair: float(signature(pair.first.text).jaccard(signature(pair.other.text))) >= bar


def runs(text: str) -> list[str]:
    """Give the runs of three words that both peers are given."""
    told = words(text)
    return [" ".join(told[place : place + SHINGLE_WORDS]) for place in range(len(told) - SHINGLE_WORDS + 1)]


_PEERS: Final[Mapping[str, Callable[[float], Judge]]] = {"rensa": rensa_at, "datasketch": datasketch_at}


def _by_kind(cases: Sequence[Pair]) -> dict[str, list[Pair]]:
    """Part the pairs by the kind of the other report."""
    kinds: dict[str, list[Pair]] = defaultdict(list)
    for pair in cases:
        kinds[pair.other.kind].append(pair)
    return kinds


def _overall(judge: Judge, cases: Sequence[Pair]) -> Sequence[float]:
    right, found = precision(judge, cases), recall(judge, cases)
    return right, found, 2 * right * found / (right + found) if right + found else 0.0


def _rightly(judge: Judge, cases: Sequence[Pair]) -> float:
    return sum(judge(pair) == pair.is_retake for pair in cases) / len(cases)
