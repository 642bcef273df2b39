"""Edition → how to make every file of the site that is no page: the contents page of this room."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.making.recipe import Recipe
from generator.model import Edition, Files
from generator.outputs.calendar import calendar
from generator.outputs.citations import citations
from generator.outputs.data import data
from generator.outputs.feeds import feeds
from generator.outputs.link_report import published_links
from generator.outputs.on_this_day import on_this_day
from generator.outputs.sitemap import sitemap


def files(
    edition: Edition, identity: tuple[str, str], pages: Iterable[str], links: Path
) -> Iterator[Recipe[Files]]:
    """Tell how to make the files of the site.

    `identity` is the site's name and its public address, which ends in a
    slash or is empty where unknown; `pages` are the paths of all pages;
    `links` is the file that tells which sources answered last.
    """
    yield feeds(edition, *identity)
    yield calendar(edition, *identity)
    yield from citations(edition, *identity)
    yield data(edition, *identity, tuple(published_links(links)))
    yield from on_this_day(edition)
    yield sitemap(pages, edition, identity[1])
