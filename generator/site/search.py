"""The pages of articles → an index that the search page can ask, from the web and from a disk."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.errors import DigestError
from generator.making.at_once import WORTH_A_PROCESS, make_at_once
from generator.making.ledger import Ledger
from generator.making.prune import prune
from generator.site.article_words import Article, read_article
from generator.site.index_parts import Stems
from generator.site.kept_words import NOTHING, KeptWords, keep_words, kept_words
from generator.site.left_alone import Edit, left_alone
from generator.site.offline import (
    ENGINE,
    FOLDERS,
    ChunkNames,
    Script,
    as_part,
    chunk_scripts,
    fragment_name,
    other_scripts,
)
from generator.site.page_text import MARK
from generator.site.take_over import link_or_copy
from generator.site.word_rows import NO_WORDS, Words, exchanged, merged, words_of

FOLDER = "search"

_A_LOAD = 50

Read = tuple[Words, Mapping[str, bytes]]
"""The words of some articles, and by their pages the scripts that tell what results show of each."""


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

    `ledger` tells what stands in `old`; the files of its index stand in `site`
    too. Raises DigestError if no page is marked.
    """
    kept, standing = _kept(index.kept, ledger)
    words, shown, known = _now(index, kept)
    stood = kept.words.articles
    del kept  # nearly all of it stands in `words` too, and of a large archive one is enough
    for folder in FOLDERS:
        Path(site, FOLDER, folder).mkdir(parents=True, exist_ok=True)
    files, chunks = [*_fragments(words.articles, shown, stood, old, site)], []
    del shown  # of a large archive it is large
    for chunk, *scripts in chunk_scripts(words, known):
        chunks.append(chunk)
        files += _put(scripts, standing, old, site)
    files += _put(other_scripts(words.articles, chunks), standing, old, site)
    prune(_before(ledger).difference(files), site)
    keep_words(index.kept, KeptWords(index.seal, index.seals, words, chunks))
    return dict.fromkeys(names, files)


def _kept(path: Path, ledger: Ledger) -> tuple[KeptWords, Collection[str]]:
    """Give the words of the index there is, and its files, where it still stands as it was made."""
    kept = kept_words(path)
    if ledger.is_fresh(FOLDER, kept.seal):
        return kept, ledger.made[FOLDER].files
    return NOTHING, ()


def _before(ledger: Ledger) -> set[str]:
    """Give the files of the index there was that are still there, whoever wrote to them."""
    made = ledger.made.get(FOLDER)
    return {*made.files} & ledger.looks.keys() if made else set()


def _now(index: Index, kept: KeptWords) -> tuple[Words, Mapping[str, bytes], Mapping[Stems, ChunkNames]]:
    """Give all words as they are now, what was read to be shown, and the chunks that were left alone."""
    changed = {page for page, seal in kept.pages.items() if index.seals.get(page) != seal}
    missing = [page for page in index.seals if page in changed or page not in kept.pages]
    come, shown = _read_all(index, missing)
    words, gone = exchanged(kept.words, changed, come) if kept.words.articles else (come, NO_WORDS)
    if not words.articles:
        msg = f"no article's page has {MARK}, so there is nothing to search; publish an article first"
        raise DigestError(msg)
    return words, shown, left_alone(kept.chunks, Edit(kept.words, words, gone, come))


def _read_all(index: Index, pages: Sequence[str]) -> Read:
    loads = [pages[at : at + _A_LOAD] for at in range(0, len(pages), _A_LOAD)]
    worth = WORTH_A_PROCESS // _A_LOAD
    read = [*make_at_once(partial(_read, index.pages), loads, index.jobs, load=1, worth=worth)]
    shown = {page: script for _, some in read for page, script in some.items()}
    return merged([words for words, _ in read]), shown


def _read(folder: Path, pages: Sequence[str]) -> Read:
    read = [one for page in pages if (one := read_article(_html(folder, page), page))]
    return words_of(read), {one.article.page: as_part(one.shown).encode() for one in read}


def _html(folder: Path, page: str) -> str:
    text = Path(folder, page).read_bytes().decode()
    return text.partition("\n---\n")[2] if page.endswith(".md") else text


def _fragments(
    articles: Sequence[Article], shown: Mapping[str, bytes], before: Sequence[Article], old: Path, site: Path
) -> Iterator[str]:
    """Put what results show of each article: written where it was read now, otherwise linked."""
    stood = {one.page: _path(fragment_name(number, one)) for number, one in enumerate(before)}
    for number, article in enumerate(articles):
        path = _path(fragment_name(number, article))
        if article.page in shown:
            _write(site, path, shown[article.page])
        elif stood[article.page] != path:
            _link(old, stood[article.page], site, path)
        yield path


def _put(scripts: Iterable[Script], standing: Collection[str], old: Path, site: Path) -> Iterator[str]:
    """Put scripts; those that are named by their content are linked where they stand already."""
    for name, script in scripts:
        path = _path(name)
        if script is not None and (path not in standing or name == ENGINE):
            _write(site, path, script.encode())
        elif not Path(f"{site}/{path}").exists():  # else it was just put: chunks that tell the same share it
            _link(old, path, site, path)
        yield path


def _path(name: str) -> str:
    return f"{FOLDER}/{name}.js"


def _write(site: Path, path: str, script: bytes) -> None:
    _clear(site, path).write_bytes(script)


def _link(old: Path, stood: str, site: Path, path: str) -> None:
    link_or_copy(f"{old}/{stood}", str(_clear(site, path)))


def _clear(site: Path, path: str) -> Path:
    """Take away what stands at a path: it is a file of the old site as well, and stays as it is there."""
    place = Path(f"{site}/{path}")
    place.unlink(missing_ok=True)
    return place
