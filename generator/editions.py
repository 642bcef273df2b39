"""The built site → what readers take along: zip, books, data, Kiwix library."""

from generator.config import Folders, public_addresses
from generator.model import Edition
from generator.outputs.bundle import FOLDER, Bundle
from generator.outputs.bundles import Pace, bundles, list_bundles
from generator.outputs.published_site import Site
from generator.outputs.shelf import Shelf
from generator.site.engine import site_identity
from generator.site.publish import replacing


def make_editions(folders: Folders, edition: Edition, pace: Pace) -> tuple[Bundle, ...]:
    """Make the offline editions of the built site: zip, books, data, Kiwix library.

    They stand in the site's folder `bundles`, or beside the pages in
    `release` where they are too large for it, and `offline.html` lists them.
    Raises DigestError where one cannot be made; those of before then stay.
    """
    about = Site(*site_identity(folders.config, folders.pages))
    _, repository = public_addresses()
    release = folders.pages.parent / "release"
    with replacing(folders.site / FOLDER) as new, replacing(release) as large:
        made = bundles(edition, folders.site, Shelf(new, large, repository), about, pace)
    list_bundles(edition, folders.site, made)
    return made
