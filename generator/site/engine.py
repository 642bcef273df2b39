"""Pages → laid-out HTML, by MkDocs with Material."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.errors import DigestError


def lay_out(config: Path, pages: Path, site: Path, updated: date) -> None:
    """Let the engine build all Markdown of `pages` into the empty folder `site`.

    `updated` stands for the build's date in everything the engine dates.
    Raises DigestError with every warning the engine gave: a page that it
    swallowed or a link that leads nowhere never gets published, whatever
    flags are set.
    """
    with _collected_warnings() as warnings, _dated(updated):
        try:
            build(load_config(str(config), docs_dir=str(pages.resolve()), site_dir=str(site.resolve())))
        except (MkDocsException, SystemExit) as error:
            warnings.append(str(error))
    if warnings:
        msg = f"{config}: MkDocs could not lay out the pages:\n" + "\n".join(f"  {line}" for line in warnings)
        raise DigestError(msg)


class _Collector(logging.Handler):
    """Keep what the engine would only print, and could be told not to."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(record.getMessage())


@contextmanager
def _collected_warnings() -> Iterator[list[str]]:
    lines: list[str] = []
    logger, collector = logging.getLogger("mkdocs"), _Collector(lines)
    level, propagate = logger.level, logger.propagate
    logger.addHandler(collector)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield lines
    finally:
        logger.removeHandler(collector)
        logger.setLevel(level)
        logger.propagate = propagate


@contextmanager
def _dated(updated: date) -> Iterator[None]:
    """Set SOURCE_DATE_EPOCH, which MkDocs dates its sitemap by, for the length of a build."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    midnight = datetime.combine(updated, time(), UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(max(0, int(midnight.timestamp())))
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before
