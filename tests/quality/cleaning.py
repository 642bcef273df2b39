"""How well cleaning does, beside its peers on the same pages in the same run."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

from generator.text.found.encoding import NotTextError, decode
from tests.quality.benchmarks import (
    CONVERTERS,
    Page,
    UnavailableError,
    annotated_pages,
    article_pages,
    converted_pages,
)
from tests.quality.cleaning_cases import cases, cleaned, measured
from tests.quality.peers import PEERS, Told, by_line_rules
from tests.quality.shingles import Cleaned, same_words, score
from tests.quality.table import Table

_PROCESSES = 2
Found = TypeVar("Found")
_OURS = "this project"
_HALVES: Mapping[str, Callable[[Page], bool]] = {
    _OURS: lambda _: True,
    "… on pages looked at": lambda page: not page.is_kept_aside,
    "… on pages kept aside": lambda page: page.is_kept_aside,
}
_FACTS = ("title", "author", "date")


def tables() -> Iterator[Table]:
    """Give a table of the project's own cases, then those of pages of others, as far as they can be had."""
    yield _own_cases()
    for title, measure in {
        "HTML bodies: scrapinghub's article-extraction-benchmark": _bodies,
        "Plain text: the same pages as three converters write them": _texts,
        "Metadata: trafilatura's annotated pages, share found exactly": _metadata,
    }.items():
        try:
            yield measure(title)
        except UnavailableError as error:
            yield Table(f"{title}: not measured, because {error}", (), {})


def _own_cases() -> Table:
    rows = {}
    for kind in ("English text", "Japanese text", "saved pages"):
        result = measured([case for case in cases() if case.kind == kind])
        rows[kind] = (result.count, result.stories.f1, result.stories.lost, result.known)
    columns = ("cases", "F1", "sentences lost", "known rightly")
    return Table("Cleaning: the project's own labelled cases", columns, rows)


def _bodies(title: str) -> Table:
    pages = article_pages()
    found = {name: _each(teller, pages) for name, teller in _TELLERS.items()}
    rows = {name: _body_figures(pages, found[_OURS], half) for name, half in _HALVES.items()}
    rows |= {name: _body_figures(pages, found[name], _HALVES[_OURS]) for name in PEERS}
    return Table(title, ("F1", "precision", "recall"), rows)


def _texts(title: str) -> Table:
    pages = article_pages()
    given = {name: converted_pages(name) for name in CONVERTERS}
    ours = {name: _map(_told_of_text, [texts[page.id] for page in pages]) for name, texts in given.items()}
    rules = {name: [by_line_rules(texts[page.id]) for page in pages] for name, texts in given.items()}
    untouched = {name: [texts[page.id] for page in pages] for name, texts in given.items()}
    rows = {name: _text_figures(pages, given, ours, half) for name, half in _HALVES.items()}
    rows["four line rules"] = _text_figures(pages, given, rules, _HALVES[_OURS])
    rows["as converted"] = _text_figures(pages, given, untouched, _HALVES[_OURS])
    columns = [f"{name} {figure}" for name in CONVERTERS for figure in ("F1", "sentences lost")]
    return Table(title, columns, rows)


def _metadata(title: str) -> Table:
    pages = annotated_pages()
    found = {name: _each(teller, pages) for name, teller in _TELLERS.items() if name != "jusText"}
    rows = {name: _fact_figures(pages, found[_OURS], half) for name, half in _HALVES.items()}
    rows |= {name: _fact_figures(pages, found[name], _HALVES[_OURS]) for name in PEERS if name in found}
    return Table(title, _FACTS, rows)


def _body_figures(pages: Sequence[Page], told: Sequence[Told], half: Callable[[Page], bool]) -> list[float]:
    both = zip(pages, told, strict=True)
    figures = score([Cleaned("", one.get("body") or "", _story(page)) for page, one in both if half(page)])
    return [figures.f1, figures.precision, figures.recall]


def _text_figures(
    pages: Sequence[Page],
    given: Mapping[str, Mapping[str, str]],
    found: Mapping[str, Sequence[str]],
    half: Callable[[Page], bool],
) -> list[float]:
    figures: list[float] = []
    for name in CONVERTERS:
        both = [(page, text) for page, text in zip(pages, found[name], strict=True) if half(page)]
        result = score([Cleaned(given[name][page.id], text, _story(page)) for page, text in both])
        figures += [result.f1, result.lost]
    return figures


def _fact_figures(
    pages: Sequence[Page], told: Sequence[Told], half: Callable[[Page], bool]
) -> list[float | None]:
    pairs = [pair for pair in zip(pages, told, strict=True) if half(pair[0])]
    return [_share(fact, pairs) for fact in _FACTS]


def _share(fact: str, pairs: Sequence[tuple[Page, Told]]) -> float | None:
    known = [(one[fact], _meant(page, fact)) for page, one in pairs if page.meant.get(fact) and fact in one]
    return sum(same_words(said, meant) for said, meant in known) / len(known) if known else None


def _meant(page: Page, fact: str) -> str:
    meant = page.meant[fact]
    return "; ".join(meant) if isinstance(meant, list) else str(meant)


def _story(page: Page) -> str:
    return str(page.meant["articleBody"])


def _told_of_page(html: str) -> Told:
    article = cleaned(html, is_html=True)
    if not article:
        return {"body": "", "title": None, "author": None, "date": None}
    date = str(article.date) if article.date else None
    return {"body": article.body, "title": article.title, "author": article.author, "date": date}


def _told_of_text(text: str) -> str:
    article = cleaned(text, is_html=False)
    return article.body if article else ""


_TELLERS: Mapping[str, Callable[[str], Told]] = {_OURS: _told_of_page, **PEERS}


def _each(teller: Callable[[str], Told], pages: Sequence[Page]) -> list[Told]:
    return _map(teller, [_decoded(page) for page in pages])


def _map(work: Callable[[str], Found], given: Sequence[str]) -> list[Found]:
    with ProcessPoolExecutor(_PROCESSES) as processes:
        return list(processes.map(work, given, chunksize=8))


def _decoded(page: Page) -> str:
    try:
        return decode(page.html)
    except NotTextError:
        return ""
