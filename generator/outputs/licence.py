"""Under what terms readers may use what they carry away."""

from generator.outputs.published_site import Site

LICENCE = "CC-BY-4.0"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"

_TERMS = """\
{title} ({name})
{address}

The articles, lists and data of {site} are © its contributors. You may copy,
share and adapt them for any purpose, also commercially, if you name {site},
link to the article you use and to the licence, and say what you changed.

The licence covers the digest's own words. Titles of sources are named to
identify them. Where an article prints the text of a source, that text stays
under the terms of its publisher, which the columns "rights" and "licence" of
sources.csv give:

public-domain   nobody's; use it freely
open            under the licence named beside it
licensed        printed by leave given to the digest alone; ask the publisher
excerpt         all rights reserved; the digest prints a short quotation at most
"""


def rights_in_short(site: Site) -> str:
    """Give one sentence on rights, for a feed."""
    return f"© contributors to {site.name}, {LICENCE_TITLE}; quoted texts belong to their publishers"


def terms(site: Site) -> str:
    """Give the text of the licence file that goes with the data."""
    return _TERMS.format(title=LICENCE_TITLE, name=LICENCE, address=LICENCE_ADDRESS, site=site.name)
