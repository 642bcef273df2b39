"""The reader's tools: search, glossary, data, and the digest without a network."""

from collections.abc import Iterator, Mapping

from generator.making.recipe import Recipe
from generator.model import Abbreviation, Edition, Page
from generator.stages.render.printer import meta_of, print_page
from generator.text.data_columns import TABLES

Titles = Mapping[str, str]


def tools(edition: Edition) -> Iterator[Recipe[Page]]:
    """Tell how to print the page of each tool."""
    titles = {id_: topic.title for id_, topic in edition.topics.items()}
    yield Recipe("search.html", _search, (len(edition.entries), titles))
    yield Recipe("glossary.html", _glossary, (edition.glossary,))
    yield Recipe("data.html", _data, (titles,))
    yield Recipe("offline.html", _offline)


def _search(articles: int, topics: Titles) -> Page:
    meta = meta_of("Search", "Search all articles of the digest")
    return print_page("search", "search.html", meta, articles=articles, topics=topics)


def _glossary(glossary: Mapping[str, Abbreviation]) -> Page:
    meta = meta_of("Glossary", "What the abbreviations in the articles stand for")
    return print_page("glossary", "glossary.html", meta, glossary=glossary)


def _data(topics: Titles) -> Page:
    meta = meta_of("Data", "What the digest holds, as files to take away")
    return print_page("data", "data.html", meta, topics=topics, tables=TABLES)


def _offline() -> Page:
    return print_page(
        "offline", "offline.html", meta_of("Offline", "How to read the digest without a network")
    )
