"""Which feeds there are: everything, each topic, and pairs of topics that are often met together."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from generator.model import Edition, Entry

MOST_ENTRIES = 100
FEWEST_OF_A_PAIR = 5


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head of a feed; it is as new as `newest`."""

    path: str
    title: str
    page: str
    extent: str
    newest: date


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed is about; `path` lacks the ending, `page` shows the same on the site.

    `found` is oldest first, as everywhere in an edition.
    """

    path: str
    title: str
    page: str
    found: tuple[Entry, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The newest hundred, newest first, by the date of what happened.

        No feed goes on in a second one: few readers would follow, and articles
        are added at any date, which would move all that follows from page to
        page. Who wants everything finds it in `data/articles.json`.
        """
        return self.found[: -MOST_ENTRIES - 1 : -1]

    def head(self, newest: date) -> Head:
        """Give what its feed begins with."""
        return Head(self.path, self.title, self.page, self.extent, newest)

    @property
    def extent(self) -> str:
        """Say how much of the digest it holds."""
        if len(self.found) > MOST_ENTRIES:
            return f"The newest {MOST_ENTRIES} of {len(self.found)} articles, by the date of what happened."
        return "One article." if len(self.found) == 1 else f"{len(self.found)} articles."


def channels(edition: Edition, site_name: str) -> Iterator[Channel]:
    """Give every feed's subject: everything, the topics as the editors ordered them, pairs by name."""
    yield Channel("feeds/all", site_name, "index.html", edition.entries)
    for id_, topic in edition.topics.items():
        title = f"{topic.title} – {site_name}"
        yield Channel(f"feeds/topics/{id_}", title, f"topics/{id_}.html", edition.by_topic[id_])
    for (one, other), found in sorted(_pairs(edition).items()):
        # No id holds two hyphens in a row, and unlike "+" they mean the same in every address.
        title = f"{edition.topics[one].title} and {edition.topics[other].title} – {site_name}"
        yield Channel(f"feeds/topics/{one}--{other}", title, "topics/index.html", found)


def _pairs(edition: Edition) -> Mapping[tuple[str, str], tuple[Entry, ...]]:
    pairs: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in edition.entries:
        for one, other in combinations(sorted(entry.topics), 2):
            pairs[one, other].append(entry)
    return {pair: tuple(found) for pair, found in pairs.items() if len(found) >= FEWEST_OF_A_PAIR}
