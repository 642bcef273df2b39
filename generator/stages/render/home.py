"""The first page."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.making.recipe import Recipe
from generator.model import CHRONOLOGY, Brief, Curve, Edition, Entry, Page, topic_path
from generator.stages.render.briefs import Briefs, in_brief
from generator.stages.render.printer import meta_of, print_page, told_by

LATEST = 12
"""How many articles the home page shows."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How many articles there are of something, of which years, and the newest of them."""

    count: int
    first_year: int
    last_year: int
    newest: Brief


@dataclass(frozen=True, slots=True)
class TopicCard:
    """What the home page and the list of topics tell of one."""

    path: str
    title: str
    description: str
    curve: Curve
    extent: Extent | None


@dataclass(frozen=True, slots=True)
class _Home:
    extent: Extent | None
    latest: tuple[Brief, ...]
    curve: Curve
    topics: tuple[TopicCard, ...]
    months: Counter[int]
    abbreviation: str


def home(edition: Edition, briefs: Briefs) -> Recipe[Page]:
    """Tell how to print the first page: the latest, how much happened when, the topics, other ways in."""
    view = _Home(
        extent=_extent(edition.entries, briefs),
        latest=in_brief(edition.entries[: -LATEST - 1 : -1], briefs),
        curve=edition.curves[CHRONOLOGY],
        topics=tuple(topic_cards(edition, briefs)),
        months=Counter(entry.date.month for entry in edition.entries),
        abbreviation=next(iter(edition.glossary), "TPP"),
    )
    return Recipe("index.html", _home, (view,))


def topic_cards(edition: Edition, briefs: Briefs) -> Iterator[TopicCard]:
    """Give the card of each topic, in the editors' order."""
    for id_, topic in edition.topics.items():
        path = topic_path(id_)
        extent = _extent(edition.by_topic[id_], briefs)
        yield TopicCard(path, topic.title, topic.description, edition.curves[path], extent)


def _extent(entries: tuple[Entry, ...], briefs: Briefs) -> Extent | None:
    if not entries:
        return None
    first, last = entries[0], entries[-1]
    return Extent(len(entries), first.date.year, last.date.year, briefs[last.id])


def _home(view: _Home) -> Page:
    count = view.extent.count if view.extent else 0
    meta = meta_of("Latest", f"{count} articles on US–Japan relations, each told once")
    return print_page("home", "index.html", {**meta, "kind": "home"}, **told_by(view))
