"""Finished files that stand in the site beside what the engine laid out."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.errors import DigestError
from generator.making.at_once import make_at_once
from generator.making.recipe import Recipe
from generator.model import File, Files


def make_files(
    recipes: Mapping[str, Recipe[Files]], jobs: int, names: Sequence[str], site: Path
) -> dict[str, list[str]]:
    """Make the files of the recipes `names` below `site`; give the paths of each recipe's files.

    Raises DigestError where a file of that path stands there already: two
    makers of one path would silently undo each other.
    """
    made = make_at_once(_made, [recipes[name] for name in names], jobs)
    return {name: [_add(file, site) for file in files] for name, files in zip(names, made, strict=True)}


def _made(recipe: Recipe[Files]) -> Files:
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
