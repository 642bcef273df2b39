"""One page of every type that the archive has."""

from collections.abc import Mapping

PAGE_TYPES: Mapping[str, str] = {
    "home": "index.html",
    "article": "articles/2021/2021-03-16-blinken-motegi-tokyo.html",
    "article with abbreviations": "articles/2017/2017-01-23-us-withdraws-from-tpp.html",
    "topic": "topics/trade.html",
    "topics": "topics/index.html",
    "chronology": "chronology/index.html",
    "year": "chronology/2017.html",
    "month": "chronology/march.html",
    "people": "people/index.html",
    "people by count": "people/by-count.html",
    "person": "people/shinzo-abe.html",
    "places": "places/index.html",
    "place": "places/tokyo.html",
    "organizations": "organizations/index.html",
    "organization": "organizations/quad.html",
    "publishers": "publishers/index.html",
    "publisher": "publishers/reuters.html",
    "glossary": "glossary.html",
    "search": "search.html",
    "search with results": "search.html?q=tariff&topic=Trade",
    "about": "about.html",
    "contribute": "contribute.html",
    "offline": "offline.html",
    "missing page": "404.html",
}
