"""What is worked out of an article's text: looked up in its notes where it has any."""

import json
from collections.abc import Mapping

from generator.model.content import Article, FrontMatter, Notes
from generator.text.addresses.whereabouts import Whereabouts, whereabouts
from generator.text.forms.reading import Reading


def addresses_of(article: Article) -> Mapping[str, Whereabouts]:
    """Tell where the addresses of an article's sources lead."""
    return article.notes.addresses if article.notes else led_to(article.front)


def notes_in(reading: Reading) -> Notes | None:
    """Give the notes that were taken of an article when its file was read."""
    if not reading.notes:
        return None
    return Notes(
        {url: Whereabouts(*place) for url, place in json.loads(reading.notes).items()}, reading.words
    )


def led_to(front: FrontMatter) -> dict[str, Whereabouts]:
    """Work out where the addresses of sources lead."""
    return {source.url: whereabouts(source.url) for source in front.sources}
