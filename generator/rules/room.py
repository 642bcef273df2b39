"""What the rules look things up in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.model import Article, Content, StandingPage
from generator.model.noted import addresses_of
from generator.rules.spellings import Spellings, spellings
from generator.text.addresses.canonical_address import host_of
from generator.text.addresses.slug import slug
from generator.text.addresses.whereabouts import Whereabouts
from generator.text.forms.marks import Marks

Written = Article | StandingPage
NAMES = ("people", "places", "organizations")


@dataclass(frozen=True)
class Room:
    """The editors' room as a whole, and the day after which a date lies in the future.

    A file that was left out as faulty stands among `articles` and `files` as None.
    """

    content: Content
    today: date

    @cached_property
    def topics(self) -> frozenset[str]:
        """The ids of topics.yml, faulty entries too, so that nobody is blamed for those."""
        return self._declared("topics.yml", self.content.topics)

    @cached_property
    def publishers(self) -> frozenset[str]:
        """The ids of publishers.yml, faulty entries too."""
        return self._declared("publishers.yml", self.content.publishers)

    @cached_property
    def hosts(self) -> Mapping[str, str]:
        """Whose each host is."""
        return {host: publisher for publisher, _, host in reversed(list(self.listed_hosts()))}

    @cached_property
    def files(self) -> Mapping[str, Written | None]:
        """Every file of the room that a link can lead to."""
        files: dict[str, Written | None] = dict.fromkeys(self.content.marks)
        files.update((page.file, page) for page in self.content.pages)
        files.update((article.file, article) for article in self.content.articles)
        return files

    @cached_property
    def articles(self) -> Mapping[str, Article | None]:
        """Every article by its id, and what else has a name, so that nobody is blamed for naming it."""
        return {
            file.rpartition("/")[2].rpartition(".")[0]: one if isinstance(one, Article) else None
            for file, one in self.files.items()
        }

    @cached_property
    def named_first(self) -> Mapping[str, Mapping[str, tuple[str, str]]]:
        """For each kind of name: the address of a page → who has it first, and the file that says so."""
        found: dict[str, dict[str, tuple[str, str]]] = {kind: {} for kind in NAMES}
        for article in self.content.articles:
            for kind in NAMES:
                for name in getattr(article.front, kind):
                    found[kind].setdefault(slug(name), (name, article.file))
        return found

    @cached_property
    def spellings(self) -> Mapping[str, Spellings]:
        """The digest's spellings of each kind of name."""
        return {kind: spellings(getattr(self.content.names, kind)) for kind in NAMES}

    @cached_property
    def addresses(self) -> Mapping[str, Whereabouts]:
        """Where every source's address leads."""
        return {
            url: place for article in self.content.articles for url, place in addresses_of(article).items()
        }

    @cached_property
    def reports(self) -> Mapping[str, list[Article]]:
        """The articles that name each source, by its address."""
        reports: dict[str, list[Article]] = {}
        for article in self.content.articles:
            for source in article.front.sources:
                reports.setdefault(self.addresses[source.url].canonical, []).append(article)
        return reports

    @cached_property
    def secure_hosts(self) -> frozenset[str]:
        """The hosts that are known to answer to https: from a publisher's homepage, or from any source."""
        homepages = (publisher.homepage for publisher in self.content.publishers.values())
        known = {url: host_of(url) for url in homepages}
        known.update((url, place.host) for url, place in self.addresses.items())
        return frozenset(host for url, host in known.items() if url.startswith("https://"))

    def listed_hosts(self) -> Iterator[tuple[str, int, str]]:
        """Give publisher, position and host, as sources are compared with it."""
        for id_, publisher in self.content.publishers.items():
            for index, host in enumerate(publisher.hosts):
                yield id_, index, host_of(f"https://{host}")

    def file_named(self, name: str) -> tuple[str, Marks]:
        """Give the path and the places of one of the room's lists, such as topics.yml."""
        files = (item for item in self.content.marks.items() if item[0].rpartition("/")[2] == name)
        return next(files, (name, Marks()))

    def _declared(self, name: str, valid: Mapping[str, object]) -> frozenset[str]:
        _, marks = self.file_named(name)
        return frozenset({*valid, *marks.top_keys})
