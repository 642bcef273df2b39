"""What a pull request changes, for those who read it: each article as it will look, and all findings.

What stands in an article is data here as everywhere: it is escaped before it
becomes Markdown or HTML.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from generator.errors import Problem
from generator.model import Article, Judgement, Publisher, Source, Tag, article_path
from generator.text.markup.markdown_escape import escaped
from generator.text.one_line import one_line

Link = Callable[[str], str]
"""Gives the address at which a file of the project can be read, or nothing where there is none."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The articles that a pull request adds or changes, with the topics found in them."""

    articles: Sequence[tuple[Article, tuple[Tag, ...]]]
    publishers: Mapping[str, Publisher]
    judgement: Judgement
    files: Mapping[str, str]

    def twins(self, article: Article) -> Iterator[tuple[str, str]]:
        """Give the file of each article that tells, or may tell, the same story, and the evidence."""
        copies = ((copy.lead, copy.copy, copy.evidence) for copy in self.judgement.copies)
        pairs = ((pair.a, pair.b, pair.evidence) for pair in self.judgement.possible)
        for one, other, evidence in (*copies, *pairs):
            if article.id in {one, other}:
                twin = other if article.id == one else one
                yield self.files[twin], f"{evidence.kind}, {evidence.score:.0%}"


def changes_summary(changes: Changes, problems: Iterable[Problem], link: Link) -> str:
    """Write the summary of a check in GitHub's Markdown.

    Each changed article stands there as a reader will meet it, then what may
    be the same story, then every finding: GitHub itself shows ten only.
    """
    shown = {article.file for article, _ in changes.articles}
    found = list(problems)
    own = [problem for problem in found if problem.path in shown]
    others = [problem for problem in found if problem.path not in shown]
    parts = [
        *(part for article, tags in changes.articles for part in _article(article, tags, changes, link)),
        *_findings("What the check says", own if shown else found),
        *(_folded(others) if shown and others else ()),
    ]
    return "\n".join([*parts, ""])


def changes_page(articles: Iterable[Article]) -> str:
    """Write a page that lists the changed articles only; it stands beside index.html."""
    items = "".join(
        f'<li><a href="{article_path(one.id)}">{escape(one.front.title)}</a>, {one.front.date}</li>\n'
        for one in articles
        if not one.front.draft
    )
    listed = f"<ul>\n{items}</ul>" if items else "<p>No published article is added or changed.</p>"
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n<title>What changes</title>\n'
        f'<h1>What changes</h1>\n{listed}\n<p><a href="index.html">The whole digest</a></p>\n</html>\n'
    )


def _article(article: Article, tags: Sequence[Tag], changes: Changes, link: Link) -> Iterator[str]:
    front = article.front
    draft = " (a draft, not published)" if front.draft else ""
    yield f"## {_text(front.title)}{draft}\n"
    yield f"{front.date} · {_linked(article.file, link)}\n\n{_text(front.summary)}\n"
    yield from (f"- Topic: {line}" for line in _topics(article, tags))
    yield from (f"- Source: {_source(source, changes.publishers)}" for source in front.sources)
    yield from (
        f"- **The same story?** {_linked(file, link)} ({because}); if so, write `same_as`, else `not_same_as`"
        for file, because in changes.twins(article)
    )
    yield ""


def _topics(article: Article, tags: Sequence[Tag]) -> Iterator[str]:
    """Name the topics, each with the phrases of it that stand in the article, whoever chose it."""
    because = {tag.topic: list(dict.fromkeys(phrase.phrase for phrase in tag.because)) for tag in tags}
    given = article.front.topics
    for topic in because if given is None else given:
        met = ", ".join(f"“{_text(phrase)}”" for phrase in because.get(topic, ()))
        yield f"**{_text(topic)}** ({'found by ' + met if met else 'your choice'})"


def _source(source: Source, publishers: Mapping[str, Publisher]) -> str:
    publisher = publishers.get(source.publisher)
    name = publisher.name if publisher else source.publisher
    title = f", “{_text(source.title)}”" if source.title else ""
    day = f", {source.published}" if source.published else ""
    return f"{_text(name)}{title}{day}, <{escape(source.url)}>"


def _findings(title: str, problems: Sequence[Problem]) -> Iterator[str]:
    yield f"## {title}\n"
    if not problems:
        yield "Nothing: everything is as it should be.\n"
    for problem in problems:
        place = f"{problem.path}:{problem.line}:{problem.column}"
        yield f"- **{problem.severity}** {_text(place)}: {_text(problem.message)}"


def _folded(problems: Sequence[Problem]) -> Iterator[str]:
    yield f"\n<details><summary>{len(problems)} more in files that this does not change</summary>\n"
    yield from _findings("In other files", problems)
    yield "\n</details>"


def _linked(file: str, link: Link) -> str:
    address = link(file)
    return f"[{_text(file)}]({address})" if address else _text(file)


def _text(text: str) -> str:
    return escaped(one_line(text))
