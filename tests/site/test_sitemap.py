"""The list of pages for search engines."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from generator.site.sitemap import sitemap

ADDRESS = "https://digest.example.org/kites/"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("index.html", "about.html", "people/凧.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("<!doctype html><title>Kites</title>", "utf-8")
    (tmp_path / "404.html").write_text('<meta name="robots" content="noindex">', "utf-8")
    return tmp_path


def files(site: Path, address: str) -> Mapping[str, bytes]:
    return {str(file.path): file.data for file in sitemap(site, address)}


def test_it_lists_every_page_that_may_be_indexed_in_full(site: Path) -> None:
    root = etree.fromstring(files(site, ADDRESS)["sitemap.xml"])
    assert root.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    assert root.xpath("//*[local-name()='loc']/text()") == [
        f"{ADDRESS}about.html",
        ADDRESS,
        f"{ADDRESS}people/%E5%87%A7.html",
    ]


def test_crawlers_are_told_where_it_is(site: Path) -> None:
    assert files(site, ADDRESS)["robots.txt"].decode().endswith(f"Sitemap: {ADDRESS}sitemap.xml\n")


def test_without_a_public_address_there_is_none(site: Path) -> None:
    assert files(site, "") == {}
