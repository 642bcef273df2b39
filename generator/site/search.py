"""The pages of articles → an index that the search page can ask, from the web and from a disk."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.errors import DigestError
from generator.making.at_once import WORTH_A_PROCESS, make_at_once
from generator.making.ledger import Ledger
from generator.site.article_words import read_article
from generator.site.assemble import link_or_copy
from generator.site.kept_words import NOTHING, KeptWords, keep_words, kept_words
from generator.site.offline import ENGINE, FOLDERS, as_part, fragment_name, scripts
from generator.site.page_text import MARK
from generator.site.word_rows import Words, merged, without, words_of

FOLDER = "search"

_A_LOAD = 50

Read = tuple[Words, Mapping[str, str]]
"""The words of some articles, and by their pages what results show of each."""


@dataclass(frozen=True, slots=True)
class Index:
    """What is to be indexed: files below the folder `pages`, path → seal; `seal` is that of them all.

    A page marks its text with `data-pagefind-body`, and its filters, its meta
    data and its date to sort by as `page_text` reads them. `kept` is the file
    that keeps the words from one build to the next, which may be deleted at
    any time; `jobs` processes may read pages.
    """

    pages: Path
    seals: Mapping[str, str]
    seal: str
    kept: Path
    jobs: int = 1


def index_stale(
    index: Index, ledger: Ledger, old: Path, names: Sequence[str], site: Path
) -> dict[str, list[str]]:
    """Index into `site` as one part of it, reading only pages that changed since the site `old` was made.

    `ledger` tells what stands in `old`. Raises DigestError if no page is marked.
    """
    kept, standing = _kept(index.kept, ledger, old)
    changed = {page for page, seal in kept.pages.items() if index.seals.get(page) != seal}
    missing = [page for page in index.seals if page in changed or page not in kept.pages]
    read = [*_read_all(index, missing)]
    words = merged([without(kept.words, changed), *(words for words, _ in read)])
    if not words.articles:
        msg = f"no article's page has {MARK}, so there is nothing to search; publish an article first"
        raise DigestError(msg)
    shown = {page: text for _, some in read for page, text in some.items()}
    for folder in FOLDERS:
        Path(site, FOLDER, folder).mkdir(parents=True, exist_ok=True)
    files = [*_fragments(words, shown, kept.words, old, site), *_scripts(words, standing, old, site)]
    keep_words(index.kept, KeptWords(index.seal, index.seals, words))
    return dict.fromkeys(names, files)


def _kept(path: Path, ledger: Ledger, old: Path) -> tuple[KeptWords, Collection[str]]:
    """Give the words of the index in `old`, and its files, where it still stands as it was made."""
    kept = kept_words(path)
    if ledger.is_fresh(FOLDER, kept.seal, old):
        return kept, ledger.made[FOLDER].files
    return NOTHING, ()


def _read_all(index: Index, pages: Sequence[str]) -> Iterator[Read]:
    loads = [pages[at : at + _A_LOAD] for at in range(0, len(pages), _A_LOAD)]
    return make_at_once(
        partial(_read, index.pages), loads, index.jobs, load=1, worth=WORTH_A_PROCESS // _A_LOAD
    )


def _read(folder: Path, pages: Sequence[str]) -> Read:
    read = [one for page in pages if (one := read_article(_html(folder, page), page))]
    return words_of(read), {one.article.page: one.shown for one in read}


def _html(folder: Path, page: str) -> str:
    text = Path(folder, page).read_text("utf-8")
    return text.partition("\n---\n")[2] if page.endswith(".md") else text


def _fragments(words: Words, shown: Mapping[str, str], before: Words, old: Path, site: Path) -> Iterator[str]:
    """Put what results show of each article: written where it was read now, otherwise linked."""
    stood = {one.page: _path(fragment_name(number, one)) for number, one in enumerate(before.articles)}
    for number, article in enumerate(words.articles):
        path = _path(fragment_name(number, article))
        if article.page in shown:
            _write(site, path, as_part(shown[article.page]))
        else:
            link_or_copy(f"{old}/{stood[article.page]}", f"{site}/{path}")
        yield path


def _scripts(words: Words, standing: Collection[str], old: Path, site: Path) -> Iterator[str]:
    """Put all others; those that are named by their content are linked where they stand already."""
    for name, script in scripts(words):
        path = _path(name)
        if path in standing and name != ENGINE:
            link_or_copy(f"{old}/{path}", f"{site}/{path}")
        else:
            _write(site, path, script)
        yield path


def _path(name: str) -> str:
    return f"{FOLDER}/{name}.js"


def _write(site: Path, path: str, script: str) -> None:
    Path(f"{site}/{path}").write_bytes(script.encode())
