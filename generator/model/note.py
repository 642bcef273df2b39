"""An article's reading → with notes of what rules and deduplication would else work out of it each time."""

import json

from generator.model import FrontMatter, told_in
from generator.model.noted import led_to
from generator.text.forms.reading import Reading, page_of
from generator.text.forms.traces import gist
from generator.text.likeness.fingerprint import fingerprint


def note(reading: Reading) -> Reading:
    """Take notes of an article; one whose head does not fit its form has none."""
    page = page_of(reading, FrontMatter)
    if page is None:
        return reading
    told = told_in(page.head, page.body)
    return reading._replace(
        notes=json.dumps(led_to(page.head)), gist=gist(reading.text), words=fingerprint(told).written
    )
