"""Whether one report is a re-take of another, judged by their texts and days.

Measured on newswire: re-takes (abridged, expanded, corrected, printed again)
share most of the shorter text's word runs and keep their figures in place.
What shares as much and is another report either puts other figures between
the same words, begins with another name, or came a day later.
"""

from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from rapidfuzz import fuzz, utils

from generator.text.event_date import EventDate
from generator.text.likeness.sketch import Estimate, Sketch, estimate
from generator.text.likeness.specifics import Agreement, figures_in_place, have_one_subject

CONTAINED: Final = 0.55
HIGHER: Final = 0.1
"""Half of the shorter text is enough on one day; on another, or of a short text, it must be more."""

CONTAINED_WITH_FIGURES: Final = 0.5
MANY_FIGURES: Final = 4
"""So many figures that agree on one day are worth some words, and make up for a text's being short."""

NEARLY_CONTAINED: Final = 0.3
FEWEST_SHARED: Final = 12
SHORT: Final = 60
"""Word runs, four words each."""

FIGURES_AGREE: Final = 0.75
FIGURES_AGREE_LATER: Final = 0.9
ALMOST_ALL: Final = 0.8
"""Where so much is the same on one day, one figure may have been corrected."""


class Resemblance(NamedTuple):
    """How much of the shorter report stands in the other, 0 to 1; whether that makes them one."""

    share: float
    is_sure: bool


def resemblance(
    one: Sketch, other: Sketch, days: tuple[EventDate | None, EventDate | None]
) -> Resemblance | None:
    """Compare two reports of `days` that lie near each other; None where they have little in common."""
    found = estimate(one, other)
    if found.likely < NEARLY_CONTAINED or found.likely * found.smaller < FEWEST_SHARED:
        return None
    figures = figures_in_place(one.specifics, other.specifics)
    on_one_day = days[0] is not None and days[0] == days[1] and days[0].precision == "day"
    is_sure = (
        found.certain >= _bar(found, figures, on_one_day=on_one_day)
        and _agree(figures, found, on_one_day=on_one_day)
        and have_one_subject(one.specifics, other.specifics)
    )
    return Resemblance(round(found.likely, 3), is_sure)


def are_equal(one: Sketch, other: Sketch) -> bool:
    """Tell whether nothing that is known of two reports differs."""
    return (
        one.runs == other.runs
        and estimate(one, other).likely == 1.0
        and figures_in_place(one.specifics, other.specifics).share == 1.0
    )


def titles_alike(one: str, other: str) -> float:
    """Give how much two titles have in common, 0 to 1, whatever the order of their words."""
    ratio = fuzz.token_sort_ratio(one, other, processor=utils.default_process)
    return float(round(ratio / 100, 3))


def share_in_common(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """Give how many of the things of both are things of either, 0 to 1."""
    return round(len(one & other) / len(one | other), 3)


def _bar(found: Estimate, figures: Agreement, *, on_one_day: bool) -> float:
    if on_one_day and figures.places >= MANY_FIGURES:
        return CONTAINED_WITH_FIGURES
    return CONTAINED + HIGHER * (found.smaller < SHORT) + HIGHER * (not on_one_day)


def _agree(figures: Agreement, found: Estimate, *, on_one_day: bool) -> bool:
    if not on_one_day:
        return figures.share >= FIGURES_AGREE_LATER
    may_be_corrected = found.certain >= ALMOST_ALL and figures.places - figures.same <= 1
    return figures.share >= FIGURES_AGREE or may_be_corrected
