"""What the head of an article's page says, read as reference managers read it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from jinja2 import Environment
from lxml.html import document_fromstring

from generator.model import Edition, legend_of
from generator.outputs.head_metadata import head_metadata
from generator.text.one_line import one_line
from tests.outputs.editions import ADDRESS, NAME, article, edition_of, hostile

KNOWN = {
    "title": "Kites tallied",
    "author": "Aiko Hayashi and Sons",
    "published": "2020-05-06",
    "archived": "https://archive.example.org/kites",
    "language": "en-GB",
}


# Printed as the page's template prints it: the engine does not escape by itself.
PRINTED = """\
{% autoescape false %}
{% for name, content in head.meta %}
<meta name="{{ name | e }}" content="{{ content | e }}">
{% endfor %}
<script type="application/ld+json">{{ head.json_ld | tojson }}</script>
{% endautoescape %}
"""


@dataclass(frozen=True)
class Head:
    """What a reference manager finds in the head of a page."""

    meta: Mapping[str, str]
    linked: Mapping[str, Any]
    elements: set[str]


def head_of(edition: Edition, address: str = ADDRESS) -> Head:
    """Print the head of the newest article's page, and read it as a browser does."""
    entry = edition.entries[-1]
    values = head_metadata(entry, legend_of(entry, edition), NAME, address)
    html = Environment(autoescape=True).from_string(PRINTED).render(head=values)
    head = document_fromstring(f"<!doctype html><head>{html}</head>").find("head")
    assert head is not None
    return Head(
        meta={str(meta.get("name")): str(meta.get("content")) for meta in head.iter("meta")},
        linked=json.loads(str(head.findtext("script"))),
        elements={str(element.tag) for element in head.iter()},
    )


def test_a_reference_manager_recognises_the_page() -> None:
    head = head_of(edition_of(article(source=KNOWN), topic_title="Trade & Goods"))
    meta, linked = head.meta, head.linked
    assert meta["citation_title"] == meta["DC.title"] == linked["headline"] == "Kites are counted"
    assert meta["citation_publisher"] == meta["og:site_name"] == linked["isPartOf"]["name"] == NAME
    assert meta["citation_online_date"] == "2020"
    assert meta["DCTERMS.temporal"] == linked["temporalCoverage"] == "2020-05-05"
    assert meta["DC.subject"] == "Trade & Goods"
    assert meta["z:itemType"] == "webpage"
    assert meta["citation_public_url"] == linked["url"] == f"{ADDRESS}articles/2020/2020-05-05-kites.html"
    assert linked["@type"] == "Article"
    assert linked["citation"] == [
        {
            "@type": "NewsArticle",
            "headline": "Kites tallied",
            "author": "Aiko Hayashi and Sons",
            "publisher": {"@type": "Organization", "name": "Lantern Times"},
            "datePublished": "2020-05-06",
            "url": "https://lantern.example.org/kites?a=1&day=2020-05-05",
            "archivedAt": "https://archive.example.org/kites",
            "inLanguage": "en-GB",
        }
    ]


def test_the_head_names_no_address_where_none_is_known() -> None:
    head = head_of(edition_of(article()), address="")
    assert not {"citation_public_url", "DC.identifier"} & set(head.meta)
    assert "url" not in head.linked
    assert "url" not in head.linked["isPartOf"]


@settings(deadline=None)
@given(hostile.filter(one_line))
def test_no_title_gets_out_of_its_place_in_the_head(title: str) -> None:
    head = head_of(edition_of(article(title)))
    assert head.meta["citation_title"] == head.linked["headline"] == one_line(title)
    assert head.elements == {"head", "meta", "script"}


def test_a_title_cannot_end_the_script_it_stands_in() -> None:
    title = "</script><script>alert(1)</script><!--"
    head = head_of(edition_of(article(title)))
    assert head.linked["headline"] == title
    assert head.elements == {"head", "meta", "script"}
