"""Dates in words."""

from collections.abc import Mapping
from functools import lru_cache

from babel.dates import format_date

from generator.text.event_date import EventDate, Precision

_PATTERNS: Mapping[Precision, str] = {"day": "d MMMM y", "month": "MMMM y", "year": "y"}


@lru_cache(maxsize=50_000)
def in_words(when: EventDate) -> str:
    """Write a date as a newspaper does, no more of it than is known: 16 March 2021, March 2021, 2021."""
    return format_date(when.first_day, _PATTERNS[when.precision], locale="en")
