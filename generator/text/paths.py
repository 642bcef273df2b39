"""Paths inside the site."""

from posixpath import relpath
from urllib.parse import quote


def relative_link(page: str, target: str) -> str:
    """Give the address of `target` as the page at `page` has to write it.

    Both are paths from the site's root; `target` may end in `#anchor`.
    """
    path, hash_sign, anchor = target.partition("#")
    start = page.rpartition("/")[0] or "."
    return quote(relpath(path, start)) + hash_sign + quote(anchor)
