"""Cleaning does not fall below its floors on the project's own cases, and the measure means what it says."""

import pytest

from tests.quality.cleaning_cases import Case, cases, cleaned, measured
from tests.quality.shingles import Cleaned, lost_sentences, same_words, score
from tests.quality.table import floors

STORY = (
    "The ferry will leave on the second of June. It carries forty cars and two hundred passengers by night."
)


def test_no_kind_of_page_is_cleaned_worse_than_its_floor() -> None:
    for kind, floor in floors("cleaning").items():
        result = measured([case for case in cases() if case.kind == kind])
        assert min(result.stories.f1, result.known) >= floor, kind


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_no_sentence_of_a_story_is_taken_away(case: Case) -> None:
    article = cleaned(case.page)
    assert article
    assert lost_sentences(Cleaned(case.page, article.body, case.story)) == 0


def test_a_story_found_whole_and_alone_scores_one() -> None:
    assert score([Cleaned(STORY, STORY, STORY)]).f1 == 1


def test_what_stands_beside_a_story_costs_precision_and_what_lacks_costs_recall() -> None:
    half = STORY.partition(". ")[0]
    more = score([Cleaned(STORY, f"{STORY} {STORY}", STORY)])
    less = score([Cleaned(STORY, half, STORY)])
    assert (more.precision < 1, more.recall) == (True, 1)
    assert (less.precision, less.recall < 1, less.lost) == (1, True, 1)


def test_a_sentence_that_was_never_in_the_page_is_not_lost() -> None:
    assert lost_sentences(Cleaned("Home", "", STORY)) == 0


def test_titles_are_compared_by_their_words() -> None:
    assert same_words("The “Ferry” line", "The 'ferry' line")
    assert not same_words("The ferry line | Example News", "The ferry line")
    assert not same_words(None, "The ferry line")
