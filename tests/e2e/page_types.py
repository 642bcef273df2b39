"""One page of every type that the archive has."""

from collections.abc import Mapping

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
