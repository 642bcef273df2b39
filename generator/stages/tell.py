"""An article, the digest's own or raw → Telling: what deduplication needs to know of it."""

from collections.abc import Mapping
from datetime import date

from generator.model import Article, CleanArticle, Publisher, Rights, Telling
from generator.model.noted import addresses_of
from generator.text.addresses.canonical_address import canonical_address


def tell(article: Article) -> Telling:
    """Give the telling of one of the digest's own articles; of two, the one with more sources leads."""
    front = article.front
    return Telling(
        id=article.id,
        text=article.told,
        words=article.notes.words if article.notes else b"",
        fingerprints=tuple(source.fingerprint for source in front.sources if source.fingerprint),
        addresses=tuple(place.canonical for place in addresses_of(article).values()),
        date=front.date,
        title=front.title,
        names=(*front.people, *front.organizations),
        rank=(-len(front.sources),),
        same_as=front.same_as,
        not_same_as=front.not_same_as,
    )


def tell_raw(article: CleanArticle, publishers: Mapping[str, Publisher]) -> Telling:
    """Give the telling of a raw article.

    Of two, that leads whose text the digest may print; then of which more is
    known, title, date, publisher and address; then the longer; then the
    earlier.
    """
    publisher = publishers.get(article.publisher or "")
    is_free = publisher is not None and publisher.rights is not Rights.EXCERPT
    first_day = article.date.first_day if article.date else date.max
    return Telling(
        id=article.id,
        text=article.body,
        addresses=(canonical_address(article.url),) if article.url else (),
        date=article.date,
        title=article.title or "",
        rank=(not is_free, len(article.needs), -len(article.body), first_day.toordinal()),
    )
