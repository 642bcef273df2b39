"""What an article names must exist: topics, publishers, other articles, the files it links to."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.errors import Severity
from generator.model import Article
from generator.rules.finding import Finding, error
from generator.rules.room import Room, Written
from generator.text.addresses.ids import date_of
from generator.text.forms.fault import quote
from generator.text.forms.nearest import did_you_mean
from generator.text.markup.body import Link
from generator.text.markup.local_link import leads_out, local_file, no_such_file

# The only place inside a page of the site that has a name and stands on each article's page.
_ANCHORS = {"sources"}


def topics(article: Article, room: Room) -> Iterator[Finding]:
    """Find topics that are not in topics.yml."""
    for index, topic in enumerate(article.front.topics or ()):
        if room.topics and topic not in room.topics:
            ending = did_you_mean(topic, room.topics) or f"; the topics are {', '.join(sorted(room.topics))}"
            yield error(article, ("topics", index), f"topic {quote(topic)} is not in topics.yml{ending}")


def publishers(article: Article, room: Room) -> Iterator[Finding]:
    """Find publishers that are not in publishers.yml."""
    for index, source in enumerate(article.front.sources):
        if room.publishers and source.publisher not in room.publishers:
            ending = did_you_mean(source.publisher, room.publishers) or "; add it there, or use one that is"
            message = f"publisher {quote(source.publisher)} is not in publishers.yml{ending}"
            yield error(article, ("sources", index, "publisher"), message)


def other_articles(article: Article, room: Room) -> Iterator[Finding]:
    """Find ids in same_as and not_same_as that lead nowhere, or contradict each other."""
    front = article.front
    for key, ids in (("same_as", front.same_as), ("not_same_as", front.not_same_as)):
        for index, other in enumerate(ids):
            if other == article.id:
                yield error(article, (key, index), f"{key} names the article itself; delete this id")
            elif other not in room.articles:
                ending = did_you_mean(other, room.articles) or "; write the name of its file without .md"
                yield error(article, (key, index), f"there is no article {quote(other)}{ending}")
            elif key == "not_same_as" and other in front.same_as:
                message = f"{quote(other)} stands in same_as and in not_same_as; keep one of them"
                yield error(article, (key, index), message)


def dead_link(link: Link, written: Written, room: Room) -> Finding | None:
    """Find out whether a link leads to a file that is published, and to a place in it that has a name."""
    message = _dead_file(link, written, room) or _dead_anchor(link, written)
    return Finding(link.mark, Severity.ERROR, message) if message else None


def _dead_file(link: Link, written: Written, room: Room) -> str | None:
    if leads_out(link, "/".join(written.source.parts[1:])):
        return f"the link {quote(link.target)} leads out of the editors' room; link to a file in it, or write https://…"
    file = local_file(link, written.file)
    if not file:
        return None
    if file not in room.files:
        return no_such_file(link, written.file, room.files)
    if _is_draft(room.files[file]) and not _is_draft(written):
        return f"{quote(link.target)} is a draft, which is not published; remove the link"
    return None


def _dead_anchor(link: Link, written: Written) -> str | None:
    path, _, anchor = link.target.partition("#")
    file = local_file(link, written.file) if path else written.file
    if not anchor or not file or (anchor in _ANCHORS and date_of(PurePosixPath(file).stem)):
        return None
    return f"{quote(link.target)} leads to no place in the page; leave out {quote('#' + anchor)}"


def _is_draft(written: Written | None) -> bool:
    return isinstance(written, Article) and written.front.draft
