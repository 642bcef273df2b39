"""An archive of any size to measure with: `python -m tests.benchmarks.corpus FOLDER [NUMBER]`.

The same number gives the same files, on any machine. The articles are noise in
the shape of the digest's own: 450 words each, drawn as often as the digest uses
them, with one new word in a hundred, as rare names and terms keep coming in any
archive. Topics, publishers, names and pages are the digest's own. Years hold
more and more articles, and one stands out, with more than 500 of 10,000.
"""

import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path
from random import Random

import yaml

from tests.project import ROOT

WORDS = 450
PARAGRAPHS = 6
WORDS_IN_A_SENTENCE = 18
NEW_WORDS = 0.01
RETAKEN = 20
NUMBER = 10_000
SYLLABLES = ("ba", "ka", "ta", "ma", "na", "ra", "sa", "shi", "chi", "ri", "mo", "no", "ton", "ley", "berg")
FIRST, LAST = date(1945, 9, 2), date(2025, 12, 31)
FULLEST_YEAR = date(2017, 1, 1)
IN_THE_FULLEST_YEAR = 0.04

Drawn = tuple[Sequence[str], Sequence[float]]
"""Things to draw from, with the running totals of how often each is drawn."""


@dataclass(frozen=True, slots=True)
class _Room:
    """What articles are drawn from."""

    words: Drawn
    topics: Drawn
    publishers: Drawn
    people: Drawn
    places: Drawn
    organizations: Drawn
    hosts: Mapping[str, str]


def write_corpus(content: Path, folder: Path, number: int = NUMBER) -> None:
    """Write `number` articles, and all else that an editors' room like `content` has, into `folder`."""
    shutil.copytree(content, folder, ignore=shutil.ignore_patterns("articles"), dirs_exist_ok=True)
    room, random = _room(content), Random(number)
    for place in range(number):
        when = _day(random)
        id_ = f"{when}-report-{place}"
        path = folder / "articles" / id_[:4] / f"{id_}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_article(room, random, id_, when), "utf-8")


def write_records(content: Path, file: Path, number: int = NUMBER) -> None:
    """Write `number` raw articles as JSON Lines; every twentieth is the one before it, abridged."""
    room, random = _room(content), Random(number)
    record: dict[str, str] = {}
    with file.open("w", encoding="utf-8") as lines:
        for place in range(number):
            again = place % RETAKEN == RETAKEN - 1
            record = {**_abridged(record), "id": f"raw-{place}"} if again else _record(room, random, place)
            lines.write(f"{json.dumps(record)}\n")


def _record(room: _Room, random: Random, place: int) -> dict[str, str]:
    (publisher,) = _some(room.publishers, random, 1)
    return {
        "id": f"raw-{place}",
        "title": _sentence(room, random, 8)[:-1],
        "date": _day(random),
        "publisher": publisher,
        "url": f"https://{room.hosts[publisher]}/{place}.html",
        "text": _body(room, random),
    }


def _abridged(record: dict[str, str]) -> dict[str, str]:
    return {**record, "url": f"{record['url']}?again", "text": record["text"].rpartition("\n\n")[0]}


def _room(content: Path) -> _Room:
    texts = [path.read_text("utf-8") for path in sorted((content / "articles").rglob("*.md"))]
    bodies = " ".join(text.rpartition("\n---\n")[2] for text in texts)
    names = yaml.safe_load((content / "names.yml").read_text("utf-8"))
    publishers = yaml.safe_load((content / "publishers.yml").read_text("utf-8"))
    return _Room(
        words=_as_often_as_met(re.findall(r"[A-Za-z]+", bodies)),
        topics=_fewer_and_fewer(yaml.safe_load((content / "topics.yml").read_text("utf-8"))),
        publishers=_fewer_and_fewer(publishers),
        people=_fewer_and_fewer(names["people"]),
        places=_fewer_and_fewer(names["places"]),
        organizations=_fewer_and_fewer(names["organizations"]),
        hosts={id_: publisher["hosts"][0] for id_, publisher in publishers.items()},
    )


def _as_often_as_met(words: Sequence[str]) -> Drawn:
    return words, range(1, len(words) + 1)


def _fewer_and_fewer(names: Iterable[str]) -> Drawn:
    """Draw the first twice as often as the second, three times as often as the third (Zipf's law)."""
    ordered = list(names)
    return ordered, list(accumulate(1 / rank for rank in range(1, len(ordered) + 1)))


def _day(random: Random) -> str:
    if random.random() < IN_THE_FULLEST_YEAR:
        return (FULLEST_YEAR + timedelta(days=random.randrange(365))).isoformat()
    days = (LAST - FIRST).days
    return (FIRST + timedelta(days=int(random.triangular(0, days, days)))).isoformat()


def _article(room: _Room, random: Random, id_: str, when: str) -> str:
    head = {
        "title": _sentence(room, random, 8)[:-1],
        "date": date.fromisoformat(when),
        "topics": _some(room.topics, random, 3),
        "summary": _sentence(room, random, 20),
        "sources": [
            {"publisher": publisher, "url": f"https://{room.hosts[publisher]}/{id_}.html"}
            for publisher in _some(room.publishers, random, 3)
        ],
        "people": _some(room.people, random, 4),
        "places": _some(room.places, random, 2),
        "organizations": _some(room.organizations, random, 3),
    }
    told = "".join(_entry(key, value) for key, value in head.items())
    return f"---\n{told}---\n{_body(room, random)}\n"


def _entry(key: str, value: object) -> str:
    """Write a key as the digest does: lists of names in brackets, nothing broken over lines."""
    is_flat = isinstance(value, list) and all(isinstance(item, str) for item in value)
    dump = partial(yaml.dump, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=10_000)
    return f"{key}: {dump(value, default_flow_style=True)}" if is_flat else str(dump({key: value}))


def _body(room: _Room, random: Random) -> str:
    return "\n\n".join(" ".join(_sentences(room, random)) for _ in range(PARAGRAPHS))


def _sentences(room: _Room, random: Random) -> Iterator[str]:
    left = WORDS // PARAGRAPHS
    while left > 0:
        yield _sentence(room, random, min(left, WORDS_IN_A_SENTENCE))
        left -= WORDS_IN_A_SENTENCE


def _sentence(room: _Room, random: Random, length: int) -> str:
    words, totals = room.words
    drawn = random.choices(words, cum_weights=totals, k=length)
    return (
        " ".join(_new(random) if random.random() < NEW_WORDS else word for word in drawn).capitalize() + "."
    )


def _new(random: Random) -> str:
    return "".join(random.choices(SYLLABLES, k=random.randint(2, 4)))


def _some(drawn: Drawn, random: Random, most: int) -> list[str]:
    names, totals = drawn
    return list(dict.fromkeys(random.choices(names, cum_weights=totals, k=random.randint(1, most))))


if __name__ == "__main__":
    write_corpus(ROOT / "content", Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else NUMBER)
