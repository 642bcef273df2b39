"""A proof: an article's page as the next build will make it, printed alone for who is writing it."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.config import Folders
from generator.errors import Severity
from generator.model import Content, Edition, Entry, Judgement
from generator.model.kept import kept_readings
from generator.outputs.apparatus import apparatus
from generator.site.layout import laid_out, layout_of
from generator.stages.arrange import arrange
from generator.stages.check import check
from generator.stages.read_content import read_content
from generator.stages.render.articles import articles
from generator.stages.render.briefs import briefs_of
from generator.stages.tag import tags_of, topic_matcher


def proofs(
    folders: Folders, last: Edition, identity: tuple[str, str], today: date, changed: Collection[Path]
) -> dict[str, bytes]:
    """Print the pages of those articles that stand in `changed` files; gives HTML by path in the site.

    Which stories stand before, after and beside an article is told as in the
    `last` edition; `identity` is the site's name and its public address. What
    only a build can tell has no proof: an article with an error, a draft, one
    that was merged or merged into, the first of its shape.
    """
    content = _sound(folders, today, changed)
    if content is None:
        return {}
    edition = _few(content, last)
    layout = layout_of(folders, last.updated)
    recipes = articles(edition, {**briefs_of(last), **briefs_of(edition)}, apparatus, identity)
    pages = {recipe.name: laid_out(layout, recipe.made()) for recipe in recipes}
    return {path: html for path, html in pages.items() if html}


def _sound(folders: Folders, today: date, changed: Collection[Path]) -> Content | None:
    """Read the changed articles, and what every article refers to; nothing where there is an error."""
    room = folders.content.resolve()
    files = [path for path in changed if path.is_relative_to(room / "articles") and path.is_file()]
    if not files:
        return None
    named = [folders.content / path.relative_to(room) for path in files]
    content, problems = read_content(folders.content, named, kept_readings(folders.content, folders.kept))
    found = (*problems, *check(content, today))
    return None if any(one.severity is Severity.ERROR for one in found) else content


def _few(content: Content, last: Edition) -> Edition:
    """Arrange the few articles of a room, each where it stood last."""
    stood = {entry.id: entry for entry in last.entries}
    merged = {copy.copy for entry in last.entries for copy in entry.copies}
    leads = tuple(
        one.id
        for one in content.articles
        if not (one.front.draft or one.id in merged or (one.id in stood and stood[one.id].copies))
    )
    matcher = topic_matcher(content.topics)
    tags = {one.id: tags_of(one, matcher) for one in content.articles}
    edition = arrange(content, Judgement(leads, (), ()), tags, last.updated)
    return replace(edition, entries=tuple(_placed(entry, stood.get(entry.id)) for entry in edition.entries))


def _placed(entry: Entry, stood: Entry | None) -> Entry:
    """Let an entry have the neighbours that it had; a new one has none yet."""
    if stood is None:
        return replace(entry, earlier=None, later=None, related=())
    return replace(entry, earlier=stood.earlier, later=stood.later, related=stood.related)
