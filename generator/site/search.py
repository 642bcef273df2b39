"""The built site's articles → an index that its search page can ask, from the web and from a disk."""

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import DigestError
from generator.site.index_parts import article_parts, facets, word_parts
from generator.site.offline import as_scripts
from generator.site.pagefind_index import read_index
from generator.site.pagefind_service import run_pagefind
from generator.site.word_forms import forms_by_stem
from generator.site.word_scores import score_words
from generator.text.likeness.bigrams import cut

LANGUAGE = "en"
"""Whose word endings the index knows; Japanese is cut into pairs instead."""

_MARK = "data-pagefind-body"
_DATE = re.compile(r'data-pagefind-sort="date:([^"]*)"')


@dataclass(frozen=True, slots=True)
class IndexSummary:
    """What the index holds, and the files and bytes it takes on disk."""

    articles: int
    files: int
    size: int


def index(site: Path) -> IndexSummary:
    """Index the article pages of the built `site` into `site/search/`, replacing what is there.

    An article page stands below `articles/` and marks its text with
    `data-pagefind-body`; its filters, its meta data and its date to sort by are
    marked in Pagefind's way. Raises DigestError if no page is marked, or if
    Pagefind is missing, fails or gives what this program does not know.
    """
    pages = _article_pages(site)
    if not pages:
        msg = (
            f"{site / 'articles'}: no page has {_MARK}, so there is nothing to search; build the pages first"
        )
        raise DigestError(msg)
    scripts = _scripts(pages)
    _replace(site / "search", scripts)
    return IndexSummary(len(pages), len(scripts), sum(len(script.encode()) for script in scripts.values()))


def index_stale(names: Sequence[str], site: Path) -> dict[str, list[str]]:
    """Index the site as one part of it; give the index's files under that part's name."""
    index(site)
    files = [path.relative_to(site).as_posix() for path in (site / "search").rglob("*") if path.is_file()]
    return {name: sorted(files) for name in names}


def _article_pages(site: Path) -> list[tuple[str, str]]:
    """Give address and HTML of each article, the oldest first; what has no date comes before all."""
    found = []
    for path in sorted((site / "articles").rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if _MARK in html:
            date = _DATE.search(html)
            found.append((date[1] if date else "", f"/{path.relative_to(site).as_posix()}", html))
    return [(address, cut(html)) for _, address, html in sorted(found)]


def _scripts(pages: Sequence[tuple[str, str]]) -> dict[str, str]:
    found = read_index(run_pagefind(pages, LANGUAGE))
    words = score_words([(found, range(len(pages)))])
    forms = forms_by_stem((fragment["content"] for fragment in found.fragments), LANGUAGE)
    bounds, parts = word_parts(words, forms)
    parts |= article_parts(found.fragments) | {"facets": facets(found.fragments)}
    return as_scripts({"articles": len(pages), "bounds": bounds}, parts)


def _replace(folder: Path, scripts: Mapping[str, str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, script in scripts.items():
        path = folder / f"{name}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script, encoding="utf-8")
