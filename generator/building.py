"""Builds as the commands run them: one at a time, only where something changed, told on the terminal."""

import os
import sys
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from generator.config import build_date, today
from generator.console import lines_of_unchanged, print_build, print_lines
from generator.last_build import BuildInputs, note_build, said_last

if TYPE_CHECKING:  # to look whether anything changed takes no part of a build
    from generator.config import Folders
    from generator.model import Edition
    from generator.pipeline import BuildSummary


def build_if_needed(places: "Folders", jobs: int = 0) -> "Edition | None":
    """Build and say what was done, or say that all stands as the last build left it.

    Gives the edition that was built, and none where nothing was to do. Raises
    what `pipeline.build` raises.
    """
    with alone_in(places):
        inputs = BuildInputs.of(places)
        said = said_last(places, inputs)
        if said is None:
            built = build_now(places, jobs)
            print_build(built)
            note_build(places, inputs, built.looks, lines_of_unchanged(built))
            return built.edition
        print_lines(said)
        return None


def build_now(places: "Folders", jobs: int = 0) -> "BuildSummary":
    """Build, with `jobs` processes or one per core, and tell on the terminal which phase is at work.

    Raises what `pipeline.build` raises.
    """
    from rich.console import Console

    from generator import pipeline

    with alone_in(places), Console(stderr=True).status("") as status:
        return pipeline.build(
            places,
            today(),
            build_date(),
            on_phase=lambda name: status.update(f"{name} …"),
            jobs=jobs or os.cpu_count() or 1,
        )


def alone_in(places: "Folders") -> AbstractContextManager[None]:
    """Keep other builds of the same folders waiting, or wait for them and say so."""
    from generator.site.alone import alone

    return alone(
        (places.site, places.pages),
        lambda: print(
            "digest: another build of this site is at work; waiting for it to end", file=sys.stderr
        ),
    )
