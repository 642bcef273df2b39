"""Edition → Pages: what each page holds, printed by the templates in `generator/templates/`."""

from collections.abc import Callable, Iterator
from typing import get_args

from generator.model import Apparatus, Edition, Entry, NameKind, Page
from generator.stages.render.articles import articles
from generator.stages.render.chronology import chronology
from generator.stages.render.home import home
from generator.stages.render.names import names
from generator.stages.render.printer import printer_of
from generator.stages.render.standing import standing
from generator.stages.render.tools import tools
from generator.stages.render.topics import topics


def render(edition: Edition, apparatus: Callable[[Entry], Apparatus]) -> Iterator[Page]:
    """Print every page of the edition, each through the sanitiser.

    `apparatus` gives what the page of an entry offers to those who cite it.

    Yields them in a fixed order: home, articles, topics, chronology, names,
    the reader's tools, standing pages.
    """
    printer = printer_of(edition)
    yield home(printer)
    yield from articles(printer, apparatus)
    yield from topics(printer)
    yield from chronology(printer)
    for kind in get_args(NameKind):
        yield from names(printer, kind)
    yield from tools(printer)
    yield from (standing(printer, page) for page in edition.pages)
