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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Final

from rapidfuzz import fuzz, utils

from generator.errors import DigestError
from generator.model import Copy, Evidence, Judgement, Possible, Telling
from generator.text.canonical_address import canonical_address, leads_to_a_page
from generator.text.event_date import EventDate
from generator.text.fingerprint import (
    Fingerprint,
    WordNumbers,
    containment,
    figures_in_common,
    fingerprint,
    shared_shingles,
)
from generator.text.likely_pairs import likely_pairs

WINDOW_DAYS: Final = 3
"""Re-takes of a report appear within 72 hours."""

FEWEST_WORDS: Final = 20
LONG_WORDS: Final = 100
FEWEST_SHARED: Final = 16
SHORT: Final = 60
CONTAINED: Final = 0.5
HIGHER_BAR: Final = 0.15
NEAR: Final = 0.3
FEWEST_FIGURES: Final = 4
FIGURES_AGREE: Final = 0.5
TITLES_ALIKE: Final = 75.0
FEWEST_NAMES: Final = 3
NAMES_ALIKE: Final = 0.5
NEIGHBOURS: Final = 50
"""A text is held against so many others of one address or name at most."""
