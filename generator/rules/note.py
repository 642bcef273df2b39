"""An article's reading → with notes of what rules and deduplication would else work out of it each time."""

from pathlib import PurePosixPath
from typing import Final

from generator.model import Article, FrontMatter, Notes, told_in
from generator.model.noted import led_to, written
from generator.rules.every import is_sound
from generator.rules.placing import stem_of
from generator.text.forms.form_file import FilledPage
from generator.text.forms.reading import Reading, page_of
from generator.text.forms.traces import gist
from generator.text.likeness.fingerprint import fingerprint
from generator.text.markup.body import look_through

_ROOM: Final = "content"
"""What the room is called makes no difference to an article alone."""


def note(reading: Reading) -> Reading:
    """Take notes of an article; one whose head does not fit its form has none."""
    page = page_of(reading, FrontMatter)
    if page is None:
        return reading
    words = fingerprint(told_in(page.head, page.body)).written
    notes = Notes(led_to(page.head), words, look_through(page.body, page.body_line))
    sound = is_sound(_article(reading.path, page, notes))
    return reading._replace(notes=written(notes._replace(sound=sound)), gist=gist(reading.text), words=words)


def _article(path: str, page: FilledPage[FrontMatter], notes: Notes) -> Article:
    named = stem_of(path), path, PurePosixPath(_ROOM, path)
    return Article(*named, page.head, page.body, page.keys, page.body_line, page.marks, notes)
