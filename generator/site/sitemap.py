"""The laid-out site → the list of its pages that search engines ask for (sitemaps.org, protocol 0.9)."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from lxml import etree

from generator.model import File
from generator.text.paths import relative_link

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_HEAD = 4096
_NOT_TO_BE_LISTED = b'<meta name="robots"'


def sitemap(site: Path, address: str) -> Iterator[File]:
    """Give `sitemap.xml`, with every page of `site` that may be indexed, and `robots.txt`, which names it.

    Both need the public `address`, which ends in a slash; where it is empty,
    there is neither. No date stands beside a page: when it last changed is
    not on record, and the date of the build would be untrue.
    """
    if not address:
        return
    root = etree.Element("urlset", xmlns=_NAMESPACE)
    for path in sorted(site.rglob("*.html")):
        if _may_be_listed(path):
            entry = etree.SubElement(root, "url")
            etree.SubElement(entry, "loc").text = address + _place(path.relative_to(site))
    data = etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    yield File(PurePosixPath("sitemap.xml"), data)
    yield File(PurePosixPath("robots.txt"), f"User-agent: *\nSitemap: {address}sitemap.xml\n".encode())


def _may_be_listed(path: Path) -> bool:
    with path.open("rb") as page:
        return _NOT_TO_BE_LISTED not in page.read(_HEAD)


def _place(path: Path) -> str:
    return "" if path.as_posix() == "index.html" else relative_link("index.html", path.as_posix())
