"""Citations: files for reference managers, and words to paste."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from generator.model import Cited, Edition, Entry, File
from generator.outputs.bibtex import bibtex
from generator.outputs.csl_json import csl_json
from generator.outputs.plain_citation import plain_citation
from generator.outputs.published_site import Site
from generator.outputs.references import Reference, references
from generator.outputs.ris import ris

_FORMATS: Mapping[str, Callable[[Iterable[Reference]], str]] = {"bib": bibtex, "ris": ris, "json": csl_json}


def citations(edition: Edition, site_name: str, address: str) -> Iterator[File]:
    """Give for each article, and for each topic, its BibTeX, RIS and CSL-JSON.

    Each file of an article, `citations/<id>.bib` and so on, holds the digest's
    article and each of its sources; those of a topic, `citations/topics/…`,
    hold all that its articles' files hold. `address` ends in a slash, or is
    empty where unknown.
    """
    site = Site(site_name, address)
    cited = {entry.id: references(entry, edition, site) for entry in edition.entries}
    for id_, found in cited.items():
        yield from _files(_files_of(id_), found)
    for topic, entries in edition.by_topic.items():
        yield from _files(f"citations/topics/{topic}", [one for entry in entries for one in cited[entry.id]])


def cite(entry: Entry, edition: Edition, site_name: str, address: str) -> Cited:
    """Give what the page of an article shows under "Cite"."""
    article, *sources = map(plain_citation, references(entry, edition, Site(site_name, address)))
    return Cited(article, tuple(sources), _files_of(entry.id))


def _files_of(article_id: str) -> str:
    return f"citations/{article_id}"


def _files(path: str, found: Iterable[Reference]) -> Iterator[File]:
    found = tuple(found)
    for ending, written in _FORMATS.items():
        yield File(PurePosixPath(f"{path}.{ending}"), written(found).encode())
