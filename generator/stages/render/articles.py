"""The articles, and the pages that keep the addresses of merged ones alive."""

from collections.abc import Callable, Iterator
from functools import partial

from generator.model import Apparatus, Copy, Entry, Page, article_path
from generator.stages.render.printer import Printer, meta_of
from generator.text.addresses.paths import relative_link
from generator.text.markup.prose import prose_html
from generator.text.markup.sanitise import sanitise_body


def articles(printer: Printer, apparatus: Callable[[Entry], Apparatus]) -> Iterator[Page]:
    """Print every article, each followed by the pages of those merged into it."""
    for entry in printer.edition.entries:
        yield _article(printer, entry, apparatus(entry))
        yield from (_copy(printer, entry, copy) for copy in entry.copies)


def _article(printer: Printer, entry: Entry, apparatus: Apparatus) -> Page:
    html = prose_html(entry.article.body, entry.article.source, partial(relative_link, entry.path))
    html, explained = printer.abbreviations.explained(html)
    return printer.page(
        "article",
        entry.path,
        _meta(printer, entry, apparatus),
        entry=entry,
        body=sanitise_body(html),
        explained=explained,
        cited=apparatus.cited,
    )


def _meta(printer: Printer, entry: Entry, apparatus: Apparatus) -> dict[str, object]:
    front = entry.article.front
    return {
        **meta_of(front.title, front.summary),
        "date": str(front.date),
        "tags": [printer.edition.topics[topic].title for topic in entry.topics],
        "source": str(entry.article.source),
        "lang": front.language,
        "kind": "article",
        "head": [dict(element) for element in apparatus.head],
        "json_ld": apparatus.json_ld,
    }


def _copy(printer: Printer, entry: Entry, copy: Copy) -> Page:
    """Keep the address of a merged article alive: its id never changes, and links to it go on."""
    meta = {
        **meta_of(entry.article.front.title, "This story is told in another article of the digest"),
        "robots": "noindex",
        "canonical": entry.path,
    }
    return printer.page("copy", article_path(copy.copy), meta, entry=entry)
