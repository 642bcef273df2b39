"""Pages about the digest itself, in the editors' words."""

from functools import partial

from generator.model import Page, StandingPage
from generator.stages.render.printer import Printer, meta_of
from generator.text.addresses.paths import relative_link
from generator.text.markup.prose import prose


def standing(printer: Printer, page: StandingPage) -> Page:
    """Print one standing page."""
    path = f"{page.id}.html"
    meta = {**meta_of(page.front.title, page.front.description), "source": str(page.source)}
    return printer.page(
        "standing", path, meta, body=prose(page.body, page.source, partial(relative_link, path))
    )
