"""Fingerprints are the same on every machine, and in every version until this test is changed."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.text.likeness.fingerprint import WordNumbers, figures_in_common, fingerprint, overlap

TEXT = st.lists(st.sampled_from(["red", "blue", "green", "white", "black", "貿", "易"]), max_size=60).map(
    " ".join
)


def test_its_values_are_pinned() -> None:
    found = fingerprint("The ministers met in Kobe.", WordNumbers())
    assert found.key.hex() == "a9037cedae1e21e3d820ec85dedfd3ef"
    assert found.length == 5
    assert found.shingles.tolist() == [11431714169488783976, 16088764626863360751]


def test_marks_and_letters_of_another_size_make_no_difference() -> None:
    numbers = WordNumbers()
    one, other = (
        fingerprint("“The ministers” met — in Kobe!", numbers),
        fingerprint("the MINISTERS met in kobe", numbers),
    )
    assert one.key == other.key
    assert one.shingles.tolist() == other.shingles.tolist()


@given(TEXT, TEXT)
def test_overlap_is_the_same_seen_from_either_text(one: str, other: str) -> None:
    numbers = WordNumbers()
    prints = fingerprint(one, numbers), fingerprint(other, numbers)
    assert overlap(*prints) == overlap(*reversed(prints))
    assert 0 <= overlap(*prints).containment <= 1


@given(TEXT)
def test_shingles_are_sorted_and_each_stands_once(text: str) -> None:
    found = fingerprint(text, WordNumbers()).shingles.tolist()
    assert all(one < other for one, other in pairwise(found))


def test_figures_are_compared_where_there_are_enough() -> None:
    assert figures_in_common("1 2 3 4 5", "3 4 5 6", fewest=4) == 0.75
    assert figures_in_common("1 2", "3 4", fewest=4) == 1.0
