"""Japanese cut into pairs of letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.likeness.bigrams import cut

TEXTS = st.text(alphabet="日米安保ー々ア7aZé한。「(- ", max_size=40).map(lambda text: " ".join(text.split()))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("日米安保", ["日米", "米安", "安保", "保"]),
        ("the 安保 treaty", ["the", "安保", "保", "treaty"]),
        ("日", ["日"]),
        ("no Japanese", ["no", "Japanese"]),
    ],
)
def test_a_run_of_japanese_becomes_overlapping_pairs_and_its_last_letter(text: str, words: list[str]) -> None:
    assert cut(text).split() == words


@given(TEXTS)
def test_every_substring_of_japanese_is_a_phrase_of_neighbouring_pairs(text: str) -> None:
    words = cut(text).split()
    for run in ("日米", "米安", "安保"):
        assert (run in text) == (run in words)
