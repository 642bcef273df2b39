"""Pages → laid-out HTML, by MkDocs with Material, in several processes where that pays."""

import logging
import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.errors import DigestError
from generator.making.at_once import WORTH_A_PROCESS
from generator.making.workers import workers
from generator.site.assemble import link_or_copy
from generator.site.finished_html import FinishedHtml

FRAME = "frame"
"""What the engine adds to the pages: the theme's files, and the page for what is missing."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What the processes share: where to read and write, and into how many shares the pages are dealt."""

    config: Path
    pages: Path
    site: Path
    updated: date
    shares: int


@dataclass(frozen=True, slots=True)
class Layout:
    """What the engine lays out by, and how many processes may work at once.

    `updated` stands for the build's date in everything the engine dates.
    """

    config: Path
    pages: Path
    updated: date
    jobs: int = 1


def lay_out_stale(layout: Layout, names: Sequence[str], site: Path) -> dict[str, list[str]]:
    """Lay out the pages `names`, and the frame, into `site`, which may hold other pages already.

    A page's name is its path in the site. Gives the files of each, by name.
    Raises DigestError as `lay_out` does.
    """
    with TemporaryDirectory(dir=site.parent, prefix=f"{site.name}.") as name:
        docs, laid_out = Path(name, "docs"), Path(name, "site")
        laid_out.mkdir()
        wanted = {*names, *_in_navigation(layout)} - {FRAME}
        _gather(layout.pages, wanted, docs)
        lay_out(layout.config, docs, laid_out, layout.updated, layout.jobs)
        found = [path.relative_to(laid_out).as_posix() for path in laid_out.rglob("*") if path.is_file()]
        stale = [path for path in found if path in names or path not in wanted]
        for path in stale:
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (laid_out / path).replace(site / path)
    frame = [path for path in stale if path not in wanted]
    return {**{name: [name] for name in names}, FRAME: sorted(frame)}


def _in_navigation(layout: Layout) -> list[str]:
    """Name the pages that the configuration itself names, without which the engine would complain."""
    loaded = load_config(str(layout.config), docs_dir=str(layout.pages.resolve()))
    return [
        str(PurePosixPath(page).with_suffix(".html")) for entry in loaded.nav or () for page in entry.values()
    ]


def _gather(pages: Path, names: Collection[str], docs: Path) -> None:
    for name in names:
        page = PurePosixPath(name).with_suffix(".md")
        (docs / page).parent.mkdir(parents=True, exist_ok=True)
        link_or_copy(f"{pages}/{page}", f"{docs}/{page}")


def lay_out(config: Path, pages: Path, site: Path, updated: date, jobs: int = 1) -> None:
    """Let the engine build all Markdown of `pages` into the empty folder `site`.

    `updated` stands for the build's date in everything the engine dates.
    With `jobs` above 1 the pages are dealt out to that many processes; the
    result is the same. Raises DigestError with every warning the engine gave:
    a page that it swallowed or a link that leads nowhere never gets
    published, whatever flags are set.
    """
    count = sum(1 for _ in pages.rglob("*.md"))
    shares = max(1, min(jobs, count // WORTH_A_PROCESS))
    warnings = _lay_out_all(_Work(config, pages, site, updated, shares))
    if warnings:
        lines = "\n".join(f"  {line}" for line in dict.fromkeys(warnings))
        msg = f"{config}: MkDocs could not lay out the pages:\n{lines}"
        raise DigestError(msg)


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


def _lay_out_all(work: _Work) -> list[str]:
    if work.shares == 1:
        return _lay_out_share(work, 0)
    with workers(work.shares) as processes:
        shares = [processes.submit(_lay_out_share, work, share) for share in range(work.shares)]
        return [warning for share in shares for warning in share.result()]


def _lay_out_share(work: _Work, share: int) -> list[str]:
    """Lay out the pages of one share; give the engine's warnings."""
    with _collected_warnings() as warnings, _dated(work.updated):
        try:
            build(_configured(work, share))
        except (MkDocsException, TemplateError, SystemExit) as error:
            warnings.append(" ".join(str(error).split()))
    return warnings


def _configured(work: _Work, share: int) -> MkDocsConfig:
    docs, site = str(work.pages.resolve()), str(work.site.resolve())
    config = load_config(str(work.config), docs_dir=docs, site_dir=site)
    config.plugins["share"] = _Share(work.shares, share)
    config["markdown_extensions"].append(FinishedHtml())
    # The engine's own map of the site would hold one share of the pages.
    config.theme.static_templates.discard("sitemap.xml")
    if share:
        config.theme.static_templates.clear()
    return config


class _NoOptions(Config):
    """A plugin's configuration without any."""


class _Share(BasePlugin[_NoOptions]):
    """Leaves to the engine only its share of the pages, and all other files to the first share."""

    def __init__(self, shares: int, share: int) -> None:
        super().__init__()
        self._shares = shares
        self._share = share

    def on_files(self, files: Files, **_: object) -> Files:
        pages = sorted(file.src_uri for file in files if file.is_documentation_page())
        mine = set(pages[self._share :: self._shares])
        for file in files:
            if not self._is_mine(file, mine):
                file.inclusion = InclusionLevel.EXCLUDED
        return files

    def _is_mine(self, file: File, mine: set[str]) -> bool:
        return file.src_uri in mine if file.is_documentation_page() else self._share == 0


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
