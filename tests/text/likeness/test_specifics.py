"""What tells two reports off one template apart."""

import pytest

from generator.text.likeness.specifics import Agreement, figures_in_place, have_one_subject, specifics

WEEK = "Stocks of rice stood at {} tonnes, against {} tonnes a week before."


def agreement(one: str, other: str) -> Agreement:
    return figures_in_place(specifics(one), specifics(other))


def have_one(one: str, other: str) -> bool:
    return have_one_subject(specifics(one), specifics(other))


def test_figures_are_compared_where_they_stand() -> None:
    assert agreement(WEEK.format("41,300", "43,150"), WEEK.format("41,300", "43,150")) == (2, 2)
    assert agreement(WEEK.format("41,300", "43,150"), WEEK.format("39,800", "41,300")) == (2, 0)


def test_a_figure_that_moved_with_its_words_is_still_the_same() -> None:
    moved = "A week before it was less. Stocks of rice stood at 41,300 tonnes."
    assert agreement(WEEK.format("41,300", "43,150"), moved) == (1, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [("five ships came", "5 ships came"), ("１２隻が入港した", "12隻が入港した")],
    ids=["a word for a figure", "wide figures"],
)
def test_a_figure_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert agreement(one, other) == (1, 1)


def test_japanese_figures_have_their_places_too() -> None:
    assert agreement("前週を三百十トン下回った", "前週を七百三十トン下回った") == (1, 0)


def test_texts_without_a_common_place_say_nothing_by_their_figures() -> None:
    assert agreement("Ten ships came.", "Nobody saw 12 cranes.").share == 1.0


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Quillon Marine will issue bonds.", "Harbin Vale Textile will issue bonds.", False),
        ("Quillon Marine will issue bonds.", "On Monday Quillon Marine said it will issue bonds.", True),
        ("Oyama Motors sold more motors.", "Brandt Hana sold more motors.", False),
        ("Officials said that talks began.", "Talks began, officials said.", True),
        ("日本銀行は国債を買い入れた。", "財務省は国債を売った。", False),
        ("日本銀行は国債を買い入れた。", "国債を買い入れたと日本銀行が発表した。", True),
    ],
)
def test_reports_about_one_subject_share_the_name_they_begin_with(
    one: str, other: str, *, expected: bool
) -> None:
    assert have_one(one, other) is expected


def test_an_empty_text_has_nothing_particular() -> None:
    assert agreement("", "") == (0, 0)
    assert have_one("", "Quillon Marine")
