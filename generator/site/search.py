"""The pages of articles → an index that the search page can ask, from the web and from a disk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.errors import DigestError
from generator.making.pieces import Pieces
from generator.making.recipe import Recipe
from generator.site.article_words import read_words, unpacked
from generator.site.assemble import link_or_copy
from generator.site.index_parts import chunks, facets
from generator.site.offline import as_scripts
from generator.site.page_text import MARK
from generator.site.word_scores import score_words

FOLDER = "search"

Scripts = dict[str, str]
"""The scripts of an index, by their paths in the site."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page by its path in a folder, and the seal of what it holds, wherever that folder is."""

    path: str
    seal: str
    folder: Path = field(compare=False)


def index(pages: Path, seals: Mapping[str, str]) -> Recipe[Scripts]:
    """Tell how to index pages below the folder `pages`, each read for itself.

    `seals` gives for the path of each, in that folder, the seal of what it
    holds. A page marks its text with `data-pagefind-body`, and its filters, its
    meta data and its date to sort by as `page_text` reads them. To make it
    raises DigestError if no page is marked.
    """
    parts = (Recipe(path, _read, (_Page(path, seal, pages),)) for path, seal in seals.items())
    return Recipe(FOLDER, _scripts, (), tuple(parts))


def index_stale(
    recipe: Recipe[Scripts], pieces: Pieces, old: Path, names: Sequence[str], site: Path
) -> dict[str, list[str]]:
    """Index into `site` as one part of it, taking from the site `old` what stands there word for word."""
    scripts = recipe.made_of(pieces.of(recipe))
    put(scripts, site, old)
    return {name: sorted(scripts) for name in names}


def put(scripts: Scripts, site: Path, old: Path) -> None:
    """Put scripts into the folder of `site`, linking those of `old` that are the same."""
    for folder in {str(PurePosixPath(path).parent) for path in scripts}:
        (site / folder).mkdir(parents=True, exist_ok=True)
    for path, script in scripts.items():
        data = script.encode()
        if _bytes(f"{old}/{path}") != data:
            Path(f"{site}/{path}").write_bytes(data)
        elif site != old:
            link_or_copy(f"{old}/{path}", f"{site}/{path}")


def _bytes(path: str) -> bytes | None:
    try:
        return Path(path).read_bytes()
    except OSError:
        return None


def _read(page: _Page) -> bytes:
    text = (page.folder / page.path).read_text("utf-8")
    html = text.partition("\n---\n")[2] if page.path.endswith(".md") else text
    return read_words(html, f"/{PurePosixPath(page.path).with_suffix('.html')}")


def _scripts(pieces: Sequence[bytes]) -> Scripts:
    """Make the scripts; articles are numbered, the oldest first, and what has no date comes before all."""
    articles = sorted(
        (unpacked(piece) for piece in pieces if piece), key=lambda article: (article.date, article.address)
    )
    if not articles:
        msg = f"no article's page has {MARK}, so there is nothing to search; publish an article first"
        raise DigestError(msg)
    scripts = as_scripts(
        [article.shown for article in articles], chunks(score_words(articles)), facets(articles)
    )
    return {f"{FOLDER}/{name}.js": script for name, script in scripts.items()}
