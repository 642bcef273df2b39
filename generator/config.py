"""What a run is told from outside: its folders, the site's name and address, the date of the build."""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import quote

from generator.errors import WrongUseError

CONFIG_NAME = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a build reads and writes.

    `project` holds `mkdocs.yml` and `theme_overrides/`; `pages` is where the
    Markdown pages go; `site` is what gets published. What a build keeps for
    the next one lies beside `pages` and may be deleted at any time.
    """

    project: Path
    content: Path
    pages: Path
    site: Path

    @property
    def config(self) -> Path:
        """The engine's configuration file."""
        return self.project / CONFIG_NAME

    @property
    def kept(self) -> Path:
        """What one run keeps for the next."""
        return self.pages.parent

    @property
    def links(self) -> Path:
        """Which sources answered when they were last asked, if they were."""
        return self.kept / "links.json"


def find_folders(start: Path, content: Path | None, pages: Path | None, site: Path | None) -> Folders:
    """Find the project around `start` and fill in what was not named.

    Raises WrongUseError where no folder from `start` upwards holds `mkdocs.yml`.
    """
    for project in (start, *start.parents):
        if (project / CONFIG_NAME).is_file():
            return Folders(
                project=project,
                content=content or _seen_from(start, project / "content"),
                pages=pages or project / "build" / "docs",
                site=site or project / "site",
            )
    msg = f"{start}: no {CONFIG_NAME} here or above; run digest inside the project's folder"
    raise WrongUseError(msg)


def _seen_from(start: Path, path: Path) -> Path:
    """Shorten a path below `start`, so that messages name files as an editor would type them."""
    return path.relative_to(start) if path.is_relative_to(start) else path


def public_addresses() -> tuple[str, str]:
    """Give the public addresses of site and repository that `mkdocs.yml` takes from the environment."""
    return os.environ.get("SITE_URL", ""), os.environ.get("REPOSITORY_URL", "")


def blob_address(file: str) -> str:
    """Give where GitHub shows a file of the project, or nothing where this does not run on GitHub."""
    server, repository = os.environ.get("GITHUB_SERVER_URL"), os.environ.get("GITHUB_REPOSITORY")
    return f"{server}/{repository}/blob/main/{quote(file)}" if server and repository else ""


def build_date() -> date | None:
    """Give the date that SOURCE_DATE_EPOCH sets for the build, in UTC, or None where it is not set.

    The variable is that of reproducible-builds.org: seconds since 1970.
    Raises WrongUseError where it is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        msg = f'SOURCE_DATE_EPOCH is "{epoch}"; set it to whole seconds since 1970, or unset it'
        raise WrongUseError(msg) from None


def today() -> date:
    """Give the day against which dates in the future are judged: the build's, or else today in UTC."""
    return build_date() or datetime.now(UTC).date()
