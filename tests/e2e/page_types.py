"""One page of every type that the archive has."""

from collections.abc import Mapping

from playwright.sync_api import Page

PAGE_TYPES: Mapping[str, str] = {
    "home": "index.html",
    "article": "articles/2021/2021-03-16-blinken-motegi-tokyo.html",
    "article with abbreviations": "articles/2017/2017-01-23-us-withdraws-from-tpp.html",
    "topic": "topics/technology.html",
    "topics": "topics/index.html",
    "chronology": "chronology/index.html",
    "year": "chronology/2017.html",
    "month": "chronology/march.html",
    "names": "places/index.html",
    "names by count": "places/by-count.html",
    "person": "people/antony-blinken.html",
    "publisher": "publishers/reuters.html",
    "glossary": "glossary.html",
    "search": "search.html",
    "search with results": "search.html?q=tariff&topic=Trade",
    "about": "about.html",
    "contribute": "contribute.html",
    "data": "data.html",
    "offline": "offline.html",
    "missing page": "404.html",
}
SETTLED: Mapping[str, str] = {
    "home": "[data-today-found] a",
    "search": "[data-groups] details",
    "search with results": ".search__result",
}
"""What scripts add to some pages, and so the sign that they are done."""


def open_page(page: Page, root: str, name: str) -> None:
    """Open the page of a type on the site at `root`, and wait until its scripts are done."""
    page.goto(f"{root}/{PAGE_TYPES[name]}")
    if name in SETTLED:
        page.wait_for_selector(SETTLED[name], state="attached")
