"""The digest's own labelled pairs: re-takes are merged, look-alikes are not."""

import pytest

from tests.quality.deduplication_cases import (
    RETAKES,
    Judge,
    Pair,
    digest,
    digest_by_fingerprint,
    pairs,
    precision,
    recall,
)
from tests.quality.table import floors

PAIRS = pairs()
FLOORS = floors("deduplication")


def test_there_are_sixty_pairs_and_some_of_each_kind() -> None:
    kinds = {pair.other.kind for pair in PAIRS}
    assert len(PAIRS) >= 60
    assert kinds >= {*RETAKES, "follow-up", "weekly figures", "auction", "forecast", "another company"}


@pytest.mark.parametrize(
    ("name", "judge"),
    [("whole texts", digest), ("fingerprints", digest_by_fingerprint)],
    ids=["whole texts", "fingerprints"],
)
def test_precision_and_recall_stay_above_their_floors(name: str, judge: Judge) -> None:
    found = {"precision": precision(judge, PAIRS), "recall": recall(judge, PAIRS)}
    below = {what: share for what, share in found.items() if share < FLOORS[f"{what} of {name}"]}
    assert not below


@pytest.mark.parametrize(
    "pair",
    [pair for pair in PAIRS if not pair.is_retake],
    ids=lambda pair: f"{pair.name}: {pair.other.kind} of {pair.other.day}",
)
def test_another_story_is_never_merged(pair: Pair) -> None:
    assert not digest(pair)
    assert not digest_by_fingerprint(pair)
