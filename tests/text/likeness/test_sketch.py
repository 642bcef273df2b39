"""A report is known again by its sketch, which is written alike on every machine."""

import base64
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.likeness.fingerprint import fingerprint
from generator.text.likeness.sketch import Sketch, estimate, read_sketch, sketch_of, write_sketch

SHORT = "Quillon Marine said on Monday that 12 of its 48 ships were painted blue in Port Example."
WRITTEN = "v1:DgAOAgISsx0Sqt-uNqLAuD1sZWVHL2yQTzq9OlUaDv1W01QojDYz-bKEUB_TIaEz2OYjUPHiWALyhcu-8zhOzYThlmfMnKg"
RANDOM = random.Random(5)
WORDS = [
    f"{one}{other}" for one in ("bar", "col", "dun", "fer", "gul") for other in ("ax", "em", "ir", "ob", "us")
]
LONG = " ".join(RANDOM.choice(WORDS) for _ in range(600))


def read(written: str) -> Sketch:
    sketch = read_sketch(written)
    assert sketch
    return sketch


def whole(text: str) -> Sketch:
    return sketch_of(text, fingerprint(text).shingles)


def test_what_is_written_is_pinned() -> None:
    assert write_sketch(SHORT) == WRITTEN


def test_it_stays_small_however_long_the_report() -> None:
    assert len(write_sketch(LONG * 20)) < 300


def test_no_word_of_the_report_can_be_read_from_it() -> None:
    data = base64.urlsafe_b64decode(write_sketch(SHORT).removeprefix("v1:") + "==")
    assert not [word for word in SHORT.split() if word.encode() in data]


def test_a_report_is_wholly_in_its_own_sketch() -> None:
    assert estimate(read(write_sketch(LONG)), whole(LONG)).likely == 1.0
    assert estimate(read(write_sketch(SHORT)), whole(SHORT)).certain == 1.0


def test_of_half_a_report_about_half_is_found_and_less_is_certain() -> None:
    words = LONG.split()
    other = " ".join([*words[:300], *reversed(words[:300])])
    found = estimate(read(write_sketch(LONG)), whole(other))
    assert 0.3 < found.likely < 0.7
    assert found.certain < found.likely


def test_two_sketches_can_be_compared_without_any_text() -> None:
    beginning = " ".join(LONG.split()[:400])
    found = estimate(read(write_sketch(LONG)), read(write_sketch(beginning)))
    assert found.likely == 1.0


@pytest.mark.parametrize(
    "spoilt", ["v2:AAAA", "v1:", "v1:A", "v1:AAAA", "v1:____", WRITTEN[:-4], WRITTEN + "AA"]
)
def test_what_cannot_be_read_says_nothing(spoilt: str) -> None:
    assert read_sketch(spoilt) is None


@given(st.text(max_size=400))
def test_what_was_written_can_be_read(text: str) -> None:
    assert read(write_sketch(text)).runs == fingerprint(text).shingles.size


@given(st.from_regex(r"v1:[A-Za-z0-9_-]{0,60}", fullmatch=True))
def test_whatever_stands_there_reading_it_never_fails(written: str) -> None:
    read_sketch(written)
