"""Where offline editions are put: with the site while it has room, the large ones to a release."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.outputs.bundle import Bundle

LARGEST_SITE = 1_000_000_000
"""Bytes that GitHub Pages publishes at most: docs.github.com, "GitHub Pages limits"."""

TAG = "editions"
"""The release whose files the large editions become; each publishing replaces them."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Two folders, and the bytes that the site may hold with its editions in it.

    `repository` is the public address of the repository, or empty where unknown.
    """

    with_site: Path
    with_release: Path
    repository: str = ""
    most: int = LARGEST_SITE

    def put(self, made: Iterable[Bundle], site_size: int) -> tuple[Bundle, ...]:
        """Leave the smallest with the site, as many as it has room for; move the others to the release."""
        editions = tuple(made)
        room = self.most - site_size
        fitting = set()
        for edition in sorted(editions, key=lambda edition: edition.size):
            room -= edition.size
            if room >= 0:
                fitting.add(edition)
        return tuple(one if one in fitting else self._moved(one) for one in editions)

    def _moved(self, edition: Bundle) -> Bundle:
        (self.with_site / edition.file).rename(self.with_release / edition.file)
        there = f"{self.repository}/releases/download/{TAG}/{edition.file}" if self.repository else ""
        return replace(edition, address=there)
