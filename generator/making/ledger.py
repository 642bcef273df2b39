"""What stands in a folder and what it was made from: so that the next build makes only what is stale."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from generator.making.looks import Looks, look_at
from generator.making.prune import prune

Written = tuple[int, int]
"""Of how a file looks, what a copy of it has as well: its size in bytes, and when it was last written."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made under a seal: its files, by their paths in the folder, as they were written then."""

    seal: str
    files: Mapping[str, Written]

    def stands_among(self, looks: Looks) -> bool:
        """Say whether all its files are there, and nobody wrote to them since."""
        return all(path in looks and looks[path][:2] == written for path, written in self.files.items())


@dataclass(slots=True)
class Ledger:
    """The record of one folder: name → what was made under that name.

    `code` is what all of it was made by, and `looks` is how all files of the
    folder look now. It is kept in a file beside the folder, which may be
    deleted at any time; then all is made again.
    """

    code: str
    looks: Looks = field(default_factory=dict)
    made: dict[str, Made] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path, code: str, looks: Looks) -> Self:
        """Read the record at `path`; what is damaged, or made by other code, counts for nothing."""
        try:
            stored = json.loads(path.read_bytes())
            made = {name: Made(seal, _written(files)) for name, (seal, files) in stored["made"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return cls(code, looks)
        return cls(code, looks, made if stored["code"] == code else {})

    def write(self, path: Path) -> None:
        """Keep the record at `path`, whole or not at all."""
        made = {name: [one.seal, one.files] for name, one in self.made.items()}
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.new")
        beside.write_text(json.dumps({"code": self.code, "made": made}), "utf-8")
        beside.replace(path)

    def is_fresh(self, name: str, seal: str) -> bool:
        """Say whether what goes by `name` was made under this seal and still stands in the folder."""
        made = self.made.get(name)
        return made is not None and made.seal == seal and made.stands_among(self.looks)

    def keep_only(self, names: Collection[str]) -> None:
        """Forget what goes by any other name."""
        self.made = {name: made for name, made in self.made.items() if name in names}

    def prune(self, folder: Path) -> int:
        """Remove from the folder all files of which nothing is noted here; say how many."""
        known = {path for made in self.made.values() for path in made.files}
        strays = self.looks.keys() - known
        prune(strays, folder)
        self.looks = {path: self.looks[path] for path in known}
        return len(strays)

    def note(self, name: str, seal: str, folder: Path, files: Iterable[str]) -> None:
        """Note that `files` of `folder` were made under `name` and `seal`, and look at them."""
        looks = {path: look for path in files if (look := look_at(f"{folder}/{path}"))}
        self.looks |= looks
        self.made[name] = Made(seal, {path: look[:2] for path, look in looks.items()})


def _written(files: Mapping[str, list[int]]) -> dict[str, Written]:
    return {path: (size, written) for path, (size, written) in files.items()}
