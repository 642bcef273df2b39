"""Text → topics, each with the phrases and places that gave it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.model import Phrase, Tag, Topic
from generator.text.likeness.phrase_matching import Match, PhraseMatcher

IN_TITLE: Final = 3.0
IN_LEAD: Final = 2.0
IN_BODY: Final = 1.0
SAID_AGAIN: Final = 0.5
MOST_IN_BODY: Final = 2.0
"""What a phrase weighs by where it stands; in the body, said three times weighs as much as in the lead."""

PARTING: Final = "\n\n"


@dataclass(frozen=True, slots=True)
class TopicMatcher:
    """The phrases of all topics, made ready to be met in any number of texts."""

    phrases: PhraseMatcher
    thresholds: Mapping[str, float]


def topic_matcher(topics: Mapping[str, Topic]) -> TopicMatcher:
    """Make ready the phrases of `topics`; once per run is enough."""
    phrases = PhraseMatcher({id_: topic.phrases for id_, topic in topics.items()})
    return TopicMatcher(phrases, {id_: topic.threshold for id_, topic in topics.items()})


def tag(title: str, lead: str, body: str, topics: TopicMatcher) -> tuple[Tag, ...]:
    """Give the topics of a text, the weightiest first.

    Each phrase of a topic counts once where it weighs most: in the title, in
    the lead (or summary), in the body. A topic is given where its phrases
    together reach its threshold. The places in its evidence are those in
    `title`, `lead` and `body` joined by blank lines, in this order; of each
    phrase, the first place in each of the three parts is named.
    """
    found: dict[str, list[Match]] = defaultdict(list)
    for match in topics.phrases.find(PARTING.join((title, lead, body))):
        found[match.group].append(match)
    body_start = len(title) + len(lead) + 2 * len(PARTING)
    parts = _Parts(len(title), body_start)
    weights = {topic: parts.weight(matches) for topic, matches in found.items()}
    given = [topic for topic, weight in weights.items() if weight >= topics.thresholds[topic]]
    given.sort(key=lambda topic: (-weights[topic], topic))
    return tuple(Tag(topic, parts.evidence(found[topic])) for topic in given)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Where the title ends and the body starts."""

    title_end: int
    body_start: int

    def weight(self, matches: Iterable[Match]) -> float:
        """Add up what the distinct phrases of a topic weigh."""
        weights: dict[str, float] = {}
        in_body = Counter(match.phrase for match in matches if match.start >= self.body_start)
        for match in matches:
            weight = self._weight_at(match.start, in_body[match.phrase])
            weights[match.phrase] = max(weight, weights.get(match.phrase, 0.0))
        return sum(weights.values())

    def evidence(self, matches: Iterable[Match]) -> tuple[Phrase, ...]:
        """Give each phrase at the first place of each part it stands in."""
        first: dict[tuple[str, float], Phrase] = {}
        for match in matches:
            part = self._weight_at(match.start, 1)
            first.setdefault((match.phrase, part), Phrase(match.phrase, match.start, match.end))
        return tuple(first.values())

    def _weight_at(self, start: int, times_in_body: int) -> float:
        if start < self.title_end:
            return IN_TITLE
        if start < self.body_start:
            return IN_LEAD
        return min(IN_BODY + SAID_AGAIN * (times_in_body - 1), MOST_IN_BODY)
