"""Parts of large outputs, kept from one build to the next under their seals."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from generator.making.at_once import make_at_once
from generator.making.recipe import Recipe
from generator.making.seal import Sealer

_TABLE = "CREATE TABLE IF NOT EXISTS pieces (whole TEXT, seal TEXT, made BLOB, PRIMARY KEY (whole, seal))"
_KEPT = "SELECT seal, made FROM pieces WHERE whole = ? AND seal IN (SELECT value FROM json_each(?))"
_A_LOAD = 500
"""So many parts are kept, and taken out again, at a time."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The parts made so far, in a database at `path`, which may be deleted at any time.

    `code` seals what makes them; `jobs` processes may make those that are missing.
    """

    path: Path
    code: str
    sealer: Sealer
    jobs: int = 1

    def of(self, recipe: Recipe[object]) -> Iterator[bytes]:
        """Give the parts of a recipe one after another: those that are kept, and the others made now.

        What was kept for it and is no part of it any more is forgotten.
        """
        parts = recipe.parts or ()
        seals = [f"{self.code} {self.sealer.of(part)}" for part in parts]
        sealed = dict(zip(seals, parts, strict=True))
        try:
            self._complete(recipe.name, sealed)
        except sqlite3.DatabaseError:  # damaged: it is begun anew
            self.path.unlink(missing_ok=True)
            self._complete(recipe.name, sealed)
        with self._opened() as database:
            for start in range(0, len(seals), _A_LOAD):
                some = seals[start : start + _A_LOAD]
                kept = self._kept(database, recipe.name, some)
                yield from (kept.get(seal) or sealed[seal].made() for seal in some)

    def _complete(self, whole: str, parts: Mapping[str, Recipe[bytes]]) -> None:
        """Keep all parts of a whole, by their seals, and nothing else of it."""
        with self._opened() as database, database:
            kept = {seal for (seal,) in database.execute("SELECT seal FROM pieces WHERE whole = ?", [whole])}
            gone = ((whole, seal) for seal in kept - parts.keys())
            database.executemany("DELETE FROM pieces WHERE whole = ? AND seal = ?", gone)
        missing = {seal: part for seal, part in parts.items() if seal not in kept}
        made = zip(missing, make_at_once(_made, [*missing.values()], self.jobs), strict=True)
        while some := [(whole, seal, one) for seal, one in islice(made, _A_LOAD)]:
            with self._opened() as database, database:
                database.executemany("INSERT INTO pieces VALUES (?, ?, ?)", some)

    def _kept(self, database: sqlite3.Connection, whole: str, seals: Sequence[str]) -> Mapping[str, bytes]:
        try:
            return dict(database.execute(_KEPT, [whole, json.dumps(seals)]))
        except sqlite3.DatabaseError:  # damaged: the next build begins it anew
            self.path.unlink(missing_ok=True)
            return {}

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path)) as database:
            database.execute(_TABLE)
            yield database


def _made(part: Recipe[bytes]) -> bytes:
    return part.made()
