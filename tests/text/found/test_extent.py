"""Where the story of a page stands."""

from hypothesis import given
from hypothesis import strategies as st

from generator.text.found.extent import richest, worth

SENTENCE = "The first ferry from Otaru will leave on the second of June, the harbour master said on Monday."


@given(st.lists(st.integers(min_value=-20, max_value=40), max_size=30))
def test_no_run_of_lines_is_worth_more_than_the_richest(values: list[int]) -> None:
    best = sum(values[place] for place in richest(values))
    ends = range(len(values) + 1)
    assert best == max(sum(values[start:end]) for start in ends for end in ends)


def test_where_nothing_speaks_for_a_story_there_is_none() -> None:
    assert not richest([-8, 0, -8])


def test_sentences_speak_for_a_story_and_labels_against_it() -> None:
    assert worth(SENTENCE) > 0
    assert worth("Most read") < 0
    assert worth("Conspiracy theorists say they have spotted the mayor in an old picture") < worth(
        "Most read"
    )


def test_a_list_says_nothing() -> None:
    assert worth("- the duty on cedar falls from six to four percent") == 0


def test_what_is_cut_off_is_a_teaser() -> None:
    assert worth(f"{SENTENCE[:-1]} and...") < 0
