"""Mistakes as people make them, each put into a sound article at a place that is known."""

import re
from collections.abc import Callable
from random import Random
from typing import NamedTuple


class Slip(NamedTuple):
    """A text with one mistake, and the line and column where it must be found."""

    text: str
    line: int
    column: int


_AFTER_PEOPLE = ("places", "organizations", "language", "same_as", "not_same_as", "draft")

Mistake = Callable[[str, Random], Slip]


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _replaced(text: str, found: re.Match[str] | None, new: str, group: int = 1) -> Slip:
    assert found
    start, end = found.span(group)
    return Slip(text[:start] + new + text[end:], *_place(text, start))


def _inserted(text: str, offset: int, new: str) -> Slip:
    return Slip(text[:offset] + new + text[offset:], *_place(text, offset))


def _chosen(text: str, pattern: str, random: Random) -> re.Match[str]:
    return random.choice(list(re.finditer(pattern, text, re.MULTILINE)))


def _in_body(text: str, random: Random) -> int:
    """Give the beginning of a paragraph of the body."""
    body = text.index("\n---\n") + len("\n---\n")
    return random.choice([body, *(body + found.end() for found in re.finditer(r"\n\n(?=\w)", text[body:]))])


def _key_after(text: str, keys: tuple[str, ...]) -> int:
    """Give where the first of `keys` begins, or else the head ends."""
    found = re.search(rf"^(?:{'|'.join(keys)}): ", text, re.MULTILINE)
    return found.start() if found else text.index("\n---\n") + 1


def key_misspelt(text: str, random: Random) -> Slip:
    found = _chosen(text, r"^(title|date|summary|sources)(?=:)", random)
    cut = random.randrange(1, len(found[1]) - 1)
    swapped = found[1][:cut] + found[1][cut + 1] + found[1][cut] + found[1][cut + 2 :]
    return _replaced(text, found, swapped if swapped != found[1] else found[1] + "s")


def key_twice(text: str, random: Random) -> Slip:
    found = _chosen(text, r"^(?:title|date|summary): .*\n", random)
    return _inserted(text, found.end(), found[0])


def key_unknown(text: str, random: Random) -> Slip:
    found = _chosen(text, r"^(?=(?:title|date|summary): )", random)
    return _inserted(text, found.start(), f"zebra{random.randrange(100)}: striped\n")


def date_not_in_the_calendar(text: str, random: Random) -> Slip:
    found = re.search(r"^date: (.*)$", text, re.MULTILINE)
    return _replaced(text, found, f"2021-02-{random.randrange(30, 99)}")


def date_in_the_future(text: str, random: Random) -> Slip:
    without = re.sub(r"^    published: .*\n", "", text, flags=re.MULTILINE)
    found = _chosen(without, r"^    url: .*\n", random)
    slip = _inserted(without, found.end(), f"    published: {random.randrange(2030, 2090)}-01-01\n")
    return Slip(slip.text, slip.line, slip.column + len("    published: "))


def summary_too_short(text: str, random: Random) -> Slip:
    return _replaced(
        text, re.search(r"^summary: (.*)$", text, re.MULTILINE), "kites" * random.randrange(1, 7)
    )


def topic_unknown(text: str, random: Random) -> Slip:
    found = re.search(r"^topics: (.*)$", text, re.MULTILINE)
    slip = _replaced(text, found, f"[zebra-{random.randrange(100)}]")
    return Slip(slip.text, slip.line, slip.column + 1)


def publisher_unknown(text: str, random: Random) -> Slip:
    return _replaced(text, _chosen(text, r"publisher: (.*)$", random), f"zebra-{random.randrange(100)}")


def address_without_scheme(text: str, random: Random) -> Slip:
    found = _chosen(text, r"url: (https://(.*))$", random)
    return _replaced(text, found, found[2])


def address_without_https(text: str, random: Random) -> Slip:
    found = _chosen(text, r"url: (https://(.*))$", random)
    return _replaced(text, found, f"http://{found[2]}")


def address_that_tracks(text: str, random: Random) -> Slip:
    found = _chosen(text, r"url: (https://.*)$", random)
    name = random.choice(["utm_source", "fbclid", "gclid", "mc_cid"])
    return _replaced(text, found, f"{found[1]}{'&' if '?' in found[1] else '?'}{name}=x")


def address_shortened(text: str, random: Random) -> Slip:
    found = _chosen(text, r"url: (https://.*)$", random)
    return _replaced(
        text, found, random.choice(["https://bit.ly/a", "https://t.co/b", "http://tinyurl.com/c"])
    )


def address_twice(text: str, random: Random) -> Slip:
    found = _chosen(text, r"^  - publisher: .*\n(?:    (?!url).*\n)*    url: .*\n(?:    .*\n)*", random)
    slip = _inserted(text, found.end(), found[0])
    offset = text.index("url: ", found.start()) - found.start() + found.end() + len("url: ")
    return Slip(slip.text, *_place(slip.text, offset))


def person_spelt_otherwise(text: str, random: Random) -> Slip:
    name = random.choice(
        ["Tanabata Haru", "H. Tanabata", "haru tanabata", "R. Placeholder", "Robin Placehodler"]
    )
    without = re.sub(r"^people: .*\n", "", text, flags=re.MULTILINE)
    slip = _inserted(without, _key_after(without, _AFTER_PEOPLE), f"people: [{name}]\n")
    return Slip(slip.text, slip.line, slip.column + len("people: ["))


def article_that_is_not_there(text: str, random: Random) -> Slip:
    without = re.sub(r"^same_as: .*\n", "", text, flags=re.MULTILINE)
    slip = _inserted(
        without,
        _key_after(without, ("not_same_as", "draft")),
        f"same_as: [1900-01-{random.randrange(10, 31)}-zebra]\n",
    )
    return Slip(slip.text, slip.line, slip.column + len("same_as: ["))


def text_reordered_by_an_invisible_character(text: str, random: Random) -> Slip:
    sign = random.choice(["\u202e", "\u2066", "\ufeff", "\x07"])
    return _inserted(text, min(_in_body(text, random) + random.randrange(1, 9), len(text) - 1), sign)


def html_in_the_body(text: str, random: Random) -> Slip:
    tag = random.choice(["<script>alert(1)</script>", "<iframe src=x></iframe>", "<img src=x onerror=y>"])
    return _inserted(text, _in_body(text, random), tag)


def image_in_the_body(text: str, random: Random) -> Slip:
    return _inserted(text, _in_body(text, random), "![kite](https://kite.example.org/kite.png) ")


def link_to_no_file(text: str, random: Random) -> Slip:
    slip = _inserted(text, _in_body(text, random), "[kite](../1900/1900-01-01-zebra.md) ")
    return Slip(slip.text, slip.line, slip.column + len("[kite]("))


def unsafe_link(text: str, random: Random) -> Slip:
    scheme = random.choice(["javascript", "data", "JavaScript", "vbscript"])
    slip = _inserted(text, _in_body(text, random), f"[kite]({scheme}:x) ")
    return Slip(slip.text, slip.line, slip.column + len("[kite]("))


MISTAKES: tuple[Mistake, ...] = (
    key_misspelt,
    key_twice,
    key_unknown,
    date_not_in_the_calendar,
    date_in_the_future,
    summary_too_short,
    topic_unknown,
    publisher_unknown,
    address_without_scheme,
    address_without_https,
    address_that_tracks,
    address_shortened,
    address_twice,
    person_spelt_otherwise,
    article_that_is_not_there,
    text_reordered_by_an_invisible_character,
    html_in_the_body,
    image_in_the_body,
    link_to_no_file,
    unsafe_link,
)
