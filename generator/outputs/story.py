"""An article as a feed tells it."""

from datetime import date
from functools import cache, partial

from jinja2 import Environment

from generator.model import Edition, Entry, Legend
from generator.outputs.published_site import Site
from generator.text.markup.prose import prose
from generator.text.markup.sanitise import SafeHtml, sanitise_body
from generator.text.markup.templates import templates


def story(entry: Entry, legend: Legend, site: Site, file: str) -> SafeHtml:
    """Give date, summary, body and sources of an entry as HTML for the feed `file`."""
    link = partial(site.link, file)
    article = entry.article
    html = (
        _templates()
        .get_template("feed_story.html.j2")
        .render(
            entry=entry,
            front=article.front,
            body=prose(article.body, article.source, link),
            publishers=legend.publishers,
            page=link(entry.path),
            site=site,
        )
    )
    return sanitise_body(html)


def changed(entry: Entry, edition: Edition) -> date:
    """Give the day an entry counts as last changed: that of the event or of its newest source.

    Of a month or a year that is the first day, as `Edition.updated` counts;
    and no entry is newer than its edition.
    """
    published = (source.published.first_day for source in entry.sources if source.published)
    return min(max((entry.date.first_day, *published)), edition.updated)


def at_midnight(day: date) -> str:
    """Write a day as the instant it begins in UTC, as RFC 3339 has it."""
    return f"{day.isoformat()}T00:00:00Z"


@cache
def _templates() -> Environment:
    return templates()
