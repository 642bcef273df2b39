"""The articles, and the pages that keep the addresses of merged ones alive."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from generator.making.recipe import Recipe
from generator.model import (
    Apparatus,
    Brief,
    Edition,
    Entry,
    Legend,
    NameKind,
    Page,
    article_path,
    legend_of,
)
from generator.stages.render.briefs import Briefs
from generator.stages.render.printer import meta_of, print_page, told_by
from generator.text.addresses.paths import relative_link
from generator.text.markup.abbreviations import Abbreviations
from generator.text.markup.prose import prose_html
from generator.text.markup.sanitise import sanitise_body

Identity = tuple[str, str]
MakeApparatus = Callable[[Entry, Legend, str, str], Apparatus]

NAMED: tuple[NameKind, ...] = ("people", "places", "organizations")

Names = Mapping[NameKind, Mapping[str, tuple[str, str | None]]]
"""Of each kind the names: as written → the path of its page, and its Japanese form."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What a page tells of other entries; of the related ones, with the reason."""

    earlier: Brief | None
    later: Brief | None
    related: tuple[tuple[Brief, str], ...]


@dataclass(frozen=True, slots=True)
class _Article:
    entry: Entry
    around: _Around
    legend: Legend
    names: Names


def articles(
    edition: Edition, briefs: Briefs, apparatus: MakeApparatus, identity: Identity
) -> Iterator[Recipe[Page]]:
    """Tell how to print every article, each followed by the pages of those merged into it."""
    abbreviations = Abbreviations({word: entry.name for word, entry in edition.glossary.items()})
    names = {kind: {named.name: (named.path, named.ja) for named in edition.names[kind]} for kind in NAMED}
    for entry in edition.entries:
        view = _Article(
            entry=entry,
            around=_around(entry, briefs),
            legend=legend_of(entry, edition),
            names=_names_of(entry, names),
        )
        yield Recipe(entry.path, _article, (view, abbreviations, apparatus, identity))
        for copy in entry.copies:
            yield Recipe(article_path(copy.copy), _copy, (article_path(copy.copy), briefs[entry.id]))


def _around(entry: Entry, briefs: Briefs) -> _Around:
    return _Around(
        earlier=briefs[entry.earlier] if entry.earlier else None,
        later=briefs[entry.later] if entry.later else None,
        related=tuple((briefs[related.id], related.reason) for related in entry.related),
    )


def _names_of(entry: Entry, names: Names) -> Names:
    written = {kind: dict.fromkeys(getattr(entry.article.front, kind)) for kind in NAMED}
    return {kind: {name: names[kind][name] for name in found} for kind, found in written.items() if found}


def _article(
    view: _Article, abbreviations: Abbreviations, apparatus: MakeApparatus, identity: Identity
) -> Page:
    entry = view.entry
    html = prose_html(entry.article.body, entry.article.source, partial(relative_link, entry.path))
    html, explained = abbreviations.explained(html)
    offered = apparatus(entry, view.legend, *identity)
    return print_page(
        "article",
        entry.path,
        _meta(entry, view.legend, offered),
        **told_by(view),
        body=sanitise_body(html),
        explained={word: abbreviations.names[word] for word in explained},
        cited=offered.cited,
    )


def _meta(entry: Entry, legend: Legend, apparatus: Apparatus) -> dict[str, object]:
    front = entry.article.front
    return {
        **meta_of(front.title, front.summary),
        "date": str(front.date),
        "tags": [legend.topics[topic].title for topic in entry.topics],
        "source": str(entry.article.source),
        "lang": front.language,
        "kind": "article",
        "head": [dict(element) for element in apparatus.head],
        "json_ld": apparatus.json_ld,
    }


def _copy(path: str, story: Brief) -> Page:
    """Keep the address of a merged article alive: its id never changes, and links to it go on."""
    meta = {
        **meta_of(story.title, "This story is told in another article of the digest"),
        "robots": "noindex",
        "canonical": story.path,
    }
    return print_page("copy", path, meta, entry=story)
