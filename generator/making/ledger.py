"""What stands in a folder and what it was made from: so that the next build makes only what is stale."""

import json
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

Look = tuple[int, int]
"""How a file looks from outside: its size in bytes, and when it was last written, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made under a seal: its files, by their paths in the folder, as they looked then."""

    seal: str
    files: Mapping[str, Look]

    def stands_in(self, folder: Path) -> bool:
        """Say whether all its files are there, and nobody wrote to them since."""
        return all(_look(f"{folder}/{path}") == look for path, look in self.files.items())


@dataclass(slots=True)
class Ledger:
    """The record of one folder: name → what was made under that name.

    `code` is what all of it was made by. It is kept in a file beside the
    folder, which may be deleted at any time; then all is made again.
    """

    code: str
    made: dict[str, Made] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path, code: str) -> Self:
        """Read the record at `path`; what is damaged, or made by other code, counts for nothing."""
        try:
            stored = json.loads(path.read_bytes())
            made = {name: Made(seal, _looks(files)) for name, (seal, files) in stored["made"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return cls(code)
        return cls(code, made if stored["code"] == code else {})

    def write(self, path: Path) -> None:
        """Keep the record at `path`, whole or not at all."""
        made = {name: [one.seal, one.files] for name, one in self.made.items()}
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.new")
        beside.write_text(json.dumps({"code": self.code, "made": made}), "utf-8")
        beside.replace(path)

    def is_fresh(self, name: str, seal: str, folder: Path) -> bool:
        """Say whether what goes by `name` was made under this seal and still stands in `folder`."""
        made = self.made.get(name)
        return made is not None and made.seal == seal and made.stands_in(folder)

    def keep_only(self, names: Collection[str]) -> None:
        """Forget what goes by any other name."""
        self.made = {name: made for name, made in self.made.items() if name in names}

    def note(self, name: str, seal: str, folder: Path, files: Iterable[str]) -> None:
        """Note that `files` of `folder` were made under `name` and `seal`."""
        looks = {path: look for path in files if (look := _look(f"{folder}/{path}"))}
        self.made[name] = Made(seal, looks)


def _look(path: str) -> Look | None:
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _looks(files: Mapping[str, list[int]]) -> dict[str, Look]:
    return {path: (size, written) for path, (size, written) in files.items()}
