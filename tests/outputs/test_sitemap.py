"""The list of pages for search engines."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from lxml import etree

from generator.model import Page
from generator.outputs.sitemap import sitemap
from generator.text.markup.sanitise import sanitise_page
from tests.outputs.editions import ADDRESS, by_path


def page(path: str, **meta: object) -> Page:
    return Page(PurePosixPath(path), meta, sanitise_page("<p>Kites</p>"))


PAGES = (page("index.md"), page("about.md"), page("people/凧.md"), page("moved.md", robots="noindex"))


def files(address: str) -> Mapping[str, bytes]:
    return by_path(sitemap(PAGES, address))


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
