"""The list of pages that search engines ask for (sitemaps.org protocol 0.9)."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from lxml import etree

from generator.making.recipe import Recipe
from generator.model import Edition, File, Files, article_path
from generator.text.addresses.paths import relative_link

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(pages: Iterable[str], edition: Edition, address: str) -> Recipe[Files]:
    """Tell how to make `sitemap.xml` with every page that may be indexed, and `robots.txt`, which names it.

    `pages` are the paths of all pages; those of merged articles are left out.
    The protocol knows whole addresses only: where the site's public `address`,
    which ends in a slash, is empty, the map is empty and there is no
    `robots.txt`. No date stands beside a page: when a page last changed is
    not on record, and the date of the build would be untrue.
    """
    merged = {article_path(copy.copy) for entry in edition.entries for copy in entry.copies}
    listed = tuple(page for page in pages if page not in merged) if address else ()
    return Recipe("sitemap", _files, (listed, address))


def _files(pages: Iterable[str], address: str) -> Files:
    root = etree.Element("urlset", xmlns=_NAMESPACE)
    for page in pages:
        entry = etree.SubElement(root, "url")
        etree.SubElement(entry, "loc").text = address + _address(page)
    data = etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    yield File(PurePosixPath("sitemap.xml"), data)
    if address:
        robots = f"User-agent: *\nSitemap: {address}sitemap.xml\n"
        yield File(PurePosixPath("robots.txt"), robots.encode())


def _address(page: str) -> str:
    return "" if page == "index.html" else relative_link("index.html", page)
