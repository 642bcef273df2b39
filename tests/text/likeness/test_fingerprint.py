"""Fingerprints are the same on every machine, and in every version until this test is changed."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.text.likeness.fingerprint import SHINGLE_WORDS, fingerprint, read_fingerprint
from generator.text.likeness.words import words

TEXT = st.lists(st.sampled_from(["red", "blue", "green", "white", "black", "貿", "易"]), max_size=60).map(
    " ".join
)


def test_its_values_are_pinned() -> None:
    found = fingerprint("The ministers met in Kobe.")
    assert found.key.hex() == "25b341d3042be7a4a4b20d3b3fa1f19c"
    assert found.length == 5
    assert found.shingles.tolist() == [790163521, 1896408613]


def test_marks_and_letters_of_another_size_make_no_difference() -> None:
    one, other = fingerprint("“The ministers” met — in Kobe!"), fingerprint("the MINISTERS met in kobe")
    assert one.key == other.key
    assert one.shingles.tolist() == other.shingles.tolist()


def test_where_in_a_text_a_run_stands_makes_no_difference() -> None:
    run = "the ministers met in kobe on a rainy day"
    longer = fingerprint(f"{'once more ' * 20_000}{run}")
    assert set(fingerprint(run).shingles.tolist()) <= set(longer.shingles.tolist())


@given(st.text(max_size=300))
def test_whatever_a_text_holds_its_words_are_counted(text: str) -> None:
    told = words(text)
    found = fingerprint(text)
    assert found.length == len(told)
    runs = {tuple(told[place : place + SHINGLE_WORDS]) for place in range(len(told) - SHINGLE_WORDS + 1)}
    assert found.shingles.size == len(runs)


@given(TEXT)
def test_shingles_are_sorted_and_each_stands_once(text: str) -> None:
    found = fingerprint(text).shingles.tolist()
    assert all(one < other for one, other in pairwise(found))


@given(TEXT)
def test_what_was_written_down_is_read_as_it_was(text: str) -> None:
    found = fingerprint(text)
    read = read_fingerprint(found.written)
    assert (read.key, read.length) == (found.key, found.length)
    assert read.shingles.tolist() == found.shingles.tolist()
