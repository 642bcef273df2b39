"""What a citation says of an article of the digest, and of each source of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.model import Edition, Legend, Outline, Publisher, PublisherKind, Source
from generator.outputs.published_site import Site
from generator.text.addresses.strict_address import strict_address
from generator.text.event_date import EventDate
from generator.text.one_line import one_line


class ReferenceKind(StrEnum):
    """What is cited: the digest's own article, a news report, or another page of the web."""

    DIGEST = "digest"
    NEWS = "news"
    PAGE = "page"


_NEWS = {PublisherKind.WIRE, PublisherKind.NEWSPAPER, PublisherKind.BROADCASTER}


@dataclass(frozen=True, slots=True)
class Reference:
    """One thing to cite, each word of it on one line; what is not known is empty or None.

    `key` is unique in the whole digest. `container` is the digest or the
    publisher. `date` is that of publication: of an article of the digest, the
    year of its edition, because the digest's texts go on being edited; what
    the article tells of happened at `events`. `author` is one name however many people it
    names: sources write them in too many ways to part them without guessing.
    """

    key: str
    kind: ReferenceKind
    title: str
    container: str
    date: EventDate | None = None
    url: str = ""
    author: str = ""
    archived: str = ""
    language: str = ""
    events: EventDate | None = None

    @property
    def full_title(self) -> str:
        """The title, or in its place a description in brackets, the sign that the source has none."""
        return self.title or f"[Report by {self.container}]"

    @property
    def note(self) -> str:
        """What has no field of its own in the formats of citations."""
        when = f"On events of {self.events}" if self.events else ""
        copy = f"Archived at {self.archived}" if self.archived else ""
        return when or copy


def references(story: Outline, legend: Edition | Legend, site: Site) -> tuple[Reference, ...]:
    """Give the digest's article first, then its sources in their order."""
    sources = (
        _source(f"{story.id}.{number}", source, legend.publishers)
        for number, source in enumerate(story.sources, 1)
    )
    return (_article(story, legend.year, site), *sources)


def _article(story: Outline, year: int, site: Site) -> Reference:
    front = story.front
    return Reference(
        key=story.id,
        kind=ReferenceKind.DIGEST,
        title=one_line(front.title),
        container=one_line(site.name),
        date=EventDate(year),
        url=f"{site.address}{story.path}" if site.address else "",
        language=front.language,
        events=front.date,
    )


def _source(key: str, source: Source, publishers: Mapping[str, Publisher]) -> Reference:
    publisher = publishers[source.publisher]
    return Reference(
        key=key,
        kind=ReferenceKind.NEWS if publisher.kind in _NEWS else ReferenceKind.PAGE,
        title=one_line(source.title or ""),
        container=one_line(publisher.name),
        date=source.published,
        url=strict_address(source.url),
        author=one_line(source.author or ""),
        archived=strict_address(source.archived or ""),
        language=source.language or "",
    )
