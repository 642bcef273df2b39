"""Citations: files for reference managers, and words to paste."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from generator.making.recipe import Recipe
from generator.model import Cited, Edition, Entry, File, Files, Legend, Outline, legend_of, places_by_topic
from generator.outputs.bibtex import bibtex
from generator.outputs.csl_json import csl_json, one_csl_json
from generator.outputs.plain_citation import plain_citation
from generator.outputs.published_site import Site
from generator.outputs.references import Reference, references
from generator.outputs.ris import ris

_FORMATS: Mapping[str, Callable[[Iterable[Reference]], str]] = {"bib": bibtex, "ris": ris, "json": csl_json}
_JOINED: Mapping[str, Callable[[Iterable[str]], str]] = {
    "bib": "\n".join,
    "ris": "\r\n".join,
    "json": one_csl_json,
}


def citations(edition: Edition, site_name: str, address: str) -> Iterator[Recipe[Files]]:
    """Tell how to make the BibTeX, RIS and CSL-JSON of each article and of each topic.

    Each file of an article, `citations/<id>.bib` and so on, holds the digest's
    article and each of its sources; those of a topic, `citations/topics/…`,
    hold all that its articles' files hold. `address` ends in a slash, or is
    empty where unknown.
    """
    site = Site(site_name, address)
    cited = [(entry.outline, legend_of(entry, edition), site) for entry in edition.entries]
    for one in cited:
        yield Recipe(_files_of(one[0].id), _of_article, one)
    parts = tuple(Recipe(one[0].id, _part, one) for one in cited)
    yield Recipe("citations/topics", _of_topics, (places_by_topic(edition),), parts)


def cite(entry: Entry, legend: Legend, site_name: str, address: str) -> Cited:
    """Give what the page of an article shows under "Cite"."""
    article, *sources = map(plain_citation, references(entry.outline, legend, Site(site_name, address)))
    return Cited(article, tuple(sources), _files_of(entry.id))


def _files_of(article_id: str) -> str:
    return f"citations/{article_id}"


def _of_article(story: Outline, legend: Legend, site: Site) -> Files:
    for ending, text in _written(story, legend, site).items():
        yield File(PurePosixPath(f"{_files_of(story.id)}.{ending}"), text.encode())


def _part(story: Outline, legend: Legend, site: Site) -> bytes:
    """Write what each format holds of a story."""
    return json.dumps(_written(story, legend, site), ensure_ascii=False).encode()


def _written(story: Outline, legend: Legend, site: Site) -> Mapping[str, str]:
    found = references(story, legend, site)
    return {ending: written(found) for ending, written in _FORMATS.items()}


def _of_topics(parts: Iterable[bytes], topics: Mapping[str, Sequence[int]]) -> Files:
    cited: list[Mapping[str, str]] = [json.loads(part) for part in parts]
    for topic, places in topics.items():
        for ending, joined in _JOINED.items():
            text = joined(cited[place][ending] for place in places)
            yield File(PurePosixPath(f"citations/topics/{topic}.{ending}"), text.encode())
