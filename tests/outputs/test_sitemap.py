"""The list of pages for search engines."""

from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from generator.model import Copy, Evidence
from generator.outputs.sitemap import sitemap
from tests.outputs.editions import ADDRESS, article, by_path, edition_of

PAGES = ("index.html", "about.html", "people/凧.html", "articles/2020/2020-05-05-told-elsewhere.html")


def files(address: str) -> Mapping[str, bytes]:
    edition = edition_of(article())
    copy = Copy("2020-05-05-kites", "2020-05-05-told-elsewhere", Evidence("editor", 1.0))
    entries = tuple(replace(entry, copies=(copy,)) for entry in edition.entries)
    return by_path(sitemap(PAGES, replace(edition, entries=entries), address).made())


def test_it_lists_every_page_that_may_be_indexed_in_full() -> None:
    root = etree.fromstring(files(ADDRESS)["sitemap.xml"])
    assert root.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    assert root.xpath("//*[local-name()='loc']/text()") == [
        ADDRESS,
        f"{ADDRESS}about.html",
        f"{ADDRESS}people/%E5%87%A7.html",
    ]


def test_crawlers_are_told_where_it_is() -> None:
    assert files(ADDRESS)["robots.txt"].decode().endswith(f"Sitemap: {ADDRESS}sitemap.xml\n")


def test_without_a_public_address_nothing_is_listed_for_the_map_knows_whole_addresses_only() -> None:
    assert list(files("")) == ["sitemap.xml"]
    assert len(etree.fromstring(files("")["sitemap.xml"])) == 0
