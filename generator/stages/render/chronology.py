"""The chronology: all years on one page, a page for each year, and one for each month in every year."""

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.making.recipe import Recipe
from generator.model import CHRONOLOGY, Brief, Company, Curve, Edition, Page, month_path, year_path
from generator.stages.render.briefs import Briefs, in_brief
from generator.stages.render.printer import meta_of, print_page
from generator.text.months import MONTHS

FEEDS = [{"title": "Chronology", "type": "text/calendar", "path": "calendar/chronology.ics"}]
"""The calendar of the whole chronology, which the outputs make."""


def chronology(edition: Edition, briefs: Briefs) -> Iterator[Recipe[Page]]:
    """Tell how to print the overview, then every year, then every calendar month through all years."""
    yield Recipe(CHRONOLOGY, _overview, (edition.curves[CHRONOLOGY], edition.company[CHRONOLOGY]))
    years = [*edition.by_year]
    for earlier, year, later in zip([None, *years], years, [*years[1:], None], strict=False):
        found = in_brief(edition.by_year[year], briefs)
        company = edition.company[year_path(year)]
        yield Recipe(year_path(year), _year, (year, earlier, later, found, company))
    for number in range(1, len(MONTHS) + 1):
        days = {day: in_brief(found, briefs) for (of, day), found in edition.by_day.items() if of == number}
        yield Recipe(month_path(number), _month, (number, days))


def _overview(curve: Curve, company: Company) -> Page:
    meta = _meta("Chronology", "Every article by the date of what happened")
    return print_page("chronology", CHRONOLOGY, meta, curve=curve, company=company)


def _year(
    year: int, earlier: int | None, later: int | None, found: tuple[Brief, ...], company: Company
) -> Page:
    return print_page(
        "year",
        year_path(year),
        _meta(str(year), f"US–Japan relations in {year}, month by month"),
        year=year,
        earlier=earlier,
        later=later,
        found=found,
        months=Counter(entry.date.month for entry in found),
        company=company,
    )


def _month(number: int, days: Mapping[int, tuple[Brief, ...]]) -> Page:
    month = MONTHS[number - 1]
    meta = _meta(f"{month} in every year", f"What happened on each day of {month}, in all years")
    return print_page("month", month_path(number), meta, number=number, days=days)


def _meta(title: str, description: str) -> dict[str, object]:
    return {**meta_of(title, description), "feeds": FEEDS}
