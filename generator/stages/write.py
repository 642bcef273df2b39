"""Recipes → pages on disk: what is stale is printed, what changed is written, the rest pruned."""

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from generator.errors import DigestError
from generator.making.at_once import make_at_once
from generator.making.ledger import Ledger
from generator.making.recipe import Recipe
from generator.model import Page
from generator.text.markup.page_file import page_file


@dataclass(frozen=True, slots=True)
class WriteSummary:
    """How many pages were written, found unchanged and pruned."""

    written: int
    unchanged: int
    pruned: int


def write(
    recipes: Collection[Recipe[Page]], seals: Mapping[str, str], folder: Path, ledger: Ledger, jobs: int = 1
) -> WriteSummary:
    """Make `folder` hold exactly the pages of `recipes`, each as Markdown with front matter.

    `seals` are those of the recipes, by their names. What the ledger knows to
    be fresh is not printed again; what is, by up to `jobs` processes. Files
    whose bytes would not change are left alone, so that what watches them
    sees only real changes; files that are no page any more are removed. The
    ledger tells all this afterwards.
    Raises DigestError, before anything is written, where two pages want one
    path or a path leads out of the folder.
    """
    _refuse_collisions(recipes)
    stale = [recipe for recipe in recipes if not ledger.is_fresh(recipe.name, seals[recipe.name])]
    written = 0
    for recipe, is_new in zip(stale, make_at_once(partial(_write, folder), stale, jobs), strict=True):
        written += is_new
        ledger.note(recipe.name, seals[recipe.name], folder, [_file(recipe)])
    ledger.keep_only({recipe.name for recipe in recipes})
    return WriteSummary(written, len(recipes) - written, ledger.prune(folder))


def _refuse_collisions(recipes: Collection[Recipe[Page]]) -> None:
    taken: dict[str, Recipe[Page]] = {}
    for recipe in recipes:
        _refuse_unsafe(recipe)
        other = taken.setdefault(_folded(recipe.name), recipe)
        if other is not recipe:
            msg = (
                f"{_origin(recipe)} and {_origin(other)} both make the page {recipe.name}; rename one of them"
            )
            raise DigestError(msg)


def _folded(path: str) -> str:
    """Give the form in which file systems that ignore case or Unicode form compare `path`."""
    return unicodedata.normalize("NFC", path).casefold()


def _refuse_unsafe(recipe: Recipe[Page]) -> None:
    if recipe.name.startswith("/") or ".." in recipe.name.split("/"):
        msg = f"{_origin(recipe)} makes a page outside the site: {recipe.name}; rename it"
        raise DigestError(msg)


def _origin(recipe: Recipe[Page]) -> str:
    page = recipe.made()
    return str(page.meta.get("source") or page.meta.get("title") or page.path)


def _file(recipe: Recipe[Page]) -> str:
    return str(PurePosixPath(recipe.name).with_suffix(".md"))


def _write(folder: Path, recipe: Recipe[Page]) -> bool:
    """Print a page and write it; say whether there was another, or none."""
    page = recipe.made()
    return _write_if_changed(folder / _file(recipe), page_file(page.meta, str(page.body)).encode())


def _write_if_changed(path: Path, data: bytes) -> bool:
    if path.is_file() and not path.is_symlink() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    beside.replace(path)
    return True
