"""Two articles that have to do with each other are known by their texts, and by the gist of one of them."""

import pytest

from generator.text.forms.traces import gist, traces
from generator.text.likeness.sketch import write_sketch
from tests.project import article

ID = "2020-05-05-kites"
REPORT = " ".join(f"Kite {number} was counted over roof {number * number}." for number in range(40))
SKETCH = write_sketch(REPORT)


def told(url: str = "https://kite.example.org/alder", body: str = "An invented body.", **keys: str) -> str:
    text = article(sources=f"[{{publisher: kite-wire, url: '{url}'}}]", **keys)
    return text.replace("An invented body.", body)


def meet(one: str, other: str) -> bool:
    """Tell whether `other` holds a trace of `one`; its gist must say the same."""
    found = [any(trace in text for trace in traces(ID, one)) for text in (other, gist(other))]
    assert found[0] == found[1]
    return found[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told("https://m.kite.example.org/birch?utm_source=x"), told("http://www.kite.example.org/birch/")),
        (told("https://other.example.org/cedar"), told(same_as=f"[{ID}]")),
        (told("http://kite.example.org/dogwood"), told("https://www.kite.example.org/elm")),
        (told("https://other.example.org/fir", REPORT), told(body=REPORT)),
    ],
    ids=["one address", "the other names it", "a host that answers to https", "one paragraph"],
)
def test_what_two_articles_share_is_found(one: str, other: str) -> None:
    assert meet(one, other)


def test_two_fingerprints_of_one_report_are_found() -> None:
    source = "publisher: kite-wire, url: 'https://{}.example.org/', fingerprint: '{}'"
    one, other = (article(sources=f"[{{{source.format(host, SKETCH)}}}]") for host in ("harbor", "lantern"))
    assert meet(one, other)


def test_articles_that_share_nothing_do_not_meet() -> None:
    assert not meet(told("https://other.example.org/ginkgo", REPORT), told("https://kite.example.org/hazel"))
