"""The lists of the room: topics.yml and publishers.yml."""

from collections.abc import Iterator

from generator.errors import Problem, Severity
from generator.rules.room import Room
from generator.text.forms.fault import quote


def phrases(room: Room) -> Iterator[Problem]:
    """Find phrases of topics that hold no word, or a star elsewhere than at their end."""
    file, marks = room.file_named("topics.yml")
    for id_, topic in room.content.topics.items():
        for index, phrase in enumerate(topic.phrases):
            if message := _phrase_fault(phrase):
                mark = marks.value(id_, "phrases", index)
                yield Problem(file, mark.line, mark.column, Severity.ERROR, f"{quote(phrase)} {message}")


def shared_hosts(room: Room) -> Iterator[Problem]:
    """Find hosts that belong to two publishers."""
    file, marks = room.file_named("publishers.yml")
    owners: dict[str, str] = {}
    for publisher, index, host in room.listed_hosts():
        owner = owners.setdefault(host, publisher)
        if owner != publisher:
            mark = marks.value(publisher, "hosts", index)
            message = f"{quote(host)} belongs to publisher {quote(owner)} already; delete it from one of them"
            yield Problem(file, mark.line, mark.column, Severity.ERROR, message)


def _phrase_fault(phrase: str) -> str | None:
    words = phrase.removeprefix("!").removesuffix("*").strip()
    if not words:
        return "holds no word; write one, or delete the phrase"
    return 'has "*" elsewhere than at its end; write the words out' if "*" in words else None
