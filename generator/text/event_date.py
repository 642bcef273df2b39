"""Dates as precise as they are known."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self

Precision = Literal["day", "month", "year"]

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, order=True, slots=True)
class EventDate:
    """A year, a month of a year or a day; unknown parts are 0.

    Sorted, a year comes before its months and a month before its days: what
    is imprecise never claims a day it does not have. The written form is that
    of ISO 8601-1 at reduced precision.
    """

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.

        Raises ValueError, with the remedy, for any other form and for days
        that the calendar does not have.
        """
        match = _FORM.fullmatch(text)
        if not match:
            msg = f'"{text}" is not a date; write YYYY-MM-DD, or YYYY-MM or YYYY where less is known'
            raise ValueError(msg)
        year, month, day = map(int, match.groups("0"))
        try:
            date(year, month if match[2] else 1, day if match[3] else 1)
        except ValueError:
            msg = f'"{text}" is not in the calendar; check the year, the month and the day'
            raise ValueError(msg) from None
        return cls(year, month, day)

    @property
    def precision(self) -> Precision:
        """Say how much of the date is known."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first_day(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """Write it as `parse` reads it."""
        parts = (f"{self.year:04}", self.month and f"{self.month:02}", self.day and f"{self.day:02}")
        return "-".join(part for part in parts if part)
