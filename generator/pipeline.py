"""The path, from the editors' room to the site: the contents page of the package."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from time import perf_counter

from generator.config import Folders, public_addresses
from generator.errors import ContentError, Problem, Severity
from generator.model import Article, Content, Edition, Possible, Tag, Telling
from generator.site.engine import lay_out
from generator.site.freshness import is_fresh, remember, site_key
from generator.site.publish import replacing
from generator.site.search import index
from generator.stages.arrange import arrange
from generator.stages.check import check
from generator.stages.dedupe import dedupe
from generator.stages.read_content import read_content
from generator.stages.render import render
from generator.stages.tag import tag
from generator.stages.write import WriteSummary, write

OnPhase = Callable[[str], None]
"""Told the name of each phase as it begins."""


@dataclass(slots=True)
class Phases:
    """A stopwatch for the phases of a run: name → seconds, in the order they ran."""

    on_phase: OnPhase = lambda _: None
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Time what happens inside under `name`."""
        self.on_phase(name)
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = perf_counter() - start


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did: counts, findings and seconds per phase."""

    articles: int
    merged: int
    possible: tuple[Possible, ...]
    warnings: tuple[Problem, ...]
    pages: WriteSummary
    site: Path
    site_rebuilt: bool
    seconds: dict[str, float]


def build(folders: Folders, today: date, updated: date | None, on_phase: OnPhase) -> BuildSummary:
    """Turn the editors' room into the site.

    `today` is the day after which a date lies in the future; `updated` stands
    for "now" in all outputs, or None to take the newest date of the content.
    Raises ContentError with all errors of the content, before anything is
    written, and DigestError for what fails later; the old site then stays.
    """
    phase = Phases(on_phase)
    with phase("read and check"):
        content, warnings = _valid_content(folders.content, today)
        published = tuple(article for article in content.articles if not article.front.draft)
    with phase("deduplicate"):
        judgement = dedupe([_telling(article) for article in published])
    with phase("tag"):
        tags = {article.id: _tags(article, content) for article in published}
    with phase("arrange"):
        edition = arrange(content, judgement, tags, updated)
    with phase("render and write pages"):
        pages = write(render(edition), folders.pages)
    rebuilt = _build_site(folders, edition, phase)
    return BuildSummary(
        articles=len(edition.entries),
        merged=len(judgement.copies),
        possible=judgement.possible,
        warnings=warnings,
        pages=pages,
        site=folders.site,
        site_rebuilt=rebuilt,
        seconds=phase.seconds,
    )


def find_problems(content: Path, today: date) -> tuple[Problem, ...]:
    """Give every problem of every file below `content`, sorted by file and line."""
    read, problems = read_content(content)
    return tuple(sorted({*problems, *check(read, today)}))


def _valid_content(folder: Path, today: date) -> tuple[Content, tuple[Problem, ...]]:
    content, problems = read_content(folder)
    found = sorted({*problems, *check(content, today)})
    if any(problem.severity is Severity.ERROR for problem in found):
        raise ContentError(found)
    return content, tuple(found)


def _telling(article: Article) -> Telling:
    front = article.front
    return Telling(
        id=article.id,
        text=f"{front.summary}\n\n{article.body}",
        addresses=tuple(source.url for source in front.sources),
        date=front.date,
        title=front.title,
        names=(*front.people, *front.organizations),
        rank=(-len(front.sources),),
        same_as=front.same_as,
        not_same_as=front.not_same_as,
    )


def _tags(article: Article, content: Content) -> tuple[Tag, ...]:
    front = article.front
    if front.topics is not None:
        return tuple(Tag(topic) for topic in front.topics)
    return tag(front.title, front.summary, article.body, content.topics)


def _build_site(folders: Folders, edition: Edition, phase: Phases) -> bool:
    record = folders.pages.parent / "site.json"
    inputs = (
        folders.pages,
        folders.project / "theme_overrides",
        folders.config,
        Path(__file__).parent / "site",
    )
    with phase("compare with the last build"):
        key = site_key(inputs, str(edition.updated), *public_addresses())
        if is_fresh(folders.site, record, key):
            return False
    with replacing(folders.site) as new:
        with phase("lay out the site"):
            lay_out(folders.config, folders.pages, new, edition.updated)
        with phase("index for search"):
            index(new)
    remember(folders.site, record, key)
    return True
