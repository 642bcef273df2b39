"""Parts of large outputs, kept from one build to the next under their seals."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.making.at_once import make_at_once
from generator.making.recipe import Recipe
from generator.making.seal import Sealer

_TABLE = "CREATE TABLE IF NOT EXISTS pieces (whole TEXT, seal TEXT, made BLOB, PRIMARY KEY (whole, seal))"


@dataclass(frozen=True, slots=True)
class Pieces:
    """The parts made so far, in a database at `path`, which may be deleted at any time.

    `code` seals what makes them; `jobs` processes may make those that are missing.
    """

    path: Path
    code: str
    sealer: Sealer
    jobs: int = 1

    def of(self, recipe: Recipe[object]) -> list[bytes]:
        """Give the parts of a recipe, in their order: those that are kept, and the others made now.

        What was kept for it and is no part of it any more is forgotten.
        """
        try:
            return self._of(recipe)
        except sqlite3.DatabaseError:  # damaged: it is begun anew
            self.path.unlink(missing_ok=True)
            return self._of(recipe)

    def _of(self, recipe: Recipe[object]) -> list[bytes]:
        parts = recipe.parts or ()
        seals = [f"{self.code} {self.sealer.recipe(part)}" for part in parts]
        with self._opened() as database:
            kept = _kept(database, recipe.name)
            missing = {seal: part for seal, part in zip(seals, parts, strict=True) if seal not in kept}
            made = dict(zip(missing, make_at_once(_made, [*missing.values()], self.jobs), strict=True))
            _change(database, recipe.name, kept.keys() - set(seals), made)
        found = kept | made
        return [found[seal] for seal in seals]

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path)) as database:
            database.execute(_TABLE)
            yield database


def _kept(database: sqlite3.Connection, whole: str) -> dict[str, bytes]:
    return dict(database.execute("SELECT seal, made FROM pieces WHERE whole = ?", [whole]))


def _change(
    database: sqlite3.Connection, whole: str, gone: Collection[str], made: Mapping[str, bytes]
) -> None:
    with database:
        database.executemany(
            "DELETE FROM pieces WHERE whole = ? AND seal = ?", [(whole, seal) for seal in gone]
        )
        database.executemany(
            "INSERT INTO pieces VALUES (?, ?, ?)", [(whole, seal, one) for seal, one in made.items()]
        )


def _made(part: Recipe[bytes]) -> bytes:
    return part.made()
