"""Tellings → stories: one lead each, its copies with the evidence, and what may be one.

The rules, in their order:

1. What editors wrote is final. `same_as` holds in both directions and makes
   one story of all it links; `not_same_as` parts two tellings whatever a rule
   or another editor's word says.
2. Equal sets of addresses, on the same day as far as days are known, are one.
3. Equal words are one: within 72 hours, or at any distance if the text is long.
4. A text most of whose word runs stand in another's is its copy, within 72
   hours. The bar is higher for a short text and where a day is not known;
   reports off one template are told apart by their figures.
5. What only comes near is possible: reported, never merged.

A telling joins a story only when it matches the story's lead, so that chains
of small changes do not snowball. Tellings are taken in the order of rank and
id, so the order they came in changes nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import Final, NamedTuple

from rapidfuzz import fuzz, utils

from generator.errors import DigestError
from generator.model import Copy, Evidence, Judgement, Possible, Telling
from generator.text.addresses.canonical_address import canonical_address, leads_to_a_page
from generator.text.event_date import EventDate
from generator.text.found.dates import days_apart
from generator.text.likeness.fingerprint import (
    Fingerprint,
    WordNumbers,
    figures_in_common,
    fingerprint,
    overlap,
)
from generator.text.likeness.likely_pairs import likely_pairs, pairs_within
from generator.text.likeness.linking import Neighbours, are_parted, linked, neighbours

WINDOW_DAYS: Final = 3
"""Re-takes of a report appear within 72 hours."""

FEWEST_WORDS: Final = 20
"""Shorter texts may be equal by chance."""

LONG_WORDS: Final = 100
"""Texts so long are never equal by chance, be they years apart."""

CONTAINED: Final = 0.5
HIGHER_BAR: Final = 0.15
NEARLY_CONTAINED: Final = 0.3
FEWEST_SHARED: Final = 16
SHORT: Final = 60
"""Shares and counts of word runs, four words each."""

FEWEST_FIGURES: Final = 4
FIGURES_AGREE: Final = 0.5
"""Two reports off one template have the words in common and not the figures."""

TITLES_ALIKE: Final = 75.0
FEWEST_NAMES: Final = 3
NAMES_ALIKE: Final = 0.5
NEIGHBOURS: Final = 50
"""A telling is held against so many others of one address, text or name at most."""

STRENGTH: Final = ("containment", "text", "address")


@dataclass(frozen=True, slots=True, eq=False)
class _Head:
    """What stands for a story while it looks for its place: its first telling, made comparable."""

    telling: Telling
    text: Fingerprint
    addresses: frozenset[str]
    members: tuple[str, ...]

    @property
    def date(self) -> EventDate | None:
        return self.telling.date


class _Likeness(NamedTuple):
    """What comparing two heads gave; only what is `sure` merges them."""

    sure: bool
    evidence: Evidence


_Shared = Callable[[_Head], Iterable[str]]
_ADDRESSES: Final[_Shared] = attrgetter("addresses")
_NAMES: Final[_Shared] = attrgetter("telling.names")
_Alike = Callable[[_Head, _Head], Evidence | None]


def dedupe(tellings: Iterable[Telling]) -> Judgement:
    """Judge which of `tellings` tell one story, by the rules at the top of this file.

    Gives every telling's place: a lead, or a copy of one lead. Raises
    DigestError where two tellings have one id.
    """
    told = sorted(tellings, key=lambda telling: (telling.rank, telling.id))
    _refuse_repeated(told)
    apart = neighbours((telling.id, other) for telling in told for other in telling.not_same_as)
    heads = _heads(told, apart)
    stories = _Stories(apart)
    likely = likely_pairs([head.text.shingles for head in heads])
    for number, head in enumerate(heads):
        stories.place(number, head, likely.get(number, ()))
    return stories.judgement()


def _refuse_repeated(told: Sequence[Telling]) -> None:
    for one, other in pairwise(sorted(telling.id for telling in told)):
        if one == other:
            msg = f'two articles have the id "{one}"; give one of them another'
            raise DigestError(msg)


def _heads(told: Sequence[Telling], apart: Neighbours) -> list[_Head]:
    by_id = {telling.id: telling for telling in told}
    links = neighbours((telling.id, other) for telling in told for other in telling.same_as)
    numbers_of = WordNumbers()
    return [_head(by_id[group[0]], tuple(group), numbers_of) for group in linked(list(by_id), links, apart)]


def _head(telling: Telling, members: tuple[str, ...], numbers_of: WordNumbers) -> _Head:
    addresses = frozenset(filter(leads_to_a_page, map(canonical_address, telling.addresses)))
    return _Head(telling, fingerprint(telling.text, numbers_of), addresses, members)


class _Stories:
    """The stories found so far."""

    def __init__(self, apart: Neighbours) -> None:
        self._apart = apart
        self._leads: dict[int, _Head] = {}
        self._members: dict[int, set[str]] = {}
        self._by_addresses: dict[frozenset[str], list[int]] = defaultdict(list)
        self._by_words: dict[bytes, list[int]] = defaultdict(list)
        self._copies: list[Copy] = []
        self._possible: dict[tuple[int, int], Evidence] = {}

    def place(self, number: int, head: _Head, likely: Iterable[int]) -> None:
        """Let `head` join the story it is surest to tell, or begin one."""
        likenesses = dict(self._likenesses(head, likely))
        sure = [lead for lead, likeness in likenesses.items() if likeness.sure]
        if sure:
            lead = max(sure, key=lambda lead: (*_strength(likenesses[lead].evidence), -lead))
            self._join(lead, head, likenesses[lead].evidence)
        else:
            self._begin(number, head)
            near = {(lead, number): likeness.evidence for lead, likeness in likenesses.items()}
            self._possible.update(near)

    def judgement(self) -> Judgement:
        """Give what was found, with the leads that may be one for other reasons than their text."""
        for shared, alike in ((_ADDRESSES, _by_some_addresses), (_NAMES, _by_title_or_names)):
            self._suspect(shared, alike)
        return Judgement(
            leads=tuple(head.telling.id for head in self._leads.values()),
            copies=tuple(sorted(self._copies, key=lambda copy: (copy.lead, copy.copy))),
            possible=tuple(self._doubtful(*pair) for pair in sorted(self._possible)),
        )

    def _suspect(self, shared: _Shared, alike: _Alike) -> None:
        """Note the leads of near days that have something in common and are alike by it."""
        dated = (
            (head.date.first_day, number, shared(head))
            for number, head in self._leads.items()
            if head.date and head.date.precision == "day"
        )
        for one, other in pairs_within(WINDOW_DAYS, dated, NEIGHBOURS):
            evidence = alike(self._leads[one], self._leads[other])
            if evidence and not self._parted(one, self._leads[other]):
                self._possible.setdefault((one, other), evidence)

    def _likenesses(self, head: _Head, likely: Iterable[int]) -> Iterator[tuple[int, _Likeness]]:
        same_addresses = self._by_addresses[head.addresses][-NEIGHBOURS:] if head.addresses else []
        same_words = self._by_words[head.text.key][-NEIGHBOURS:]
        for lead in sorted({*same_addresses, *same_words, *likely} & self._leads.keys()):
            likeness = _compare(self._leads[lead], head)
            if likeness and not self._parted(lead, head):
                yield lead, likeness

    def _parted(self, lead: int, head: _Head) -> bool:
        members = self._members.get(lead, set())
        return are_parted(head.members, members, self._apart)

    def _begin(self, number: int, head: _Head) -> None:
        self._leads[number] = head
        self._members[number] = set(head.members)
        self._by_addresses[head.addresses].append(number)
        self._by_words[head.text.key].append(number)
        self._add_copies(head.telling.id, head.members[1:], Evidence("editor", 1.0))

    def _join(self, lead: int, head: _Head, evidence: Evidence) -> None:
        self._members[lead].update(head.members)
        story = self._leads[lead].telling.id
        self._add_copies(story, head.members[:1], evidence)
        self._add_copies(story, head.members[1:], Evidence("editor", 1.0))

    def _add_copies(self, lead: str, copies: Iterable[str], evidence: Evidence) -> None:
        self._copies.extend(Copy(lead, copy, evidence) for copy in copies)

    def _doubtful(self, one: int, other: int) -> Possible:
        evidence = self._possible[one, other]
        return Possible(self._leads[one].telling.id, self._leads[other].telling.id, evidence)


def _strength(evidence: Evidence) -> tuple[int, float]:
    return STRENGTH.index(evidence.kind), evidence.score


def _compare(lead: _Head, head: _Head) -> _Likeness | None:
    apart = days_apart(lead.date, head.date)
    if lead.addresses and lead.addresses == head.addresses and (apart is None or lead.date == head.date):
        return _Likeness(sure=True, evidence=Evidence("address", 1.0))
    near = apart is None or apart <= WINDOW_DAYS
    if lead.text.key == head.text.key and lead.text.length >= FEWEST_WORDS:
        return _Likeness(near or lead.text.length >= LONG_WORDS, Evidence("text", 1.0))
    return _contained(lead, head) if near else None


def _contained(lead: _Head, head: _Head) -> _Likeness | None:
    found = overlap(lead.text, head.text)
    if found.shared < FEWEST_SHARED or found.containment < NEARLY_CONTAINED:
        return None
    days_known = all(date and date.precision == "day" for date in (lead.date, head.date))
    bar = CONTAINED + HIGHER_BAR * (found.smaller < SHORT) + HIGHER_BAR * (not days_known)
    sure = found.containment >= bar and _figures_agree(lead.telling.text, head.telling.text)
    return _Likeness(sure, Evidence("containment", round(found.containment, 3)))


def _figures_agree(one: str, other: str) -> bool:
    return figures_in_common(one, other, FEWEST_FIGURES) >= FIGURES_AGREE


def _by_some_addresses(one: _Head, other: _Head) -> Evidence:
    return Evidence("address", _share_in_common(one.addresses, other.addresses))


def _by_title_or_names(one: _Head, other: _Head) -> Evidence | None:
    titles = fuzz.token_sort_ratio(one.telling.title, other.telling.title, processor=utils.default_process)
    if titles >= TITLES_ALIKE:
        return Evidence("title", round(titles / 100, 3))
    names = frozenset(one.telling.names), frozenset(other.telling.names)
    alike = _share_in_common(*names)
    same_day = one.date == other.date and len(names[0] & names[1]) >= FEWEST_NAMES
    return Evidence("names", alike) if same_day and alike >= NAMES_ALIKE else None


def _share_in_common(one: frozenset[str], other: frozenset[str]) -> float:
    return round(len(one & other) / len(one | other), 3)
