"""Others who take articles out of pages, each as its makers use it, and four line rules for text."""

from collections.abc import Callable
from typing import Any

import html_text
import justext
import readability
import trafilatura

Told = dict[str, str | None]


def by_trafilatura(html: str) -> Told:
    """Body, title, author and date as trafilatura finds them."""
    found = trafilatura.bare_extraction(html, with_metadata=True, include_comments=False)
    told: dict[str, Any] = found if isinstance(found, dict) else found.as_dict() if found else {}
    return {"body": told.get("text"), **{key: told.get(key) for key in ("title", "author", "date")}}


def by_readability(html: str) -> Told:
    """Body and title as readability-lxml finds them."""
    document = readability.Document(html)
    body = html_text.extract_text(document.summary(html_partial=True))
    return {"body": body, "title": document.short_title()}


def by_justext(html: str) -> Told:
    """Body as jusText finds it with its stop words for English."""
    paragraphs = justext.justext(html, justext.get_stoplist("English"))
    return {"body": "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)}


PEERS: dict[str, Callable[[str], Told]] = {
    "trafilatura": by_trafilatura,
    "readability-lxml": by_readability,
    "jusText": by_justext,
}


def by_line_rules(text: str) -> str:
    """Keep of a text the lines that are long, end as sentences do, claim no copyright and are new."""
    lines = dict.fromkeys(line.strip() for line in text.splitlines())
    whole = (line for line in lines if line.endswith((".", "!", "?", '"', "”", "。", ")")))
    return "\n".join(line for line in whole if len(line.split()) >= 10 and "©" not in line)
