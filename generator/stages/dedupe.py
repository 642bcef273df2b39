"""Tellings → stories: one lead each, its copies with the evidence, and what may be one.

The rules, in their order:

1. What editors wrote is final. `same_as` holds in both directions and makes
   one story of all it links; `not_same_as` parts two tellings whatever a rule
   or another editor's word says.
2. Equal sets of addresses, on the same day as far as days are known, are one.
3. Equal words are one: within 72 hours, or at any distance if the text is long.
4. A report most of whose word runs stand in another's is its re-take, within
   72 hours, as `text/likeness/same_report.py` tells. Where a text is not at
   hand, its fingerprint stands for it.
5. What only comes near is possible: reported, never merged.

A telling joins a story only when it matches the story's lead, so that chains
of small changes do not snowball. Tellings are taken in the order of rank and
id, so the order they came in changes nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import product
from operator import attrgetter
from typing import Final, NamedTuple

from generator.errors import DigestError
from generator.model import Copy, Evidence, Judgement, Possible, Telling
from generator.text.addresses.canonical_address import leads_to_a_page
from generator.text.event_date import EventDate
from generator.text.found.dates import days_apart
from generator.text.likeness.fingerprint import Fingerprint, fingerprint, read_fingerprint
from generator.text.likeness.likely_pairs import DayIndex, RunIndex
from generator.text.likeness.linking import Neighbours, are_parted, linked, neighbours
from generator.text.likeness.same_report import are_equal, resemblance, share_in_common, titles_alike
from generator.text.likeness.sketch import Sketch, sketch_of, sketches

WINDOW_DAYS: Final = 3
"""Re-takes of a report appear within 72 hours."""

FEWEST_WORDS: Final = 20
"""Shorter texts may be equal by chance."""

LONG_WORDS: Final = 100
"""Texts so long are never equal by chance, be they years apart."""

TITLES_ALIKE: Final = 0.75
FEWEST_NAMES: Final = 3
NAMES_ALIKE: Final = 0.5
NEIGHBOURS: Final = 50
"""A telling is held against so many others of one address, text or name at most."""

STRENGTH: Final = ("containment", "text", "address")


@dataclass(frozen=True, slots=True, eq=False)
class _Head:
    """What stands for a story while it looks for its place: its first telling, made comparable.

    `reports` are its own text and those it has the fingerprints of.
    """

    telling: Telling
    text: Fingerprint
    reports: tuple[Sketch, ...]
    addresses: frozenset[str]
    members: tuple[str, ...]

    @property
    def date(self) -> EventDate | None:
        return self.telling.date


class _Likeness(NamedTuple):
    """What comparing two heads gave; only what is `sure` merges them."""

    sure: bool
    evidence: Evidence


_Alike = Callable[[_Head, _Head], Evidence | None]
_Shared = Callable[[_Head], Iterable[str]]
_TextOf = Callable[[str], str]
_RANK: Final = attrgetter("telling.rank", "telling.id")


def dedupe(
    tellings: Iterable[Telling], settled: Iterable[Telling] = (), text_of: _TextOf | None = None
) -> Judgement:
    """Judge which of `tellings` tell one story, by the rules at the top of this file.

    Those that are `settled` lead; they are not held against each other. With
    `text_of`, which gives the text of a telling by its id, no text of
    `tellings` is held in memory. Gives every telling's place: a lead, or a
    copy of one lead. Raises DigestError where two tellings have one id.
    """
    stories = Stories(settled)
    stories.add(tellings, text_of)
    return stories.judgement()


class Stories:
    """The stories found so far: many take time to load, one more takes hardly any."""

    def __init__(self, settled: Iterable[Telling] = ()) -> None:
        """Begin with what has been judged; only what editors wrote joins or parts `settled`."""
        self._told: dict[str, Telling] = {}
        self._apart: Neighbours = {}
        self._leads: dict[int, _Head] = {}
        self._members: dict[int, set[str]] = {}
        self._by_addresses: dict[frozenset[str], list[int]] = defaultdict(list)
        self._by_words: dict[bytes, list[int]] = defaultdict(list)
        self._near = [(*likeness, DayIndex(WINDOW_DAYS, NEIGHBOURS)) for likeness in _SUSPICIONS]
        self._copies: list[Copy] = []
        self._possible: dict[tuple[int, int], Evidence] = {}
        heads = self._heads(settled)
        for number, head in enumerate(heads):
            self._begin(number, head)
        self._known = [_by_runs(enumerate(heads))]

    def add(self, tellings: Iterable[Telling], text_of: _TextOf | None = None) -> None:
        """Let each of `tellings` join the story it is surest to tell, or begin one.

        With `text_of`, a text is asked for by id when it is needed again.
        Raises DigestError where one of them has the id of another.
        """
        first = len(self._leads) + len(self._copies)
        heads = list(enumerate(self._heads(tellings, text_of), first))
        new = _by_runs(heads)
        likely = new.pairs()
        for number, head in heads:
            known = (index.like(report.known) for index in self._known for report in head.reports)
            self._place(number, head, likely.get(number, set()).union(*known))
        self._known.append(new)

    def judgement(self) -> Judgement:
        """Give what was found."""
        return Judgement(
            leads=tuple(head.telling.id for head in self._leads.values()),
            copies=tuple(sorted(self._copies, key=lambda copy: (copy.lead, copy.copy))),
            possible=tuple(self._doubtful(*pair) for pair in sorted(self._possible)),
        )

    def _heads(self, tellings: Iterable[Telling], text_of: _TextOf | None = None) -> list[_Head]:
        """Make tellings comparable, those that editors linked as one."""
        heads = sorted((_head(telling, text_of) for telling in tellings), key=_RANK)
        for telling in (head.telling for head in heads):
            if self._told.setdefault(telling.id, telling) is not telling:
                msg = f'two articles have the id "{telling.id}"; give one of them another'
                raise DigestError(msg)
        by_id = {head.telling.id: head for head in heads}
        links = neighbours((id_, other) for id_, head in by_id.items() for other in head.telling.same_as)
        self._apart = neighbours((one.id, other) for one in self._told.values() for other in one.not_same_as)
        groups = linked(list(by_id), links, self._apart)
        return [replace(by_id[group[0]], members=tuple(group)) for group in groups]

    def _place(self, number: int, head: _Head, likely: Iterable[int]) -> None:
        likenesses = dict(self._likenesses(head, likely))
        sure = [lead for lead, likeness in likenesses.items() if likeness.sure]
        if sure:
            lead = max(sure, key=lambda lead: (*_strength(likenesses[lead].evidence), -lead))
            self._join(lead, head, likenesses[lead].evidence)
        else:
            self._begin(number, head)
            self._suspect(number, head)
            self._possible.update(
                {(lead, number): likeness.evidence for lead, likeness in likenesses.items()}
            )

    def _likenesses(self, head: _Head, likely: Iterable[int]) -> Iterator[tuple[int, _Likeness]]:
        same_addresses = self._by_addresses[head.addresses][-NEIGHBOURS:] if head.addresses else []
        same_words = self._by_words[head.text.key][-NEIGHBOURS:]
        for lead in sorted({*same_addresses, *same_words, *likely} & self._leads.keys()):
            likeness = _compare(self._leads[lead], head)
            if likeness and not self._parted(lead, head):
                yield lead, likeness

    def _parted(self, lead: int, head: _Head) -> bool:
        return are_parted(head.members, self._members[lead], self._apart)

    def _begin(self, number: int, head: _Head) -> None:
        self._leads[number] = head
        self._members[number] = set(head.members)
        self._by_addresses[head.addresses].append(number)
        self._by_words[head.text.key].append(number)
        self._add_copies(head.telling.id, head.members[1:], Evidence("editor", 1.0))
        if day := _day(head):
            for shared, _, index in self._near:
                index.add(day, number, shared(head))

    def _suspect(self, number: int, head: _Head) -> None:
        """Note the leads of near days that have something in common with a new one and are alike by it."""
        day = _day(head)
        for shared, alike, index in self._near:
            if day is None:
                return
            for lead in set(index.near(day, shared(head))) - {number}:
                evidence = alike(self._leads[lead], head)
                if evidence and not self._parted(lead, head):
                    self._possible.setdefault((lead, number), evidence)

    def _join(self, lead: int, head: _Head, evidence: Evidence) -> None:
        self._members[lead].update(head.members)
        story = self._leads[lead].telling.id
        self._add_copies(story, head.members[:1], evidence)
        self._add_copies(story, head.members[1:], Evidence("editor", 1.0))

    def _add_copies(self, lead: str, copies: Iterable[str], evidence: Evidence) -> None:
        self._copies.extend(Copy(lead, copy, evidence) for copy in copies)

    def _doubtful(self, one: int, other: int) -> Possible:
        return Possible(
            self._leads[one].telling.id, self._leads[other].telling.id, self._possible[one, other]
        )


def _by_runs(heads: Iterable[tuple[int, _Head]]) -> RunIndex:
    return RunIndex([(number, report.known) for number, head in heads for report in head.reports])


def _head(telling: Telling, text_of: _TextOf | None) -> _Head:
    text = read_fingerprint(telling.words) if telling.words else fingerprint(telling.text)
    own = sketch_of(partial(text_of, telling.id) if text_of else telling.text, text.shingles)
    addresses = frozenset(filter(leads_to_a_page, telling.addresses))
    return _Head(
        telling=replace(telling, text="") if text_of else telling,
        text=text,
        reports=(own, *sketches(telling.fingerprints)),
        addresses=addresses,
        members=(telling.id,),
    )


def _day(head: _Head) -> date | None:
    return head.date.first_day if head.date and head.date.precision == "day" else None


def _strength(evidence: Evidence) -> tuple[int, float]:
    return STRENGTH.index(evidence.kind), evidence.score


def _compare(lead: _Head, head: _Head) -> _Likeness | None:
    apart = days_apart(lead.date, head.date)
    if lead.addresses and lead.addresses == head.addresses and (apart is None or lead.date == head.date):
        return _Likeness(sure=True, evidence=Evidence("address", 1.0))
    near = apart is None or apart <= WINDOW_DAYS
    if lead.text.key == head.text.key and lead.text.length >= FEWEST_WORDS:
        return _Likeness(near or lead.text.length >= LONG_WORDS, Evidence("text", 1.0))
    return _by_reports(lead, head) if near else _by_equal_reports(lead, head)


def _by_reports(lead: _Head, head: _Head) -> _Likeness | None:
    """Compare all that two heads report, and give the surest."""
    days = lead.date, head.date
    found = filter(None, (resemblance(*pair, days) for pair in product(lead.reports, head.reports)))
    surest = max(found, key=lambda one: (one.is_sure, one.share), default=None)
    return _Likeness(surest.is_sure, Evidence("containment", surest.share)) if surest else None


def _by_equal_reports(lead: _Head, head: _Head) -> _Likeness | None:
    pairs = product(lead.reports, head.reports)
    is_equal = any(are_equal(*pair) and pair[0].runs >= LONG_WORDS for pair in pairs)
    return _Likeness(sure=True, evidence=Evidence("text", 1.0)) if is_equal else None


def _by_some_addresses(one: _Head, other: _Head) -> Evidence:
    return Evidence("address", share_in_common(one.addresses, other.addresses))


def _by_title_or_names(one: _Head, other: _Head) -> Evidence | None:
    titles = titles_alike(one.telling.title, other.telling.title)
    if titles >= TITLES_ALIKE:
        return Evidence("title", titles)
    names = frozenset(one.telling.names), frozenset(other.telling.names)
    alike = share_in_common(*names)
    same_day = one.date == other.date and len(names[0] & names[1]) >= FEWEST_NAMES
    return Evidence("names", alike) if same_day and alike >= NAMES_ALIKE else None


_SUSPICIONS: Final[Sequence[tuple[_Shared, _Alike]]] = (
    (attrgetter("addresses"), _by_some_addresses),
    (attrgetter("telling.names"), _by_title_or_names),
)
