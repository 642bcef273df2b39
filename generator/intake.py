"""The path from raw articles to drafts, and to further sources of what is told already."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.model import CleanArticle, Content, Copy, Dropped, Judgement, Telling
from generator.outputs.drafts import add_source, write_draft
from generator.outputs.intake_report import Accepted, IntakeResult
from generator.outputs.kept_articles import KeptArticles
from generator.phases import OnPhase, Phases
from generator.stages.clean import clean, known_publishers
from generator.stages.dedupe import dedupe
from generator.stages.draft import draft, origin, source_of
from generator.stages.read_content import read_content
from generator.stages.read_drafts import read_drafts
from generator.stages.read_raw import Known, count_raw, read_raw
from generator.stages.suggest_names import gazetteer, suggest_names
from generator.stages.tag import tag, topic_matcher
from generator.stages.tell import tell, tell_raw
from generator.text.folder import shown
from generator.text.likeness.name_matching import NameMatcher


@dataclass(frozen=True, slots=True)
class IntakeOrder:
    """What to take in, what is known of it, and where the drafts go; a dry run writes none."""

    paths: Sequence[Path]
    into: Path
    known: Known | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Watch:
    """Told each phase of an intake, how many steps it has, and each step."""

    phase: OnPhase = lambda _: None
    steps: Callable[[int], None] = lambda _: None
    step: Callable[[], None] = lambda: None


def valid_part(folder: Path) -> Content:
    """Give what can be read of the editors' room; its faults are the business of the desk."""
    content, _ = read_content(folder)
    return content


def intake(order: IntakeOrder, content: Content, watch: Watch | None = None) -> IntakeResult:
    """Turn raw articles into drafts, or into sources of articles that tell their story.

    They are held against each other, against `content`, and against the
    drafts that wait in it. Nothing that exists is overwritten. Gives where
    each of them ended. Raises WrongUseError for paths that do not exist and
    for files that cannot be written.
    """
    watch = watch or Watch()
    phase = Phases(watch.phase)
    with phase("read and clean"):
        watch.steps(count_raw(order.paths))
        told, dropped = _cleaned(order, content, watch)
    with phase("deduplicate"):
        watch.steps(len(told))
        drafts = tuple(read_drafts(order.into, set(map(origin, told))))
        settled = [*map(tell, content.articles), *(draft.telling for draft in drafts)]
        judgement = dedupe(_tellings(told, content, watch.step), settled, told.body)
    merged = tuple(copy for copy in judgement.copies if copy.copy in told)
    with phase("tag and draft"):
        watch.steps(sum(lead in told for lead in judgement.leads))
        articles = tuple(_accepted(told, judgement, content, order, watch.step))
        files = {article.id: order.into.joinpath(*article.source.parts[1:]) for article in content.articles}
        files |= {draft.telling.id: draft.file for draft in drafts}
        sources = dict(_added_sources(merged, told, files, content, dry_run=order.dry_run))
    return IntakeResult(
        articles=articles,
        merged=merged,
        possible=tuple(pair for pair in judgement.possible if {pair.a, pair.b} & told.keys()),
        dropped=dropped,
        sources=sources,
    )


def _cleaned(order: IntakeOrder, content: Content, watch: Watch) -> tuple[KeptArticles, tuple[Dropped, ...]]:
    """Read and clean one raw article after the other; give what is left of them, and what was dropped."""
    told, dropped, publishers = KeptArticles(), [], known_publishers(content.publishers)
    for raw in read_raw(order.paths, order.known, taken=(article.id for article in content.articles)):
        watch.step()
        article = raw if isinstance(raw, Dropped) else clean(raw, publishers)
        if isinstance(article, Dropped):
            dropped.append(article)
        else:
            told.keep(article)
    return told, tuple(dropped)


def _tellings(
    told: Mapping[str, CleanArticle], content: Content, step: Callable[[], None]
) -> Iterator[Telling]:
    for article in told.values():
        step()
        yield tell_raw(article, content.publishers)


def _accepted(
    told: Mapping[str, CleanArticle],
    judgement: Judgement,
    content: Content,
    order: IntakeOrder,
    step: Callable[[], None],
) -> Iterator[Accepted]:
    """Tag and draft the raw articles that lead, in the order they were read."""
    topics, known = topic_matcher(content.topics), gazetteer(content.names)
    copies: dict[str, list[str]] = defaultdict(list)
    for merged in judgement.copies:
        if merged.copy in told:
            copies[merged.lead].append(merged.copy)
    leads = set(judgement.leads)
    for id_ in filter(leads.__contains__, told):
        step()
        article = told[id_]
        lead, _, rest = article.body.partition("\n\n")
        tags = tag(article.title or "", lead, rest, topics)
        story = (article, *map(told.__getitem__, copies[id_]))
        drafted = draft(story, tags, _names_in(article, known), content.publishers)
        place, is_new = write_draft(order.into, drafted.path, drafted.text, dry_run=order.dry_run)
        yield Accepted(id_, told, tags, shown(place), is_new)


def _names_in(article: CleanArticle, known: NameMatcher) -> Mapping[str, list[str]]:
    """Give the known names of each kind that a story names."""
    names: dict[str, list[str]] = defaultdict(list)
    for suggestion in suggest_names(f"{article.title or ''}\n\n{article.body}", known):
        names[suggestion.kind].append(suggestion.name)
    return names


def _added_sources(
    merged: Sequence[Copy],
    told: Mapping[str, CleanArticle],
    files: Mapping[str, Path],
    content: Content,
    *,
    dry_run: bool,
) -> Iterator[tuple[str, str]]:
    """Add what tells the story of a file to its sources; give its id and the file."""
    for copy in merged:
        file = files.get(copy.lead)
        if file and add_source(file, source_of(told[copy.copy], content.publishers), dry_run=dry_run):
            yield copy.copy, shown(file)
