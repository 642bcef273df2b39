"""Parts → the site: what is stale is made, the rest is taken from the site there is."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from generator.making.ledger import Ledger
from generator.site.publish import replacing

Made = Mapping[str, Sequence[str]]
"""What was made: name of the part → its files, by their paths in the site."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of a site that are made together, by name → seal.

    `make` is given the names of those that are stale and the folder of the
    new site, puts them there and gives their files; it may make others along
    with them.
    """

    phase: str
    seals: Mapping[str, str]
    make: Callable[[Sequence[str], Path], Made]


def assemble(
    site: Path, ledger: Ledger, parts: Sequence[Parts], phase: Callable[[str], AbstractContextManager[None]]
) -> bool:
    """Make `site` hold exactly the parts, and note them in the ledger; say whether it had to change.

    What was made before, and still stands in the site as it was made, is not
    made again. The site changes in one step, at the end.
    """
    seals = {name: seal for some in parts for name, seal in some.seals.items()}
    stale = {name for name, seal in seals.items() if not ledger.is_fresh(name, seal, site)}
    if not stale and seals.keys() == ledger.made.keys():
        return False
    made: dict[str, Sequence[str]] = {name: [*ledger.made[name].files] for name in seals if name not in stale}
    with replacing(site) as new:
        _take_over((path for files in made.values() for path in files), site, new)
        for some in parts:
            names = [name for name in some.seals if name in stale]
            if names:
                with phase(some.phase):
                    made |= some.make(names, new)
    ledger.keep_only(())
    for name, files in made.items():
        ledger.note(name, seals[name], site, files)
    return True


def _take_over(paths: Iterator[str], site: Path, new: Path) -> None:
    """Link files of the site into the new one; no maker writes into a file that stands there already."""
    folders: set[str] = set()
    for path in paths:
        folder = f"{new}/{path}".rpartition("/")[0]
        if folder not in folders:
            folders.add(folder)
            Path(folder).mkdir(parents=True, exist_ok=True)
        link_or_copy(f"{site}/{path}", f"{new}/{path}")


def link_or_copy(old: str, new: str) -> None:
    """Let one file stand in two folders; a copy, where the system links no files."""
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)
