"""Finished files that stand in the site beside what the engine laid out."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.errors import DigestError
from generator.making.at_once import make_at_once
from generator.making.pieces import Pieces
from generator.making.recipe import Recipe
from generator.model import File, Files

Recipes = Mapping[str, Recipe[Files]]


def make_files(recipes: Recipes, pieces: Pieces, names: Sequence[str], site: Path) -> dict[str, list[str]]:
    """Make the files of the recipes `names` below `site`; give the paths of each recipe's files.

    Raises DigestError where a file of that path stands there already: two
    makers of one path would silently undo each other.
    """
    wanted = [recipes[name] for name in names]
    return {name: [_add(file, site) for file in files] for name, files in _made(wanted, pieces)}


def _made(recipes: Sequence[Recipe[Files]], pieces: Pieces) -> Iterator[tuple[str, Files]]:
    """Make those without parts side by side, the few that have parts one after another."""
    whole = [recipe for recipe in recipes if recipe.parts is None]
    yield from zip([recipe.name for recipe in whole], make_at_once(_whole, whole, pieces.jobs), strict=True)
    for recipe in recipes:
        if recipe.parts is not None:
            yield recipe.name, recipe.made_of(pieces.of(recipe))


def _whole(recipe: Recipe[Files]) -> Files:
    return recipe.made()


def _add(file: File, site: Path) -> str:
    path = site / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as opened:
            opened.write(file.data)
    except FileExistsError:
        msg = f"{file.path}: two parts of the generator make this file of the site; rename one of them"
        raise DigestError(msg) from None
    return str(file.path)
