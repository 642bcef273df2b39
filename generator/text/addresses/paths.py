"""Paths inside the site."""

from functools import lru_cache
from urllib.parse import quote


def relative_link(page: str, target: str) -> str:
    """Give the address of `target` as the page at `page` has to write it.

    Both are paths from the site's root; `target` may end in `#anchor`.
    """
    folder = page[: page.rfind("/") + 1]
    if target.startswith(folder):
        return _quoted(target[len(folder) :])
    return "../" * folder.count("/") + _quoted(target)


@lru_cache(100_000)
def _quoted(target: str) -> str:
    path, hash_sign, anchor = target.partition("#")
    return quote(path) + hash_sign + quote(anchor)
