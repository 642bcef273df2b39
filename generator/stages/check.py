"""What shows only when the files of the editors' room are read together."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from generator.errors import Problem, Severity
from generator.model import Article, Content, Name, StandingPage
from generator.text.body import Link, look_through
from generator.text.canonical_address import canonical_address, host_of
from generator.text.fault import quote
from generator.text.hosts import owner_of
from generator.text.ids import date_of
from generator.text.local_link import local_file, no_such_file
from generator.text.marks import Mark, Marks, Path
from generator.text.nearest import did_you_mean

Found = tuple[Mark, Severity, str]
Written = Article | StandingPage

_NAMES = ("people", "places", "organizations")
_LISTS = ("topics", *_NAMES, "same_as", "not_same_as")


def check(content: Content, today: date) -> tuple[Problem, ...]:
    """Find what no file shows alone: references, dates, hosts, repetitions, unsafe bodies.

    Takes content that is valid in form, and the day after which a date lies in
    the future. Gives the problems sorted; errors stop a build, warnings inform.
    What refers to a file or an entry that was left out as faulty is not blamed.
    """
    room = _look_around(content, today)
    found = {
        Problem(article.file, mark.line, mark.column, severity, message)
        for article in content.articles
        for rule in _ARTICLE_RULES
        for mark, severity, message in rule(article, room)
    }
    found |= {
        Problem(page.file, mark.line, mark.column, severity, message)
        for page in content.pages
        for mark, severity, message in _body(page, room)
    }
    return tuple(sorted(found | set(_topic_problems(content)) | set(_host_problems(content))))


@dataclass(frozen=True, slots=True)
class _Room:
    """What the rules look things up in; a faulty file stands there as None."""

    content: Content
    today: date
    topics: frozenset[str]
    publishers: frozenset[str]
    hosts: Mapping[str, str]
    articles: Mapping[str, Article | None]
    files: Mapping[str, Article | None]
    aliases: Mapping[str, Mapping[str, str]]
    reports: Mapping[str, list[Article]]


def _look_around(content: Content, today: date) -> _Room:
    files: dict[str, Article | None] = dict.fromkeys((*content.marks, *(page.file for page in content.pages)))
    files |= {article.file: article for article in content.articles}
    return _Room(
        content=content,
        today=today,
        topics=_declared(content, "topics.yml", content.topics),
        publishers=_declared(content, "publishers.yml", content.publishers),
        hosts={host: publisher for publisher, _, host in reversed(_listed_hosts(content))},
        articles={PurePosixPath(file).stem: article for file, article in files.items()},
        files=files,
        aliases={kind: _aliases(getattr(content.names, kind)) for kind in _NAMES},
        reports=_reports(content.articles),
    )


def _declared(content: Content, name: str, valid: Mapping[str, object]) -> frozenset[str]:
    """Give the ids of a YAML file, faulty entries too, so that nobody is blamed for those."""
    _, marks = _room_file(content, name)
    return frozenset(valid) | {str(path[0]) for path in marks.keys if len(path) == 1}


def _room_file(content: Content, name: str) -> tuple[str, Marks]:
    files = (item for item in content.marks.items() if PurePosixPath(item[0]).name == name)
    return next(files, (name, Marks()))


def _aliases(names: Mapping[str, Name]) -> dict[str, str]:
    return {alias: known for known, name in names.items() for alias in name.aliases if alias not in names}


def _reports(articles: tuple[Article, ...]) -> dict[str, list[Article]]:
    """Give for every source's address the articles that name it."""
    reports: dict[str, list[Article]] = {}
    for article in articles:
        for source in article.front.sources:
            reports.setdefault(canonical_address(source.url), []).append(article)
    return reports


def _topics(article: Article, room: _Room) -> Iterator[Found]:
    for index, topic in enumerate(article.front.topics or ()):
        if room.topics and topic not in room.topics:
            ending = did_you_mean(topic, room.topics) or f"; the topics are {', '.join(sorted(room.topics))}"
            yield _error(article, ("topics", index), f"topic {quote(topic)} is not in topics.yml{ending}")


def _publishers(article: Article, room: _Room) -> Iterator[Found]:
    for index, source in enumerate(article.front.sources):
        if room.publishers and source.publisher not in room.publishers:
            ending = did_you_mean(source.publisher, room.publishers) or "; add it there, or use one that is"
            message = f"publisher {quote(source.publisher)} is not in publishers.yml{ending}"
            yield _error(article, ("sources", index, "publisher"), message)


def _lines(article: Article, _: _Room) -> Iterator[Found]:
    for key in ("title", *_NAMES):
        if "\n" in "".join(getattr(article.front, key)):
            yield _error(article, (key,), f"{quote(key)} runs over several lines; write each text on one")


def _dates(article: Article, room: _Room) -> Iterator[Found]:
    front, named = article.front, date_of(article.id)
    if front.date != named:
        message = f"the date is {front.date} here but {named} in the file's name; make them equal"
        yield _error(article, ("date",), message)
    published = ((("sources", n, "published"), source.published) for n, source in enumerate(front.sources))
    for path, day in ((("date",), front.date), *published):
        if day and day.first_day > room.today:
            yield _error(article, path, f"{day} lies in the future; check the year, the month and the day")


def _same_as(article: Article, room: _Room) -> Iterator[Found]:
    front = article.front
    for key, ids in (("same_as", front.same_as), ("not_same_as", front.not_same_as)):
        for index, other in enumerate(ids):
            if other == article.id:
                yield _error(article, (key, index), f"{key} names the article itself; delete this id")
            elif other not in room.articles:
                ending = did_you_mean(other, room.articles) or "; write the name of its file without .md"
                yield _error(article, (key, index), f"there is no article {quote(other)}{ending}")
            elif key == "not_same_as" and other in front.same_as:
                message = f"{quote(other)} stands in same_as and in not_same_as; keep one of them"
                yield _error(article, (key, index), message)


def _repeated(article: Article, _: _Room) -> Iterator[Found]:
    for key in _LISTS:
        items = getattr(article.front, key) or ()
        for index, item in enumerate(items):
            if item in items[:index]:
                yield _error(article, (key, index), f"{quote(item)} stands twice in {key}; delete one")


def _names(article: Article, room: _Room) -> Iterator[Found]:
    for kind in _NAMES:
        for index, name in enumerate(getattr(article.front, kind)):
            if known := room.aliases[kind].get(name):
                message = f"{quote(name)} is spelt {quote(known)} in names.yml; write it so"
                yield _warning(article, (kind, index), message)


def _addresses(article: Article, room: _Room) -> Iterator[Found]:
    seen: set[str] = set()
    for index, source in enumerate(article.front.sources):
        address, path = canonical_address(source.url), ("sources", index, "url")
        if address in seen:
            yield _error(article, path, "this address stands twice among the sources; delete one")
        elif other := next((one for one in room.reports[address] if not _are_judged(article, one)), None):
            message = f"{other.file} names this source as well; if both tell one story, say so with same_as"
            yield _warning(article, path, message)
        seen.add(address)


def _are_judged(one: Article, other: Article) -> bool:
    """Tell whether two articles are the same file, or an editor has said how they stand to each other."""
    of_one, of_other = one.front, other.front
    return (
        one is other
        or other.id in (*of_one.same_as, *of_one.not_same_as)
        or one.id in (*of_other.same_as, *of_other.not_same_as)
    )


def _hosts(article: Article, room: _Room) -> Iterator[Found]:
    for index, source in enumerate(article.front.sources):
        path, host = ("sources", index, "url"), host_of(source.url)
        owner = owner_of(host, room.hosts)
        if not host:
            yield _error(article, path, f"{quote(source.url)} names no host; write the whole address")
        elif owner and owner != source.publisher and source.publisher in room.publishers:
            yield _error(article, path, f"{quote(host)} belongs to publisher {quote(owner)}; name that one")
        elif not owner and source.publisher in room.content.publishers:
            message = (
                f"{quote(host)} is not among the hosts of {quote(source.publisher)}; add it in publishers.yml"
            )
            yield _warning(article, path, message)


def _body(written: Written, room: _Room) -> Iterator[Found]:
    found = look_through(written.body, written.body_line)
    for fault in found.faults:
        yield fault.mark, Severity.ERROR, fault.message
    for link in found.links:
        if message := _dead_link(link, written, room):
            yield link.mark, Severity.ERROR, message


def _dead_link(link: Link, written: Written, room: _Room) -> str | None:
    file = local_file(link, written.file)
    if not file:
        return None
    if file not in room.files:
        return no_such_file(link, written.file, room.files)
    article = room.files[file]
    if article and article.front.draft and not _is_draft(written):
        return f"{quote(link.target)} is a draft, which is not published; remove the link"
    return None


def _is_draft(written: Written) -> bool:
    return isinstance(written, Article) and written.front.draft


def _topic_problems(content: Content) -> Iterator[Problem]:
    file, marks = _room_file(content, "topics.yml")
    for id_, topic in content.topics.items():
        for index, phrase in enumerate(topic.phrases):
            if message := _phrase_fault(phrase):
                mark = marks.value(id_, "phrases", index)
                yield Problem(file, mark.line, mark.column, Severity.ERROR, f"{quote(phrase)} {message}")


def _phrase_fault(phrase: str) -> str | None:
    words = phrase.removeprefix("!").removesuffix("*").strip()
    if not words:
        return "holds no word; write one, or delete the phrase"
    return 'has "*" elsewhere than at its end; write the words out' if "*" in words else None


def _host_problems(content: Content) -> Iterator[Problem]:
    file, marks = _room_file(content, "publishers.yml")
    owners: dict[str, str] = {}
    for publisher, index, host in _listed_hosts(content):
        owner = owners.setdefault(host, publisher)
        if owner != publisher:
            mark = marks.value(publisher, "hosts", index)
            message = f"{quote(host)} belongs to publisher {quote(owner)} already; delete it from one of them"
            yield Problem(file, mark.line, mark.column, Severity.ERROR, message)


def _listed_hosts(content: Content) -> list[tuple[str, int, str]]:
    """Give publisher, position and host as sources are compared with it."""
    return [
        (id_, index, host_of(f"https://{host}"))
        for id_, publisher in content.publishers.items()
        for index, host in enumerate(publisher.hosts)
    ]


def _error(article: Article, path: Path, message: str) -> Found:
    return article.marks.value(*path), Severity.ERROR, message


def _warning(article: Article, path: Path, message: str) -> Found:
    return article.marks.value(*path), Severity.WARNING, message


_ARTICLE_RULES: tuple[Callable[[Article, _Room], Iterator[Found]], ...] = (
    _lines,
    _dates,
    _topics,
    _publishers,
    _hosts,
    _addresses,
    _same_as,
    _repeated,
    _names,
    _body,
)
