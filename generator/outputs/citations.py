"""Citations: files for reference managers, and words to paste."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from generator.making.recipe import Recipe
from generator.model import Cited, Edition, Entry, File, Files, Legend, legend_of
from generator.outputs.bibtex import bibtex
from generator.outputs.csl_json import csl_json
from generator.outputs.plain_citation import plain_citation
from generator.outputs.published_site import Site
from generator.outputs.references import Reference, references
from generator.outputs.ris import ris

_FORMATS: Mapping[str, Callable[[Iterable[Reference]], str]] = {"bib": bibtex, "ris": ris, "json": csl_json}


def citations(edition: Edition, site_name: str, address: str) -> Iterator[Recipe[Files]]:
    """Tell how to make the BibTeX, RIS and CSL-JSON of each article and of each topic.

    Each file of an article, `citations/<id>.bib` and so on, holds the digest's
    article and each of its sources; those of a topic, `citations/topics/…`,
    hold all that its articles' files hold. `address` ends in a slash, or is
    empty where unknown.
    """
    site = Site(site_name, address)
    cited = {entry.id: (entry, legend_of(entry, edition)) for entry in edition.entries}
    for id_, one in cited.items():
        yield _recipe(_files_of(id_), (one,), site)
    for topic, entries in edition.by_topic.items():
        yield _recipe(f"citations/topics/{topic}", tuple(cited[entry.id] for entry in entries), site)


def cite(entry: Entry, legend: Legend, site_name: str, address: str) -> Cited:
    """Give what the page of an article shows under "Cite"."""
    article, *sources = map(plain_citation, references(entry, legend, Site(site_name, address)))
    return Cited(article, tuple(sources), _files_of(entry.id))


def _files_of(article_id: str) -> str:
    return f"citations/{article_id}"


def _recipe(path: str, cited: tuple[tuple[Entry, Legend], ...], site: Site) -> Recipe[Files]:
    return Recipe(path, _files, (path, cited, site))


def _files(path: str, cited: Iterable[tuple[Entry, Legend]], site: Site) -> Files:
    found = tuple(one for entry, legend in cited for one in references(entry, legend, site))
    return tuple(
        File(PurePosixPath(f"{path}.{ending}"), written(found).encode())
        for ending, written in _FORMATS.items()
    )
