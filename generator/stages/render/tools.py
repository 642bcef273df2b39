"""The reader's tools: search, glossary, data, and the digest without a network."""

from collections.abc import Iterator

from generator.model import Page
from generator.stages.render.printer import Printer, meta_of
from generator.text.data_columns import TABLES


def tools(printer: Printer) -> Iterator[Page]:
    """Print the page of each tool."""
    search = meta_of("Search", "Search all articles of the digest")
    yield printer.page("search", "search.html", search)
    glossary = meta_of("Glossary", "What the abbreviations in the articles stand for")
    yield printer.page("glossary", "glossary.html", glossary)
    data = meta_of("Data", "What the digest holds, as files to take away")
    yield printer.page("data", "data.html", data, tables=TABLES)
    offline = meta_of("Offline", "How to read the digest without a network")
    yield printer.page("offline", "offline.html", offline)
