"""How well topics and names are found: in labelled cases, half of them held out, and in the archive.

The cases of the development half may be looked at when phrases are chosen,
those of the held-out half never, so that their table tells what the phrases do
to texts that nobody had in mind. Beside the tagger stand bare words: a topic
wherever one of its phrases occurs, as a search without rules would give it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from hashlib import sha256
from operator import eq
from pathlib import Path
from typing import Any, Final

import yaml

from generator.model import Content
from generator.stages.read_content import read_content
from generator.stages.suggest_names import KINDS, gazetteer, suggest_names
from generator.stages.tag import TopicMatcher, tag, topic_matcher
from tests.project import ROOT
from tests.quality.table import Table

CASES: Final = Path(__file__).with_name("cases") / "tagging"
COLUMNS: Final = ("precision", "recall", "F1", "F1 of bare words", "labelled")


@dataclass(frozen=True)
class Case:
    """A labelled text: the labels it should have, those it is given, and those that bare words give."""

    title: str
    wanted: frozenset[str]
    found: frozenset[str]
    bare: frozenset[str] = frozenset()

    @property
    def is_held_out(self) -> bool:
        """Tell the half, by the title alone, so that a case never changes sides."""
        return sha256(self.title.encode()).digest()[0] % 2 == 1


@dataclass(frozen=True)
class Score:
    """Counts of labels that were wanted, that were found, and that were both."""

    wanted: int
    found: int
    both: int

    @property
    def precision(self) -> float:
        """What part of the found was wanted."""
        return self.both / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """What part of the wanted was found."""
        return self.both / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.both / max(1, self.wanted + self.found)


@cache
def content() -> Content:
    """Read the archive, once."""
    read, problems = read_content(ROOT / "content")
    assert problems == ()
    return read


@cache
def topic_cases() -> tuple[Case, ...]:
    """Give the labelled cases of all topics, tagged as a raw article would be."""
    return tuple(_tagged(case["title"], case["text"], "", case["topics"]) for case in _labelled("topics"))


@cache
def archive_cases() -> tuple[Case, ...]:
    """Give the articles of the archive, their editors' topics being right."""
    fronts = [(article.front, article.body) for article in content().articles]
    return tuple(
        _tagged(front.title, front.summary, body, front.topics) for front, body in fronts if front.topics
    )


@cache
def name_cases() -> tuple[Case, ...]:
    """Give the labelled cases of names; a label is a kind and a name, `people/Shinzo Abe`."""
    known = gazetteer(content().names)
    cases = []
    for case in _labelled("names"):
        found = suggest_names(f"{case['title']}\n\n{case['text']}", known)
        wanted = frozenset(f"{kind}/{name}" for kind in KINDS for name in case.get(kind, ()))
        cases.append(Case(case["title"], wanted, frozenset(f"{one.kind}/{one.name}" for one in found)))
    return tuple(cases)


def topic_scores(cases: Iterable[Case]) -> dict[str, Score]:
    """Count each topic over `cases`."""
    pairs = [(case.wanted, case.found) for case in cases]
    return {topic: _score(pairs, partial(eq, topic)) for topic in content().topics}


def name_scores(cases: Iterable[Case]) -> dict[str, Score]:
    """Count all names of each kind over `cases`."""
    pairs = [(case.wanted, case.found) for case in cases]
    return {kind: _score(pairs, partial(_is_of, kind)) for kind in KINDS}


def macro_f1(scores: Mapping[str, Score]) -> float:
    """Give the mean F1 over all labels, the rare ones counting as much as the frequent."""
    return sum(score.f1 for score in scores.values()) / len(scores)


def halves(cases: Iterable[Case]) -> tuple[list[Case], list[Case]]:
    """Part cases into those for development and those held out."""
    cases = list(cases)
    return [case for case in cases if not case.is_held_out], [case for case in cases if case.is_held_out]


def tables() -> Iterator[Table]:
    """Give the tables of tagging: topics in both halves and in the archive, then names."""
    development, held_out = halves(topic_cases())
    yield _topic_table("Topics, cases for development", development)
    yield _topic_table("Topics, held-out cases", held_out)
    yield _topic_table("Topics, what editors chose in the archive", archive_cases())
    yield _table(f"Names, {len(name_cases())} cases", name_scores(name_cases()), {})


def _labelled(folder: str) -> Iterator[dict[str, Any]]:
    for path in sorted((CASES / folder).glob("*.yml")):
        yield from yaml.safe_load(path.read_text("utf-8"))


@cache
def _matcher() -> TopicMatcher:
    return topic_matcher(content().topics)


def _tagged(title: str, lead: str, body: str, wanted: Iterable[str]) -> Case:
    if not body:
        lead, _, body = lead.strip().partition("\n\n")
    found = frozenset(given.topic for given in tag(title, lead, body, _matcher()))
    return Case(title, frozenset(wanted), found, _bare_words(f"{title}\n{lead}\n{body}"))


def _bare_words(text: str) -> frozenset[str]:
    """Give each topic of which a phrase stands anywhere in the text, be it a part of another word."""
    lowered = text.lower()
    return frozenset(
        id_
        for id_, topic in content().topics.items()
        if any(phrase.strip("* ").lower() in lowered for phrase in topic.phrases if phrase[0] != "!")
    )


def _is_of(kind: str, label: str) -> bool:
    return label.startswith(f"{kind}/")


def _score(pairs: Iterable[tuple[frozenset[str], frozenset[str]]], belongs: Callable[[str], bool]) -> Score:
    kept = [({*filter(belongs, wanted)}, {*filter(belongs, found)}) for wanted, found in pairs]
    return Score(
        sum(len(wanted) for wanted, _ in kept),
        sum(len(found) for _, found in kept),
        sum(len(wanted & found) for wanted, found in kept),
    )


def _topic_table(title: str, cases: Collection[Case]) -> Table:
    bare = [replace(case, found=case.bare) for case in cases]
    return _table(f"{title}, {len(cases)}", topic_scores(cases), topic_scores(bare))


def _table(title: str, scores: Mapping[str, Score], bare: Mapping[str, Score]) -> Table:
    rows: dict[str, Sequence[float | None]] = {
        label: (one.precision, one.recall, one.f1, bare[label].f1 if bare else None, one.wanted)
        for label, one in scores.items()
    }
    wanted = sum(one.wanted for one in scores.values())
    rows["mean"] = (None, None, macro_f1(scores), macro_f1(bare) if bare else None, wanted)
    return Table(title, COLUMNS, rows)
