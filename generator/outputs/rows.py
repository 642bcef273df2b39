"""Edition → the rows of each data file, columns as `generator/text/data_columns.py` names them."""

from collections.abc import Iterable, Iterator

from generator.model import Entry, Legend, NameKind, Source
from generator.outputs.published_site import Site
from generator.text.event_date import EventDate

Value = str | int | list[str] | None
Row = dict[str, Value]

Named = tuple[NameKind, str, str | None, str, tuple[str, ...]]
"""A name's kind, its forms in English and in Japanese, the path of its page, and the ids of its articles."""


def article_row(entry: Entry, site: Site, file: str) -> Row:
    """Give what `articles` holds of an entry; its page is linked from `file`."""
    front = entry.article.front
    return {
        "id": entry.id,
        "title": front.title,
        **_dated(entry.date),
        "language": front.language,
        "topics": list(entry.topics),
        "people": _once(front.people),
        "places": _once(front.places),
        "organizations": _once(front.organizations),
        "publishers": _once(source.publisher for source in entry.sources),
        "summary": front.summary,
        "merged": [copy.copy for copy in entry.copies],
        "page": site.link(file, entry.path),
    }


def chronology_row(entry: Entry, site: Site, file: str) -> Row:
    """Give what `chronology` holds of an entry; its page is linked from `file`."""
    front = entry.article.front
    return {
        **_dated(entry.date),
        "article": entry.id,
        "title": front.title,
        "summary": front.summary,
        "topics": list(entry.topics),
        "page": site.link(file, entry.path),
    }


def source_rows(entry: Entry, legend: Legend) -> Iterator[Row]:
    """Give what `sources` holds of an entry, one row for each source in the article's order."""
    for number, source in enumerate(entry.sources, start=1):
        yield {"article": entry.id, "number": number, **_sourced(source, legend)}


def name_rows(named: Named, site: Site, file: str) -> Iterator[Row]:
    """Give what `names` holds of a name, one row for each article it stands in, by date."""
    kind, name, ja, path, articles = named
    page = site.link(file, path)
    for article in articles:
        yield {"kind": kind, "name": name, "name_ja": ja, "article": article, "page": page}


def _sourced(source: Source, legend: Legend) -> Row:
    publisher = legend.publishers[source.publisher]
    published = source.published
    return {
        "publisher": source.publisher,
        "publisher_name": publisher.name,
        "publisher_kind": publisher.kind.value,
        "rights": publisher.rights.value,
        "licence": publisher.licence,
        "title": source.title,
        "author": source.author,
        "url": source.url,
        "archived": source.archived,
        "language": source.language,
        "published": str(published) if published else None,
        "published_first_day": published.first_day.isoformat() if published else None,
        "published_last_day": published.last_day.isoformat() if published else None,
        "published_precision": published.precision if published else None,
    }


def _dated(when: EventDate) -> Row:
    return {
        "event_date": str(when),
        "first_day": when.first_day.isoformat(),
        "last_day": when.last_day.isoformat(),
        "precision": when.precision,
    }


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
