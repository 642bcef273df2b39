"""Text → topics, each with the phrases and places that gave it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.model import Article, Phrase, Tag, Topic
from generator.text.likeness.phrase_matching import Match, PhraseMatcher

IN_TITLE: Final = 3.0
IN_LEAD: Final = 2.0
IN_BODY: Final = 1.0
SAID_AGAIN: Final = 0.5
MOST_IN_BODY: Final = 2.0
"""What a phrase weighs by where it stands; in the body, said three times weighs as much as in the lead."""

PARTING: Final = "\n\n"

_TITLE, _LEAD, _BODY = range(3)
_Places = dict[tuple[str, int], list[Match]]
"""Where each phrase of a topic stands in each part, title, lead and body."""


@dataclass(frozen=True, slots=True)
class TopicMatcher:
    """The phrases of all topics, made ready to be met in any number of texts."""

    phrases: PhraseMatcher
    thresholds: Mapping[str, float]


def topic_matcher(topics: Mapping[str, Topic]) -> TopicMatcher:
    """Make ready the phrases of `topics`; once per run is enough."""
    phrases = PhraseMatcher({id_: topic.phrases for id_, topic in topics.items()})
    return TopicMatcher(phrases, {id_: topic.threshold for id_, topic in topics.items()})


def tags_of(article: Article, topics: TopicMatcher) -> tuple[Tag, ...]:
    """Give the topics of an article: those its editor named, or else those that its text gives."""
    front = article.front
    if front.topics is not None:
        return tuple(Tag(topic) for topic in front.topics)
    return tag(front.title, front.summary, article.body, topics)


def tag(title: str, lead: str, body: str, topics: TopicMatcher) -> tuple[Tag, ...]:
    """Give the topics of a text, the weightiest first.

    Each phrase of a topic counts once where it weighs most: in the title, in
    the lead (or summary), in the body. A topic is given where its phrases
    together reach its threshold. The places in its evidence are those in
    `title`, `lead` and `body` joined by blank lines, in this order; of each
    phrase, the first place in each of the three parts is named. A phrase is
    named as the topic spells it, or as the text does where that differs.
    """
    text = PARTING.join((title, lead, body))
    lead_start = len(title) + len(PARTING)
    body_start = lead_start + len(lead) + len(PARTING)
    found: dict[str, _Places] = defaultdict(dict)
    for match in topics.phrases.find(text):
        part = (match.start >= lead_start) + (match.start >= body_start)
        found[match.group].setdefault((match.phrase, part), []).append(match)
    weights = {topic: _weight(places) for topic, places in found.items()}
    given = [topic for topic, weight in weights.items() if weight >= topics.thresholds[topic]]
    given.sort(key=lambda topic: (-weights[topic], topic))
    return tuple(Tag(topic, _evidence(found[topic], text)) for topic in given)


def _weight(places: _Places) -> float:
    """Add up what the distinct phrases of a topic weigh."""
    weights: dict[str, float] = {}
    for (phrase, part), matches in places.items():
        weights[phrase] = max(_weight_in(part, len(matches)), weights.get(phrase, 0.0))
    return sum(weights.values())


def _weight_in(part: int, times: int) -> float:
    if part == _BODY:
        return min(IN_BODY + SAID_AGAIN * (times - 1), MOST_IN_BODY)
    return IN_LEAD if part == _LEAD else IN_TITLE


def _evidence(places: _Places, text: str) -> tuple[Phrase, ...]:
    """Give each phrase at the first place of each part it stands in."""
    return tuple(
        Phrase(_spelt(matches[0], text), matches[0].start, matches[0].end) for matches in places.values()
    )


def _spelt(match: Match, text: str) -> str:
    written = text[match.start : match.end]
    return match.phrase if written.lower().startswith(match.phrase.lower()) else written
