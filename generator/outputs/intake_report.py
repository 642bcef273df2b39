"""What an intake found, as data for people and programs."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from generator.model import CleanArticle, Copy, Dropped, Possible, Tag

PARTING = "\n\n"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A raw article that leads a story: cleaned, tagged and drafted.

    `kept` holds it under its id. `draft` is the path of its draft as a
    message should name it; `is_new` tells whether this run wrote it (or would
    have, were it not a dry run).
    """

    id: str
    kept: Mapping[str, CleanArticle] = field(repr=False, compare=False)
    tags: tuple[Tag, ...]
    draft: str
    is_new: bool

    @property
    def article(self) -> CleanArticle:
        """The article as it was cleaned, with its text read from where it is kept."""
        return self.kept[self.id]


@dataclass(frozen=True, slots=True)
class IntakeResult:
    """Where every raw article ended: it leads, is a copy with evidence, or was dropped with a reason.

    The lead of a copy is a raw article, an article of the content, or a draft
    that waits there, named by its file. `sources` are the copies that became
    a source of such a one, each with its file.
    """

    articles: tuple[Accepted, ...]
    merged: tuple[Copy, ...]
    possible: tuple[Possible, ...]
    dropped: tuple[Dropped, ...]
    sources: Mapping[str, str] = field(default_factory=dict)


def intake_report(result: IntakeResult) -> Iterator[str]:
    """Write `result` as JSON, part by part: the whole of it need never be in memory.

    `file` is what was read, `draft` what was written, `source_of` the file of
    an article that a copy became a further source of. Places of phrases are
    places in `body`; those of a phrase that only the title holds are places
    in `title`, and say so with `in`.
    """
    mark = "{"
    for part, rows in _parts(result).items():
        yield f'{mark}\n"{part}": ['
        mark = ""
        for row in rows:
            yield f"{mark}\n{json.dumps(row, ensure_ascii=False)}"
            mark = ","
        yield "\n]"
        mark = ","
    yield "\n}\n"


def _parts(result: IntakeResult) -> dict[str, Iterator[dict[str, Any]]]:
    return {
        "articles": map(_article, result.articles),
        "merged": (_merged(copy, result.sources) for copy in result.merged),
        "possible": ({"a": one.a, "b": one.b, "evidence": asdict(one.evidence)} for one in result.possible),
        "dropped": map(asdict, result.dropped),
    }


def _merged(copy: Copy, sources: Mapping[str, str]) -> dict[str, Any]:
    return {
        "lead": copy.lead,
        "copy": copy.copy,
        "evidence": asdict(copy.evidence),
        "source_of": sources.get(copy.copy),
    }


def _article(accepted: Accepted) -> dict[str, Any]:
    article = accepted.article
    return {
        "id": article.id,
        "file": article.file,
        "draft": accepted.draft,
        "title": article.title,
        "date": str(article.date) if article.date else None,
        "publisher": article.publisher,
        "url": article.url,
        "author": article.author,
        "language": article.language,
        "dateline": article.dateline,
        "body": article.body,
        "topics": [
            {"id": tag.topic, "because": list(_because(tag, article.title or ""))} for tag in accepted.tags
        ],
        "needs": list(article.needs),
    }


def _because(tag: Tag, title: str) -> Iterator[dict[str, Any]]:
    """Move the places from the tagged text, which is title and body, into the one they stand in."""
    body_start = len(title) + len(PARTING)
    in_body = [phrase for phrase in tag.because if phrase.start >= body_start]
    told = {phrase.phrase for phrase in in_body}
    for phrase in in_body:
        yield {"phrase": phrase.phrase, "start": phrase.start - body_start, "end": phrase.end - body_start}
    for phrase in tag.because:
        if phrase.phrase not in told:
            yield {**asdict(phrase), "in": "title"}
