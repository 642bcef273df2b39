"""What the head of an article's page tells reference managers and search engines.

Three vocabularies: `citation_*`, which Google Scholar and Zotero read; Dublin
Core in HTML (DCMI, 2008); and schema.org in JSON-LD. All is plain data: the
page escapes it where it prints it.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.model import Entry, Legend
from generator.outputs.licence import rights_in_short
from generator.outputs.published_site import Site
from generator.outputs.references import Reference, ReferenceKind, references
from generator.text.one_line import one_line

_TYPES: Mapping[ReferenceKind, str] = {
    ReferenceKind.DIGEST: "Article",
    ReferenceKind.NEWS: "NewsArticle",
    ReferenceKind.PAGE: "WebPage",
}


class HeadMetadata(NamedTuple):
    """Pairs of a name and a content for `<meta>`, and the schema.org data."""

    meta: tuple[tuple[str, str], ...]
    json_ld: Mapping[str, object]


def head_metadata(entry: Entry, legend: Legend, site_name: str, address: str) -> HeadMetadata:
    """Give what the head of an article's page tells of it.

    Where `address` is empty, no absolute address of the digest is named. The
    `<meta>` names ask for `<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">`
    and the like with `DCTERMS` and `http://purl.org/dc/terms/`.
    """
    site = Site(site_name, address)
    article, *sources = references(entry.outline, legend, site)
    return HeadMetadata(
        meta=tuple(pair for pair in _meta(article, sources, entry, legend, site) if pair[1]),
        json_ld=_json_ld(article, sources, entry, legend, site),
    )


def _meta(
    article: Reference, sources: list[Reference], entry: Entry, legend: Legend, site: Site
) -> Iterator[tuple[str, str]]:
    summary = one_line(entry.article.front.summary)
    topics = [one_line(legend.topics[topic].title) for topic in entry.topics]
    yield "citation_title", article.title
    yield "citation_online_date", str(article.date).replace("-", "/")
    yield "citation_publisher", article.container
    yield "citation_language", article.language
    yield "citation_abstract", summary
    yield "citation_keywords", "; ".join(topics)
    yield "citation_public_url", article.url
    yield "DC.title", article.title
    yield "DC.publisher", article.container
    yield "DC.date", str(article.date)
    yield "DC.language", article.language
    yield "DC.description", summary
    yield "DC.identifier", article.url
    yield "DC.rights", rights_in_short(site)
    yield from (("DC.subject", topic) for topic in topics)
    yield from (("DC.source", source.url) for source in sources)
    yield "DCTERMS.temporal", str(entry.date)
    yield "og:site_name", article.container
    # Without it Zotero takes any page with a citation_title for an article of a journal.
    yield "z:itemType", "webpage"


def _json_ld(
    article: Reference, sources: list[Reference], entry: Entry, legend: Legend, site: Site
) -> dict[str, object]:
    front = entry.article.front
    whole = _known({"@type": "WebSite", "name": article.container, "url": site.address})
    return _known(
        {
            "@context": "https://schema.org",
            "@type": _TYPES[article.kind],
            "headline": article.title,
            "description": one_line(front.summary),
            "inLanguage": article.language,
            # When it happened; the day on which the digest first told it is not on record.
            "temporalCoverage": str(entry.date),
            "version": f"edition of {article.date}",
            "url": article.url,
            "isPartOf": whole,
            "publisher": {"@type": "Organization", "name": article.container},
            "copyrightNotice": rights_in_short(site),
            "keywords": [one_line(legend.topics[topic].title) for topic in entry.topics],
            "mentions": [
                {"@type": type_, "name": one_line(name)}
                for type_, names in (
                    ("Person", front.people),
                    ("Place", front.places),
                    ("Organization", front.organizations),
                )
                for name in names
            ],
            "citation": [_cited(source) for source in sources],
        }
    )


def _cited(source: Reference) -> dict[str, object]:
    return _known(
        {
            "@type": _TYPES[source.kind],
            "headline": source.title,
            "author": source.author,
            "publisher": {"@type": "Organization", "name": source.container},
            "datePublished": str(source.date or ""),
            "url": source.url,
            "archivedAt": source.archived,
            "inLanguage": source.language,
        }
    )


def _known(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value}
