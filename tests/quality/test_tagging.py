"""Topics and names are found as well as floors.yml asks."""

import pytest

from tests.quality.table import floors
from tests.quality.tagging import (
    Case,
    archive_cases,
    halves,
    macro_f1,
    name_cases,
    name_scores,
    tables,
    topic_cases,
    topic_scores,
)

FLOORS = floors("tagging")


def test_the_labelled_cases_are_many_and_of_every_kind() -> None:
    development, held_out = halves(topic_cases())
    assert len(topic_cases()) >= 240
    assert min(len(development), len(held_out)) >= 100
    assert len(name_cases()) >= 40
    assert all(score.wanted >= 10 for score in topic_scores(held_out).values())
    titles = [case.title for case in topic_cases()]
    assert len(set(titles)) == len(titles)


def test_the_topics_of_all_cases_are_found() -> None:
    assert macro_f1(topic_scores(topic_cases())) >= FLOORS["topics"]


def test_the_topics_of_cases_that_were_held_out_are_found() -> None:
    _, held_out = halves(topic_cases())
    assert macro_f1(topic_scores(held_out)) >= FLOORS["held-out topics"]


def test_the_topics_that_editors_chose_in_the_archive_are_found() -> None:
    assert macro_f1(topic_scores(archive_cases())) >= FLOORS["topics of the archive"]


@pytest.mark.parametrize("kind", ["people", "places", "organizations"])
def test_names_are_found_and_none_is_guessed(kind: str) -> None:
    score = name_scores(name_cases())[kind]
    assert score.precision >= FLOORS["precision of names"]
    assert score.recall >= FLOORS["recall of names"]


@pytest.mark.parametrize(
    "title",
    [
        "Collector's fine china fetches record at Sotheby's",
        "Turkey for Thanksgiving flies to Misawa",
        "Trade winds carry balloon pilots to Shikoku",
        "Job security tops list of workers' wishes",
        "Security guard returns lost wallet with a million yen",
        "Technology shares drag Nikkei lower",
    ],
)
def test_what_only_sounds_like_a_topic_has_none(title: str) -> None:
    assert case_named(title).found == frozenset()


def test_baseball_players_who_are_traded_are_culture_and_no_trade() -> None:
    assert case_named("Trade of star shortstop stuns Hanshin fans").found == {"culture"}


def test_every_table_has_a_row_for_each_label_and_their_mean() -> None:
    for table in tables():
        assert list(table.rows)[-1] == "mean"
        assert all(len(figures) == len(table.columns) for figures in table.rows.values())


def case_named(title: str) -> Case:
    (case,) = (case for case in topic_cases() if case.title == title)
    return case
