"""Article → Telling: what deduplication needs to know of it."""

from generator.model import Article, Telling


def tell(article: Article) -> Telling:
    """Give the telling of one of the digest's own articles; of two, the one with more sources leads."""
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
