"""What a page says about itself to machines: JSON-LD, meta elements, microdata."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lxml.html import HtmlElement

_ARTICLE = re.compile(r"Article|Posting|Report|Review|CreativeWork|WebPage")
_DEEPEST: Final = 40
"""Far deeper than any page nests its data; what is deeper is not read."""


@dataclass(frozen=True, slots=True)
class StructuredData:
    """The JSON-LD nodes that tell of articles, the names of all nodes by their ids, and meta elements.

    The contents of meta elements are given by lower-case name.
    """

    articles: tuple[Mapping[str, Any], ...]
    names: Mapping[str, str]
    metas: Mapping[str, tuple[str, ...]]

    def meta(self, *names: str) -> tuple[str, ...]:
        """Give the contents under the first of `names` that the page has."""
        return next((self.metas[name] for name in names if name in self.metas), ())

    def texts(self, key: str) -> list[str]:
        """Give what the articles hold under `key`, where it is text."""
        values = (article.get(key) for article in self.articles)
        return [value for value in values if isinstance(value, str) and value.strip()]


def structured_data(page: HtmlElement) -> StructuredData:
    """Collect what `page` says about itself; what is damaged is left out."""
    nodes = [node for script in page.iter("script") for node in _nodes(_json(script), _DEEPEST)]
    names = {str(node["@id"]): str(node["name"]) for node in nodes if node.get("@id") and node.get("name")}
    articles = tuple(node for node in nodes if _ARTICLE.search(str(node.get("@type"))))
    metas: dict[str, tuple[str, ...]] = {}
    for meta in page.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name and (content := (meta.get("content") or "").strip()):
            metas[name] = (*metas.get(name, ()), content)
    return StructuredData(articles, names, metas)


def text_of(element: HtmlElement) -> str:
    """Give the text of an element on one line, with a space wherever its parts meet."""
    return " ".join(" ".join(map(str, element.itertext())).split())


def _json(script: HtmlElement) -> object:
    if "ld+json" not in (script.get("type") or ""):
        return None
    try:
        return json.loads(script.text or "", strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth and isinstance(value, dict):
        yield value
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children if depth else ():
        yield from _nodes(child, depth - 1)
