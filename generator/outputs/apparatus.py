"""Entry → what its page offers to those who cite it."""

import json

from generator.model import Apparatus, Entry, Legend
from generator.outputs.citations import cite
from generator.outputs.head_metadata import head_metadata


def apparatus(entry: Entry, legend: Legend, site_name: str, address: str) -> Apparatus:
    """Give the metadata for the head of an entry's page, and its ready citations.

    `address` is the site's public one, ending in a slash, or empty where unknown.
    """
    metadata = head_metadata(entry, legend, site_name, address)
    return Apparatus(
        head=tuple({_key(name): name, "content": content} for name, content in metadata.meta),
        json_ld=json.dumps(metadata.json_ld, ensure_ascii=False),
        cited=cite(entry, legend, site_name, address),
    )


def _key(name: str) -> str:
    """Tell Open Graph's names, which stand in `property`, from all others."""
    return "property" if name.startswith("og:") else "name"
