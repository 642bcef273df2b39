"""The path from the editors' room to the site: the contents page of the package."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath

from generator.config import Folders
from generator.errors import ContentError, Problem, Severity
from generator.making.at_once import beside, make_at_once
from generator.making.code import code_seal
from generator.making.ledger import Ledger
from generator.making.looks import Looks, looks_in
from generator.making.pieces import Pieces
from generator.making.seal import Sealer
from generator.model import Content, Edition, Judgement, Possible
from generator.model.kept import kept_readings
from generator.outputs.apparatus import apparatus
from generator.outputs.files import files
from generator.phases import OnPhase, Phases, counted
from generator.rules.note import note
from generator.site.assemble import Parts, assemble
from generator.site.engine import site_identity
from generator.site.files import make_files
from generator.site.layout import THEME, Layout, lay_out_stale, layout_of
from generator.site.publish import looks_with_spare
from generator.site.search import FOLDER as SEARCH
from generator.site.search import Index, index_stale
from generator.stages.arrange import arrange
from generator.stages.check import check
from generator.stages.dedupe import dedupe
from generator.stages.read_content import read_content
from generator.stages.render import render
from generator.stages.tag import tags_of, topic_matcher
from generator.stages.tell import tell
from generator.stages.write import WriteSummary, write


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did: counts, findings, how pages and site look now, and seconds per phase."""

    edition: Edition
    merged: int
    possible: tuple[Possible, ...]
    warnings: tuple[Problem, ...]
    pages: WriteSummary
    site: Path
    site_rebuilt: bool
    looks: tuple[Looks, Looks]
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
    code, sealer, records = code_seal(), Sealer(), folders.pages.parent
    with beside(partial(_looks, folders), jobs) as looked:
        edition, judgement, warnings = _arranged(folders, today, updated, phase, jobs)
        looks_of_pages, looks_of_site = looked()
    with phase("render and write pages"):
        pages = Ledger.read(records / "pages.json", code, looks_of_pages)
        recipes = tuple(render(edition, apparatus, identity))
        seals = sealer.all_of(recipes)
        written = write(recipes, seals, folders.pages, pages, jobs)
        pages.write(records / "pages.json")
        del recipes  # of a large archive they are large
    with phase("compare with the last build"):
        layout = layout_of(folders, edition.updated, jobs)
        site = Ledger.read(records / "site.json", layout.code, looks_of_site)
        pieces = Pieces(records / "pieces.sqlite", code, sealer, jobs)
        found = {one.name: one for one in files(edition, identity, seals, folders.links)}
        seals_of_files = sealer.all_of(found.values())
        index = _index(layout, seals, records / "words.rows", sealer)
        make = partial(index_stale, index, site, folders.site)
        parts = (
            Parts("lay out the site", {**seals, THEME: ""}, partial(lay_out_stale, layout)),
            Parts("write feeds, data and calendars", seals_of_files, partial(make_files, found, pieces)),
            Parts("index for search", {SEARCH: index.seal}, make, apart=jobs > 1, goes_on=True),
        )
    rebuilt = assemble(folders.site, site, parts, phase)
    site.write(records / "site.json")
    return BuildSummary(
        edition=edition,
        merged=len(judgement.copies),
        possible=judgement.possible,
        warnings=warnings,
        pages=written,
        site=folders.site,
        site_rebuilt=rebuilt,
        looks=(pages.looks, site.looks),
        seconds=phase.seconds,
    )


def edition_of(folders: Folders, today: date, updated: date | None) -> Edition:
    """Give what `build` would publish, and write nothing; raises ContentError as it does."""
    return _arranged(folders, today, updated, Phases(), jobs=1)[0]


def _arranged(
    folders: Folders, today: date, updated: date | None, phase: Phases, jobs: int
) -> tuple[Edition, Judgement, tuple[Problem, ...]]:
    """Read and arrange the content; gives the warnings last. Raises ContentError with all its errors."""
    with phase("read and check"):
        content, warnings = _valid_content(folders, today, jobs)
    published = tuple(article for article in content.articles if not article.front.draft)
    with phase("deduplicate"):
        judgement = dedupe(map(tell, counted("deduplicate", published, phase.on_phase)))
    with phase("tag"):
        matcher = topic_matcher(content.topics)
        tags = {article.id: tags_of(article, matcher) for article in published}
    with phase("arrange"):
        return arrange(content, judgement, tags, updated), judgement, warnings


def _valid_content(folders: Folders, today: date, jobs: int) -> tuple[Content, tuple[Problem, ...]]:
    kept = kept_readings(folders.content, folders.kept)
    content, problems = read_content(
        folders.content, kept=kept, spread=partial(make_at_once, jobs=jobs), note=note
    )
    found = sorted({*problems, *check(content, today)})
    if any(problem.severity is Severity.ERROR for problem in found):
        raise ContentError(found)
    return content, tuple(found)


def _looks(folders: Folders) -> tuple[Looks, Looks]:
    return looks_in(folders.pages), looks_with_spare(folders.site)


def _index(layout: Layout, pages: Mapping[str, str], kept: Path, sealer: Sealer) -> Index:
    articles = {
        str(PurePosixPath(name).with_suffix(".md")): seal
        for name, seal in pages.items()
        if name.startswith("articles/")
    }
    return Index(layout.pages, articles, sealer.of(articles), kept, layout.jobs)
