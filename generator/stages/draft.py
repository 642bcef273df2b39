"""CleanArticle → the content file that an editor only has to complete and sign."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from generator.model import CleanArticle, Publisher, Rights, Tag
from generator.text.addresses.slug import slug
from generator.text.excerpt import excerpt
from generator.text.forms.fault import quote
from generator.text.forms.source_list import entry, item, list_entry
from generator.text.likeness.sketch import write_sketch
from generator.text.markup.markdown_escape import escaped

EXCERPT_WORDS: Final = 75
UNDATED: Final = "undated"
NAMES: Final = ("people", "places", "organizations")

_LONGEST_SLUG: Final = 60
_FIRST_WORDS: Final = 8
_LONGEST_TITLE: Final = 120
_LONGEST_TEXT: Final = 300
_NO_SLUG = re.compile(r"[^a-z0-9-]+")
_ADDRESS = re.compile(r"https?://[^\s<>\"\\]{1,1990}")
_QUESTIONS: Final = {
    "title": f"what happened, in at most {_LONGEST_TITLE} characters?",
    "date": "when did it happen? YYYY-MM-DD, or YYYY-MM or YYYY where less is known; "
    "then name the file after it and move it to the folder of its year",
    "summary": "40 to 400 characters in the digest's own words",
    "publisher": "whose report is it? an id from publishers.yml",
    "url": "where can it be read? https://…",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A content file: its path inside the content folder, and its text."""

    path: PurePosixPath
    text: str


def draft(
    told: Sequence[CleanArticle],
    tags: Sequence[Tag],
    names: Mapping[str, Sequence[str]],
    publishers: Mapping[str, Publisher],
) -> Draft:
    """Write the draft of a story.

    The first of `told` leads it; each of the others whose publisher or
    address is known becomes a further source. `names` are the known ones of
    each kind, `people` and so on. What is not known stands as a comment at
    the place where it belongs, for the editor to answer. Of a publisher whose
    rights are `excerpt`, and of one that is not known, at most 75 words are
    taken over. Without a date the file goes to the folder `undated`.
    """
    article = told[0]
    title = next((one.title for one in told if one.title), None)
    lines = [
        "---",
        origin(article.id),
        *_entry("title", title if title and len(title) <= _LONGEST_TITLE else None, title),
        *_entry("date", str(article.date or "")),
        *_topics(tags),
        *_entry("summary", None),
        "sources:",
        *_sources(told, publishers),
        *(list_entry(kind, names[kind]) for kind in NAMES if names.get(kind)),
        *([f"language: {article.language}"] if article.language != "en" else []),
        "draft: true",
        "---",
    ]
    return Draft(_path(article, title), "\n".join([*lines, _body(article, publishers), ""]))


def origin(id_: str) -> str:
    """Give the second line of a draft, which names the raw article it was made of."""
    return f"# Drafted from {quote(id_)}. Answer what it needs, then delete the line 'draft: true'."


def _path(article: CleanArticle, title: str | None) -> PurePosixPath:
    first_words = " ".join(article.body.split()[:_FIRST_WORDS])
    candidates = (slug(text) for text in (title or "", first_words, article.id, UNDATED))
    words = next(filter(None, (_NO_SLUG.sub("", candidate).strip("-") for candidate in candidates)))
    short = words if len(words) <= _LONGEST_SLUG else words[: _LONGEST_SLUG + 1].rpartition("-")[0]
    short = re.sub(r"-{2,}", "-", short) or words[:_LONGEST_SLUG]
    folder = f"{article.date.year:04}" if article.date else UNDATED
    return PurePosixPath("articles", folder, f"{article.date or UNDATED}-{short}.md")


def _entry(key: str, value: str | None, found: str | None = None) -> list[str]:
    """Write `key: value`, or the question it needs an answer to and what was found instead."""
    if value:
        return [entry(key, value)]
    instead = f" Found: {quote(found)}" if found else ""
    return [f"# needs: {key} — {_QUESTIONS[key]}{instead}"]


def _topics(tags: Sequence[Tag]) -> Iterator[str]:
    for tag in tags:
        phrases = dict.fromkeys(phrase.phrase for phrase in tag.because)
        yield f"# {tag.topic}: {', '.join(map(quote, phrases))}"
    if tags:
        yield f"topics: [{', '.join(tag.topic for tag in tags)}]"


def _sources(told: Sequence[CleanArticle], publishers: Mapping[str, Publisher]) -> Iterator[str]:
    lead, *copies = told
    yield from _source(lead, publishers)
    for copy in copies:
        if copy.publisher or copy.url:
            yield from _source(copy, publishers)
        else:
            yield f"  # also told by {quote(copy.id)}, whose publisher and address are not known"


def _source(article: CleanArticle, publishers: Mapping[str, Publisher]) -> Iterator[str]:
    source = source_of(article, publishers)
    found = {"publisher": article.publisher, "url": article.url}
    for key in (key for key in found if key not in source):
        yield from (f"  {line}" for line in _entry(key, None, found[key]))
    yield from item(entry(*one) for one in source.items())


def source_of(article: CleanArticle, publishers: Mapping[str, Publisher]) -> dict[str, str]:
    """Give what can be said of a report as a source: the keys of a source that are known, and their values.

    Its fingerprint is always among them: it stands for the text where that
    may not be kept.
    """
    said = {
        "publisher": article.publisher if article.publisher in publishers else None,
        "title": _short(article.title),
        "url": article.url if article.url and _ADDRESS.fullmatch(article.url) else None,
        "published": str(article.date or ""),
        "author": _short(article.author),
        "language": article.language if article.language != "en" else None,
        "fingerprint": write_sketch(article.body),
    }
    return {key: value for key, value in said.items() if value}


def _short(text: str | None) -> str | None:
    return text if text and len(text) <= _LONGEST_TEXT else None


def _body(article: CleanArticle, publishers: Mapping[str, Publisher]) -> str:
    publisher = publishers.get(article.publisher or "")
    if publisher and publisher.rights is not Rights.EXCERPT:
        return "\n\n".join(map(escaped, article.body.split("\n\n")))
    quoted = excerpt(article.body, EXCERPT_WORDS).split("\n\n")
    return "\n>\n".join(f"> {escaped(paragraph)}" for paragraph in quoted)
