"""Articles that tell one story, or may: what deduplication judged, said to editors with its evidence."""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.errors import Problem
from generator.model import Article, Copy, Evidence, Judgement, Possible
from generator.rules.finding import warning

_BECAUSE: Final = {
    "address": "{:.0%} of their sources' addresses are the same",
    "text": "their words are the same",
    "containment": "{:.0%} of the shorter text stands in the other",
    "names": "on the same day, {:.0%} of the people and organizations are the same",
    "title": "their titles are {:.0%} alike",
}


def likeness(judgement: Judgement, articles: Mapping[str, Article | None]) -> Iterator[Problem]:
    """Tell of each pair that no editor has judged, in both files.

    Two articles that share a source's address are told by the rule of addresses.
    """
    for copy in judgement.copies:
        if copy.evidence.kind not in {"editor", "address"}:
            yield from _pair(copy.lead, copy.copy, _merged(copy), articles)
    for pair in judgement.possible:
        yield from _pair(pair.a, pair.b, _possible(pair), articles)


def _pair(one: str, other: str, message: str, articles: Mapping[str, Article | None]) -> Iterator[Problem]:
    for id_, twin in ((one, other), (other, one)):
        article, other_article = articles[id_], articles[twin]
        if article and other_article:
            told = message.format(file=other_article.file, id=twin)
            yield warning(article, ("title",), told).problem(article.file)


def _merged(copy: Copy) -> str:
    return (
        f"this tells the same story as {{file}}: {_because(copy.evidence)}. The site shows one of them; "
        "keep one file, or write not_same_as: [{id}] if they are two stories"
    )


def _possible(pair: Possible) -> str:
    return (
        f"this may tell the same story as {{file}}: {_because(pair.evidence)}. "
        "Write same_as: [{id}] or not_same_as: [{id}]"
    )


def _because(evidence: Evidence) -> str:
    return _BECAUSE.get(evidence.kind, "").format(evidence.score)
