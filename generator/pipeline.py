"""The path from the editors' room to the site: the contents page of the package."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.config import Folders, public_addresses
from generator.errors import ContentError, Problem, Severity
from generator.model import (
    Article,
    Content,
    Edition,
    File,
    Page,
    Possible,
    Tag,
)
from generator.outputs.apparatus import apparatus
from generator.outputs.bundle import FOLDER as EDITIONS
from generator.outputs.bundle import Bundle
from generator.outputs.bundles import Pace, bundles, list_bundles
from generator.outputs.calendar import calendar
from generator.outputs.citations import citations
from generator.outputs.data import data
from generator.outputs.feeds import feeds
from generator.outputs.link_report import published_links
from generator.outputs.on_this_day import on_this_day
from generator.outputs.published_site import Site
from generator.outputs.shelf import Shelf
from generator.outputs.sitemap import sitemap
from generator.phases import OnPhase, Phases
from generator.site.added_files import add_files
from generator.site.engine import lay_out, site_identity
from generator.site.freshness import is_fresh, remember, site_key
from generator.site.publish import replacing
from generator.site.search import index
from generator.stages.arrange import arrange
from generator.stages.check import check
from generator.stages.dedupe import dedupe
from generator.stages.read_content import read_content
from generator.stages.render import render
from generator.stages.tag import TopicMatcher, tag, topic_matcher
from generator.stages.tell import tell
from generator.stages.write import WriteSummary, write


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did: counts, findings and seconds per phase."""

    edition: Edition
    merged: int
    possible: tuple[Possible, ...]
    warnings: tuple[Problem, ...]
    pages: WriteSummary
    site: Path
    site_rebuilt: bool
    seconds: dict[str, float]


def build(
    folders: Folders, today: date, updated: date | None, on_phase: OnPhase, jobs: int = 1
) -> BuildSummary:
    """Turn the editors' room into the site.

    `today` is the day after which a date lies in the future; `updated` stands
    for "now" in all outputs, or None to take the newest date of the content;
    `jobs` is how many processes may work at once.
    Raises ContentError with all errors of the content, before anything is
    written, and DigestError for what fails later; the old site then stays.
    """
    phase = Phases(on_phase)
    identity = site_identity(folders.config, folders.pages)
    with phase("read and check"):
        content, warnings = _valid_content(folders.content, today)
        published = tuple(article for article in content.articles if not article.front.draft)
    with phase("deduplicate"):
        judgement = dedupe([tell(article) for article in published])
    with phase("tag"):
        matcher = topic_matcher(content.topics)
        tags = {article.id: _tags(article, matcher) for article in published}
    with phase("arrange"):
        edition = arrange(content, judgement, tags, updated)
    with phase("render and write pages"):
        pages = tuple(render(edition, lambda entry: apparatus(entry, edition, *identity)))
        written = write(pages, folders.pages)
    files = _files(folders, edition, pages, *identity)
    rebuilt = _build_site(folders, edition, files, phase, jobs)
    return BuildSummary(
        edition=edition,
        merged=len(judgement.copies),
        possible=judgement.possible,
        warnings=warnings,
        pages=written,
        site=folders.site,
        site_rebuilt=rebuilt,
        seconds=phase.seconds,
    )


def make_editions(folders: Folders, edition: Edition, pace: Pace) -> tuple[Bundle, ...]:
    """Make the offline editions of the built site: zip, books, data, Kiwix library.

    They stand in the site's folder `bundles`, or beside the pages in
    `release` where they are too large for it, and `offline.html` lists them.
    Raises DigestError where one cannot be made; those of before then stay.
    """
    about = Site(*site_identity(folders.config, folders.pages))
    _, repository = public_addresses()
    release = folders.pages.parent / "release"
    with replacing(folders.site / EDITIONS) as new, replacing(release) as large:
        made = bundles(edition, folders.site, Shelf(new, large, repository), about, pace)
    list_bundles(edition, folders.site, made)
    return made


def _valid_content(folder: Path, today: date) -> tuple[Content, tuple[Problem, ...]]:
    content, problems = read_content(folder)
    found = sorted({*problems, *check(content, today)})
    if any(problem.severity is Severity.ERROR for problem in found):
        raise ContentError(found)
    return content, tuple(found)


def _tags(article: Article, matcher: TopicMatcher) -> tuple[Tag, ...]:
    front = article.front
    if front.topics is not None:
        return tuple(Tag(topic) for topic in front.topics)
    return tag(front.title, front.summary, article.body, matcher)


def _files(
    folders: Folders, edition: Edition, pages: Sequence[Page], name: str, address: str
) -> Iterator[File]:
    """Make every file of the site that is no page, as each is asked for."""
    for output in (feeds, calendar, citations):
        yield from output(edition, name, address)
    yield from data(edition, name, address, published_links(folders.links))
    yield from on_this_day(edition)
    yield from sitemap(pages, address)


def _build_site(folders: Folders, edition: Edition, files: Iterator[File], phase: Phases, jobs: int) -> bool:
    record = folders.pages.parent / "site.json"
    inputs = (
        folders.content,
        folders.pages,
        folders.project / "theme_overrides",
        folders.config,
        folders.links,
        Path(__file__).parent,
    )
    with phase("compare with the last build"):
        key = site_key(inputs, str(edition.updated), *public_addresses())
        if is_fresh(folders.site, record, key):
            return False
    with replacing(folders.site) as new:
        with phase("lay out the site"):
            lay_out(folders.config, folders.pages, new, edition.updated, jobs)
        with phase("write feeds, data and calendars"):
            add_files(files, new)
        with phase("index for search"):
            index(new)
    remember(folders.site, record, key)
    return True
