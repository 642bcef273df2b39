"""Whether anything changed since the last build: if not, there is nothing to do, and nothing to read."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.config import Folders, blob_address, build_date, public_addresses, today
from generator.making.code import installed
from generator.making.file_states import FileStates, file_states
from generator.making.looks import Looks, looks_in, seal_of_looks

_CODE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class BuildInputs:
    """All that a build is made from, as it stood before the build read any of it."""

    seal: str
    files: FileStates
    moment: int

    @classmethod
    def of(cls, folders: Folders) -> "BuildInputs":
        """Look at content, configuration, theme and code, and what else decides: the day, the addresses."""
        moment = time.time_ns()
        theme = folders.project / "theme_overrides"
        files = file_states((folders.content, folders.config, theme, folders.links, _CODE))
        days, places = (today(), build_date()), (folders.pages, folders.site)
        others = [*map(str, (*days, *places)), *public_addresses(), blob_address("")]
        return cls(json.dumps([files.seal, others, installed()]), files, moment)


def said_last(folders: Folders, inputs: BuildInputs) -> list[str] | None:
    """Give what the last build said, if this one would make the same of the same, or None.

    So it is where no input changed since, and pages and site stand as that
    build left them.
    """
    try:
        kept = json.loads(_record(folders).read_bytes())
        same = kept["inputs"] == inputs.seal and kept["outputs"] == seal_of_looks(*looks_at_outputs(folders))
        said: list[str] = kept["said"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return said if same else None


def note_build(folders: Folders, inputs: BuildInputs, outputs: Sequence[Looks], said: Sequence[str]) -> None:
    """Note that a build of these inputs succeeded, and what the next one is to say if it has nothing to do.

    `outputs` is how pages and site look that it left. Nothing is noted where
    an input was written so shortly before the build that it may have been
    written again and look the same.
    """
    if not inputs.files.was_settled(inputs.moment):
        _record(folders).unlink(missing_ok=True)
        return
    text = json.dumps({"inputs": inputs.seal, "outputs": seal_of_looks(*outputs), "said": [*said]})
    beside = _record(folders).with_suffix(".new")
    beside.write_text(text, "utf-8")
    beside.replace(_record(folders))


def looks_at_outputs(folders: Folders) -> tuple[Looks, Looks]:
    """Look at the pages and at the site, as they stand now."""
    return looks_in(folders.pages), looks_in(folders.site)


def _record(folders: Folders) -> Path:
    return folders.kept / "last-build.json"
