"""Numbers in a page become drawings, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from generator.text.markup.bars import draw_bars
from generator.text.markup.sanitise import sanitise_page


def row(*numbers: int) -> str:
    return f'<data class="bars" value="{" ".join(map(str, numbers))}"></data>'


def test_each_number_is_a_bar_as_high_as_it_says() -> None:
    drawn = draw_bars(row(8, 0, 3, 8))
    assert 'viewBox="0 0 15 8"' in drawn
    assert 'd="M5 8v-3h4v3zM10 8v-8h4v8z"' in drawn


def test_the_drawing_is_hidden_from_screen_readers_for_its_numbers_stand_beside_it() -> None:
    assert 'aria-hidden="true"' in draw_bars(row(1, 1))


def test_a_row_of_nothing_is_an_empty_drawing() -> None:
    assert 'd=""' in draw_bars(row(0, 0, 0))


@given(st.lists(st.integers(0, 999_999), min_size=1, max_size=90), st.integers(0, 999_999))
def test_any_numbers_make_a_drawing_that_stays_in_its_box(numbers: list[int], highest: int) -> None:
    [drawing] = html.fromstring(f"<div>{draw_bars(row(highest, *numbers))}</div>")
    width, height = map(int, drawing.get("viewbox", "0 0 0 0").split()[2:])
    assert width == 5 * len(numbers)
    assert height == max(highest, 1)


@pytest.mark.parametrize(
    "hostile",
    [
        '<data class="bars" value="8 1&quot; onload=&quot;x"></data>',
        '<data class="bars" value="8"></data>',
        '<data class="bars" value="8 x"></data>',
        "<svg onload=x><path d='M0 0'/></svg>",
    ],
)
def test_what_is_not_a_row_of_numbers_is_never_drawn(hostile: str) -> None:
    assert "<svg" not in str(sanitise_page(hostile))


def test_the_sanitiser_draws_what_a_template_asks_for() -> None:
    assert "<svg" in str(sanitise_page(f"<p>{row(2, 1, 2)}</p>"))
