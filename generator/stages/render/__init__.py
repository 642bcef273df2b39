"""Edition → how each page is printed: what it holds, and the template in `generator/templates/`."""

from collections.abc import Iterator
from typing import get_args

from generator.making.recipe import Recipe
from generator.model import Edition, NameKind, Page
from generator.stages.render.articles import Identity, MakeApparatus, articles
from generator.stages.render.briefs import briefs_of
from generator.stages.render.chronology import chronology
from generator.stages.render.home import home
from generator.stages.render.names import names
from generator.stages.render.standing import standing
from generator.stages.render.tools import tools
from generator.stages.render.topics import topics


def render(edition: Edition, apparatus: MakeApparatus, identity: Identity) -> Iterator[Recipe[Page]]:
    """Tell how to print every page of the edition, each through the sanitiser.

    A recipe's name is the path of the page in the site. `apparatus` gives what
    the page of an entry offers to those who cite it; `identity` is the site's
    name and its public address, as `apparatus` takes them.

    Yields them in a fixed order: home, articles, topics, chronology, names,
    the reader's tools, standing pages.
    """
    briefs = briefs_of(edition)
    yield home(edition, briefs)
    yield from articles(edition, briefs, apparatus, identity)
    yield from topics(edition, briefs)
    yield from chronology(edition, briefs)
    for kind in get_args(NameKind):
        yield from names(edition, briefs, kind)
    yield from tools(edition)
    yield from (standing(page) for page in edition.pages)
