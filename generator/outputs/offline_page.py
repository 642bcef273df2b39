"""The list of offline editions, printed into `offline.html` once they exist.

The page belongs to the site, and the site to the editions: no file can tell
its own check sum. So the page is laid out without the list, goes into the
editions like that, and gets the list at last, where it is published.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from jinja2 import Template

from generator.errors import DigestError
from generator.outputs.bundle import Bundle
from generator.text.event_date import EventDate
from generator.text.markup.sanitise import sanitise_page
from generator.text.markup.templates import templates

PAGE = "offline.html"

_PLACE = re.compile(r'(<section id="editions">).*?(</section>)', re.DOTALL)


def with_list(page: str, bundles: Sequence[Bundle], updated: date) -> str:
    """Give the laid-out page with the list of `bundles`; with none, as it was laid out.

    Raises DigestError where the page has no place for the list.
    """
    if not _PLACE.search(page):
        msg = f'{PAGE} has no <section id="editions">; put it back into generator/templates/offline.html.j2'
        raise DigestError(msg)
    when = EventDate(updated.year, updated.month, updated.day)
    html = sanitise_page(_template().render(bundles=bundles, updated=when))
    return _PLACE.sub(lambda place: f"{place[1]}\n{html}\n{place[2]}", page, count=1)


@cache
def _template() -> Template:
    return templates().get_template("_editions.html.j2")
