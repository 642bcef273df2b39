"""The first page."""

from collections import Counter

from generator.model import Page
from generator.stages.render.printer import Printer, meta_of

LATEST = 12
"""How many articles the home page shows."""


def home(printer: Printer) -> Page:
    """Print the first page: the latest articles, how much happened when, the topics and other ways in."""
    edition = printer.edition
    meta = meta_of("Latest", f"{len(edition.entries)} articles on US–Japan relations, each told once")
    return printer.page(
        "home",
        "index.html",
        {**meta, "kind": "home"},
        latest=edition.entries[: -LATEST - 1 : -1],
        months=Counter(entry.date.month for entry in edition.entries),
    )
