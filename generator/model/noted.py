"""What is worked out of an article's text: looked up in its notes where it has any."""

import json
from collections.abc import Mapping

from generator.model.content import Article, FrontMatter, Notes, StandingPage
from generator.text.addresses.whereabouts import Whereabouts, whereabouts
from generator.text.forms.fault import Fault
from generator.text.forms.marks import Mark
from generator.text.forms.reading import Reading
from generator.text.markup.body import Findings, Link, look_through


def addresses_of(article: Article) -> Mapping[str, Whereabouts]:
    """Tell where the addresses of an article's sources lead."""
    return article.notes.addresses if article.notes else led_to(article.front)


def body_of(written: Article | StandingPage) -> Findings:
    """Give what there is to say of the body of an article or a page."""
    notes = written.notes if isinstance(written, Article) else None
    return notes.body if notes else look_through(written.body, written.body_line)


def notes_in(reading: Reading) -> Notes | None:
    """Give the notes that were taken of an article when its file was read."""
    if not reading.notes:
        return None
    addresses, links, faults, sound = json.loads(reading.notes)
    return Notes(
        addresses={url: Whereabouts(*place) for url, place in addresses.items()},
        words=reading.words,
        body=Findings(
            tuple(Link(target, Mark(*place)) for target, place in links),
            tuple(Fault(Mark(*place), message) for message, place in faults),
        ),
        sound=sound,
    )


def written(notes: Notes) -> str:
    """Write down notes but for the fingerprint, which is kept beside them; `notes_in` reads them."""
    links = [(link.target, link.mark) for link in notes.body.links]
    faults = [(fault.message, fault.mark) for fault in notes.body.faults]
    return json.dumps((notes.addresses, links, faults, notes.sound))


def led_to(front: FrontMatter) -> dict[str, Whereabouts]:
    """Work out where the addresses of sources lead."""
    return {source.url: whereabouts(source.url) for source in front.sources}
