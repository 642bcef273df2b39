"""The site engine, MkDocs with Material: its name and address for the site, and what it lays out."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.errors import DigestError
from generator.text.markup.page_file import page_file


def site_identity(config: Path, pages: Path) -> tuple[str, str]:
    """Give the site's name, and its public address with a slash at the end, or "" where none is set.

    Raises DigestError where the configuration cannot be read.
    """
    pages.mkdir(parents=True, exist_ok=True)
    try:
        loaded = load_config(str(config), docs_dir=str(pages.resolve()))
    except (MkDocsException, SystemExit) as error:
        msg = f"{config}: MkDocs refuses it: {' '.join(str(error).split())}"
        raise DigestError(msg) from None
    return loaded.site_name, loaded.site_url or ""


def run_engine(config: Path, pages: Path, site: Path, updated: date) -> list[str]:
    """Let the engine build all Markdown of `pages` into `site`; give the paths of what it adds to them.

    `updated` stands for the build's date in everything the engine dates.
    Raises DigestError with every warning the engine gave: a page that it
    swallowed never gets published, whatever flags are set.
    """
    with _collected_warnings() as warnings, _dated(updated):
        try:
            known = _build(config, pages, site)
        except (MkDocsException, TemplateError, SystemExit) as error:
            warnings.append(" ".join(str(error).split()))
    if warnings:
        lines = "\n".join(f"  {line}" for line in dict.fromkeys(warnings))
        msg = f"{config}: MkDocs could not lay out the pages:\n{lines}"
        raise DigestError(msg)
    found = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return sorted(found - known)


def _build(config: Path, pages: Path, site: Path) -> set[str]:
    """Run the engine; give the paths of the pages, and of those that only the configuration names."""
    pages.mkdir(parents=True, exist_ok=True)
    loaded = load_config(str(config), docs_dir=str(pages.resolve()), site_dir=str(site.resolve()))
    # The engine's own map of the site would hold only these pages.
    loaded.theme.static_templates.discard("sitemap.xml")
    _add_navigation(loaded, pages)
    build(loaded)
    return {path.relative_to(pages).with_suffix(".html").as_posix() for path in pages.rglob("*.md")}


def _add_navigation(loaded: MkDocsConfig, pages: Path) -> None:
    """Add what the configuration names and is not there, or the engine would complain."""
    for page in (pages / name for entry in loaded.nav or () for name in entry.values()):
        if not page.exists():
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(page_file({"title": page.stem, "description": page.stem}, ""), "utf-8")


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
    """Set SOURCE_DATE_EPOCH, by which MkDocs dates what it writes, for the length of a build."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    midnight = datetime.combine(updated, time(), UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(max(0, int(midnight.timestamp())))
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before
