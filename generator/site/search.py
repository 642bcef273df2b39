"""The built site's articles → an index that its search page can ask, from the web and from a disk."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import DigestError
from generator.site.index_parts import index_parts
from generator.site.offline import as_script, engine
from generator.site.pagefind_service import run_pagefind
from generator.text.likeness.bigrams import cut

LANGUAGE = "en"
"""Whose word endings the index knows; Japanese is cut into pairs instead."""

_MARK = "data-pagefind-body"


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
    pages = list(_article_pages(site))
    if not pages:
        msg = (
            f"{site / 'articles'}: no page has {_MARK}, so there is nothing to search; build the pages first"
        )
        raise DigestError(msg)
    scripts = _scripts(run_pagefind(pages, LANGUAGE))
    _replace(site / "search", scripts)
    return IndexSummary(len(pages), len(scripts), sum(len(script.encode()) for script in scripts.values()))


def index_stale(names: Sequence[str], site: Path) -> dict[str, list[str]]:
    """Index the site as one part of it; give the index's files under that part's name."""
    index(site)
    files = [path.relative_to(site).as_posix() for path in (site / "search").rglob("*") if path.is_file()]
    return {name: sorted(files) for name in names}


def _article_pages(site: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((site / "articles").rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if _MARK in html:
            yield f"/{path.relative_to(site).as_posix()}", cut(html)


def _scripts(files: Mapping[str, bytes]) -> dict[str, str]:
    entry, parts = index_parts(files, LANGUAGE)
    loader = files["pagefind.js"].decode()
    first = [name for name in parts if name.endswith((".pf_meta", ".pagefind"))]
    return {"engine": engine(loader, entry, first)} | {
        name: as_script(name, part) for name, part in parts.items()
    }


def _replace(folder: Path, scripts: Mapping[str, str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, script in scripts.items():
        path = folder / f"{name}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script, encoding="utf-8")
