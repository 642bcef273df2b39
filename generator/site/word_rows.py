"""Where words stand in articles, as one column of numbers, which merges and sorts quickly.

A row tells, from its highest bits to its lowest, a form of a word, an
article, a place in the article's text, and what the word weighs there:
`WHOLE` times what plain text weighs, or a share of it. Where the place is
`NOWHERE`, the last bits tell which of the page's fields have the word.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress, pairwise
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from generator.errors import DigestError
from generator.site.article_words import Article, ReadArticle
from generator.site.words import forms, stems

Numbers = NDArray[np.int64]

# Where each begins, in bits from the lowest.
_SPOT = 8
_HIT = 24
_FORM = 43
_MOST = 1 << _FORM - _HIT
_BLOCK = 1 << 14

NOWHERE = (1 << 16) - 1
BEYOND = NOWHERE - 1
"""Stands for itself and all places after it: what a text holds there belongs to no phrase."""


@dataclass(frozen=True, slots=True)
class Words:
    """Articles, which go by their numbers in `articles`, and their words, which go by theirs in `forms`."""

    articles: Sequence[Article]
    forms: Sequence[str]
    rows: Numbers


NO_WORDS = Words((), (), np.zeros(0, np.int64))


def words_of(read: Sequence[ReadArticle]) -> Words:
    """Take what was read apart into rows, in no order yet."""
    if not read:
        return NO_WORDS
    numbers: dict[str, int] = {}
    rows = np.concatenate([_in_texts(read, numbers), _in_fields(read, numbers)])
    return Words([one.article for one in read], [*numbers], rows)


def merged(parts: Sequence[Words]) -> Words:
    """Put words together: articles the oldest first, forms by their stems, rows by what they tell.

    However the articles were dealt out, the same comes out. Raises DigestError
    where more than half a million articles or forms come together.
    """
    articles = chain.from_iterable(part.articles for part in parts)
    forms = dict.fromkeys(chain.from_iterable(part.forms for part in parts))
    return _numbered([*articles], [*forms], parts)


def exchanged(words: Words, pages: Collection[str], come: Words) -> tuple[Words, Words]:
    """Put articles in the place of those of some pages: give all words there are now, and those that went."""
    goes = np.array([article.page in pages for article in words.articles], bool)
    away = np.concatenate([goes[:0], *(goes[articles_of(some)] for some in _blocks(words.rows))])
    left = Words(words.articles, words.forms, words.rows[~away])
    articles = [*compress(words.articles, ~goes), *come.articles]
    forms = dict.fromkeys([*compress(words.forms, _met(left)), *come.forms])
    gone = Words(words.articles, words.forms, words.rows[away])
    return (
        _numbered(articles, [*forms], [left, come]),
        _numbered([*compress(words.articles, goes)], [*compress(words.forms, _met(gone))], [gone]),
    )


def _met(words: Words) -> NDArray[np.bool_]:
    """Tell which forms the rows have, which are in order."""
    met: NDArray[np.bool_] = np.diff(np.searchsorted(words.rows, first_rows(len(words.forms)))) > 0
    return met


def _numbered(articles: Sequence[Article], forms: Sequence[str], parts: Sequence[Words]) -> Words:
    """Put articles and forms in order, and the rows of parts, which may know of others that no row has."""
    if max(len(articles), len(forms)) > _MOST:
        msg = f"the search holds {_MOST} articles and as many words at most; divide the archive"
        raise DigestError(msg)
    articles = sorted(articles, key=attrgetter("date", "address"))
    forms = [form for _, form in sorted(zip(map(units, stems(forms)), forms, strict=True))]
    by_page = {article.page: number for number, article in enumerate(articles)}
    by_form = {form: number for number, form in enumerate(forms)}
    rows = [NO_WORDS.rows]
    for part in parts:
        now = _numbers(by_form.get(form, number) for number, form in enumerate(part.forms))
        new = _numbers(by_page.get(one.page, number) for number, one in enumerate(part.articles))
        rows.append(_renumbered(part.rows, now, new))
    return Words(articles, forms, _sorted(np.concatenate(rows)))


def under_stems(words: Words) -> tuple[list[str], list[Sequence[str]], Numbers]:
    """Give each stem, its forms, and the rows with the stem's number in place of the form's."""
    own = stems(words.forms)
    begins = [at for at, stem in enumerate(own) if not at or stem != own[at - 1]]
    spans = [*pairwise([*begins, len(own)])]
    numbers = np.repeat(np.arange(len(spans)), [end - begin for begin, end in spans])
    rows = _renumbered(words.rows, numbers, np.arange(len(words.articles)))
    forms = [words.forms[begin:end] for begin, end in spans]
    return [own[begin] for begin in begins], forms, _sorted(rows)


def forms_of(rows: Numbers) -> Numbers:
    """Give the number of each row's form, or of its stem."""
    return rows >> _FORM


def hits_of(rows: Numbers) -> Numbers:
    """Give word and article of each row in one number."""
    return rows >> _HIT


def begin_hits(rows: Numbers) -> NDArray[np.bool_]:
    """Tell which rows are the first of their word in their article."""
    both = zip(_blocks(rows[1:]), _blocks(rows[:-1]), strict=True)
    return np.concatenate([np.ones(1, bool), *(hits_of(row) != hits_of(before) for row, before in both)])


def spots_of(rows: Numbers) -> Numbers:
    """Give word, article and place of each row in one number."""
    return rows >> _SPOT


def first_rows(number: int) -> Numbers:
    """Give for each of `number` words, and for the one after them, a number no greater than its first row."""
    return np.arange(number + 1) << _FORM


def articles_of(rows: Numbers) -> Numbers:
    """Give the number of each row's article."""
    return (rows & _low(_FORM)) >> _HIT


def places_of(rows: Numbers) -> Numbers:
    """Give the place of each row in its article's text."""
    return (rows & _low(_HIT)) >> _SPOT


def weights_of(rows: Numbers) -> Numbers:
    """Give the weight of each row, or its fields."""
    return rows & _low(_SPOT)


def begins(ordered: Numbers) -> Numbers:
    """Tell where each value begins in a row of values in their order."""
    differs = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=differs[1:])
    return np.flatnonzero(differs)


def units(word: str) -> bytes:
    """Give the UTF-16 units of a word, by which a browser compares words."""
    return word.encode("utf-16-be")


def _low(bits: int) -> int:
    return (1 << bits) - 1


def _row(form: Numbers, article: Numbers, place: Numbers | int, weight: Numbers) -> Numbers:
    return form << _FORM | article << _HIT | place << _SPOT | weight


def _renumbered(rows: Numbers, forms: Numbers, articles: Numbers) -> Numbers:
    """Give rows the numbers that `forms` and `articles` have now, by those they had."""
    by_form, by_article = forms - np.arange(len(forms)), articles - np.arange(len(articles))
    if by_form.any() or by_article.any():
        rows = rows.copy()
    if by_form.any():
        for some in _blocks(rows):
            np.add(some, (by_form << _FORM)[forms_of(some)], out=some)
    if by_article.any():
        for some in _blocks(rows):
            np.add(some, (by_article << _HIT)[articles_of(some)], out=some)
    return rows


def _blocks(rows: Numbers) -> Iterator[Numbers]:
    """Give rows so many at a time that what is worked out of them stays close to the processor."""
    return (rows[at : at + _BLOCK] for at in range(0, len(rows), _BLOCK))


def _sorted(rows: Numbers) -> Numbers:
    rows.sort(kind="stable")  # which sees what is in order already
    return rows


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, np.int64)


def _in_texts(read: Sequence[ReadArticle], numbers: dict[str, int]) -> Numbers:
    """Give a row for each word of each token."""
    runs = [run for one in read for run in one.runs]
    tokens = [*chain.from_iterable(some for some, _ in runs)]
    weight = np.repeat(_numbers(weight for _, weight in runs), [len(some) for some, _ in runs])
    lengths = [one.article.length for one in read]
    article = np.repeat(np.arange(len(read)), lengths)
    place = np.concatenate([np.arange(length) for length in lengths])
    told = {token: at for at, token in enumerate(dict.fromkeys(tokens))}
    form, share, first = _told(told, numbers)
    which, part = _parts(_numbers(map(told.__getitem__, tokens)), first)
    return _row(form[part], article[which], np.minimum(place, BEYOND)[which], weight[which] * share[part])


def _told(tokens: Iterable[str], numbers: dict[str, int]) -> tuple[Numbers, Numbers, Numbers]:
    """Give the words that tokens stand for, their shares, and where those of each token begin."""
    found = [forms(token) for token in tokens]
    form = _numbers(numbers.setdefault(word, len(numbers)) for some in found for word, _ in some)
    share = _numbers(share for some in found for _, share in some)
    return form, share, np.cumsum([0, *map(len, found)])


def _parts(tokens: Numbers, first: Numbers) -> tuple[Numbers, Numbers]:
    """Spread tokens to their words: give for each which token it is of, and where it is told."""
    counts = np.diff(first)[tokens]
    which = np.repeat(np.arange(len(tokens)), counts)
    before = np.cumsum(counts) - counts
    return which, np.arange(len(which)) - before[which] + first[tokens][which]


def _in_fields(read: Sequence[ReadArticle], numbers: dict[str, int]) -> Numbers:
    """Give a row for each word that the fields of an article have."""
    told = [(at, word, bits) for at, one in enumerate(read) for word, bits in one.fields.items()]
    form = _numbers(numbers.setdefault(word, len(numbers)) for _, word, _ in told)
    article, bits = _numbers(at for at, _, _ in told), _numbers(bits for _, _, bits in told)
    return _row(form, article, NOWHERE, bits)
