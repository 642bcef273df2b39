"""Finished files that stand in the site beside what the engine laid out."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from generator.errors import DigestError
from generator.making.at_once import make_at_once
from generator.making.pieces import Pieces
from generator.making.recipe import Recipe
from generator.model import File, Files

Recipes = Mapping[str, Recipe[Files]]


def make_files(recipes: Recipes, pieces: Pieces, names: Sequence[str], site: Path) -> dict[str, list[str]]:
    """Make the files of the recipes `names` below `site`; give the paths of each recipe's files.

    Those without parts are made side by side, the few that have parts one
    after another. Raises DigestError where a file of that path stands there
    already: two makers of one path would silently undo each other.
    """
    wanted = [recipes[name] for name in names]
    whole = [recipe for recipe in wanted if recipe.parts is None]
    made = zip(
        [recipe.name for recipe in whole], make_at_once(partial(_make, site), whole, pieces.jobs), strict=True
    )
    composed = (recipe for recipe in wanted if recipe.parts is not None)
    return {**dict(made), **{one.name: _add(one.made_of(pieces.of(one)), site) for one in composed}}


def _make(site: Path, recipe: Recipe[Files]) -> list[str]:
    return _add(recipe.made(), site)


def _add(files: Files, site: Path) -> list[str]:
    return [_write(file, site) for file in files]


def _write(file: File, site: Path) -> str:
    path = site / file.path
    try:
        _create(path, file.data)
    except FileNotFoundError:  # the first of its folder
        path.parent.mkdir(parents=True, exist_ok=True)
        _create(path, file.data)
    except FileExistsError:
        msg = f"{file.path}: two parts of the generator make this file of the site; rename one of them"
        raise DigestError(msg) from None
    return str(file.path)


def _create(path: Path, data: bytes) -> None:
    with path.open("xb") as created:
        created.write(data)
