"""Pages about the digest itself, in the editors' words."""

from functools import partial

from generator.making.recipe import Recipe
from generator.model import Page, StandingPage
from generator.stages.render.printer import meta_of, print_page
from generator.text.addresses.paths import relative_link
from generator.text.markup.prose import prose


def standing(page: StandingPage) -> Recipe[Page]:
    """Tell how to print one standing page."""
    return Recipe(f"{page.id}.html", _standing, (page,))


def _standing(page: StandingPage) -> Page:
    path = f"{page.id}.html"
    meta = {**meta_of(page.front.title, page.front.description), "source": str(page.source)}
    return print_page(
        "standing", path, meta, body=prose(page.body, page.source, partial(relative_link, path))
    )
