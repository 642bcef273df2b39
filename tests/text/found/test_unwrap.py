"""Lines that a margin broke are joined; headings and lists are not."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from generator.text.found.unwrap import unwrap

STORY = (
    "The weather service of Hokkaido and that of Alaska have compared their records of the last sixty "
    "winters and found that a cold spell on one shore is followed by a mild one on the other in two "
    "years out of three, the services said on Monday, and nobody had expected it."
)


@given(st.integers(min_value=45, max_value=115))
def test_a_paragraph_is_the_same_at_every_margin(margin: int) -> None:
    assert unwrap(textwrap.fill(STORY, margin)) == [STORY]


def test_a_heading_stays_alone_even_where_it_ends_in_a_preposition() -> None:
    text = f"{textwrap.fill(STORY, 70)}\n\nWhat it is good for\n{textwrap.fill(STORY, 70)}"
    assert unwrap(text) == [STORY, "What it is good for", STORY]


def test_the_items_of_a_list_stay_apart() -> None:
    assert unwrap("- the duty on cedar\n- the duty on spruce") == [
        "- the duty on cedar",
        "- the duty on spruce",
    ]


def test_menus_do_not_hide_the_margin_of_the_story_below_them() -> None:
    menu = "\n".join(f"Section {number}" for number in range(400))
    assert unwrap(f"{menu}\n\n{textwrap.fill(STORY, 78)}")[-1] == STORY


def test_a_rule_of_dashes_is_no_part_of_a_paragraph() -> None:
    text = f"{textwrap.fill(STORY, 70)}\n{'-' * 60}\n{textwrap.fill(STORY, 70)}"
    assert unwrap(text) == [STORY, "-" * 60, STORY]
