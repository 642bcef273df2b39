"""The chronology: all years on one page, a page for each year, and one for each month in every year."""

from collections import Counter
from collections.abc import Iterator

from generator.model import CHRONOLOGY, Page, month_path, year_path
from generator.stages.render.printer import Printer, meta_of
from generator.text.date_words import MONTHS

FEEDS = [{"title": "Chronology", "type": "text/calendar", "path": "calendar/chronology.ics"}]
"""The calendar of the whole chronology, which the outputs make."""


def chronology(printer: Printer) -> Iterator[Page]:
    """Print the overview, then every year, then every calendar month through all years."""
    meta = _meta("Chronology", "Every article by the date of what happened")
    yield printer.page("chronology", CHRONOLOGY, meta)
    years = [*printer.edition.by_year]
    for earlier, year, later in zip([None, *years], years, [*years[1:], None], strict=False):
        yield _year(printer, year, earlier, later)
    yield from (_month(printer, number) for number in range(1, len(MONTHS) + 1))


def _year(printer: Printer, year: int, earlier: int | None, later: int | None) -> Page:
    found = printer.edition.by_year[year]
    return printer.page(
        "year",
        year_path(year),
        _meta(str(year), f"US–Japan relations in {year}, month by month"),
        year=year,
        earlier=earlier,
        later=later,
        found=found,
        months=Counter(entry.date.month for entry in found),
    )


def _month(printer: Printer, number: int) -> Page:
    month = MONTHS[number - 1]
    meta = _meta(f"{month} in every year", f"What happened on each day of {month}, in all years")
    days = {day: found for (of, day), found in printer.edition.by_day.items() if of == number}
    return printer.page("month", month_path(number), meta, number=number, days=days)


def _meta(title: str, description: str) -> dict[str, object]:
    return {**meta_of(title, description), "feeds": FEEDS}
