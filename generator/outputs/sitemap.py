"""The list of pages that search engines ask for (sitemaps.org protocol 0.9)."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from lxml import etree

from generator.model import File, Page
from generator.text.addresses.paths import relative_link

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(pages: Iterable[Page], address: str) -> Iterator[File]:
    """Give `sitemap.xml` with every page that may be indexed, and `robots.txt`, which names it.

    The protocol knows whole addresses only: where the site's public `address`,
    which ends in a slash, is empty, the map is empty and there is no
    `robots.txt`. No date stands beside a page: when a page last changed is
    not on record, and the date of the build would be untrue.
    """
    root = etree.Element("urlset", xmlns=_NAMESPACE)
    for page in pages if address else ():
        if not page.meta.get("robots"):
            entry = etree.SubElement(root, "url")
            etree.SubElement(entry, "loc").text = address + _address(page)
    data = etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    yield File(PurePosixPath("sitemap.xml"), data)
    if address:
        robots = f"User-agent: *\nSitemap: {address}sitemap.xml\n"
        yield File(PurePosixPath("robots.txt"), robots.encode())


def _address(page: Page) -> str:
    path = str(page.path.with_suffix(".html"))
    return "" if path == "index.html" else relative_link("index.html", path)
