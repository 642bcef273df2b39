"""Addresses as they come out of phones and social networks, and the ones that must be left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.addresses.shared_address import (
    is_amp,
    is_detour,
    is_mobile,
    tracking_in,
    without_tracking,
)

ARTICLE = "https://kite.example.org/2021/03/16/an-example"


@pytest.mark.parametrize(
    ("shared", "own"),
    [
        (f"{ARTICLE}?utm_source=x&utm_medium=y", ARTICLE),
        (f"{ARTICLE}?id=7&fbclid=x", f"{ARTICLE}?id=7"),
        (f"{ARTICLE}?gclid=x&id=7#part", f"{ARTICLE}?id=7#part"),
        (f"{ARTICLE}?UTM_Source=x#part", f"{ARTICLE}#part"),
    ],
)
def test_only_what_tracks_is_taken_off(shared: str, own: str) -> None:
    assert without_tracking(shared) == own


@pytest.mark.parametrize(
    "url",
    [
        f"{ARTICLE}?id=7",
        f"{ARTICLE}?source=press&ref=1234&page=2",
        f"{ARTICLE}?q=utm_source",
        f"{ARTICLE}#utm_source=x",
        f"{ARTICLE}?",
    ],
)
def test_what_may_choose_a_page_stays(url: str) -> None:
    assert without_tracking(url) == url


@given(st.lists(st.sampled_from(["id=7", "utm_source=x", "fbclid=y", "a", "", "q=%20z"])))
def test_taking_tracking_off_twice_changes_nothing_more(pairs: list[str]) -> None:
    once = without_tracking(f"{ARTICLE}?{'&'.join(pairs)}#end")
    assert tracking_in(once) == ()
    assert without_tracking(once) == once


@pytest.mark.parametrize(
    "url",
    [
        f"{ARTICLE}/amp",
        f"{ARTICLE}.amp.html",
        f"{ARTICLE}?outputType=amp",
        "https://amp.kite.example.org/x",
        "https://kite-example-org.cdn.ampproject.org/c/s/kite.example.org/x",
    ],
)
def test_the_versions_for_fast_phones_are_known(url: str) -> None:
    assert is_amp(url)


@pytest.mark.parametrize(
    "url", [f"{ARTICLE}-ampere", "https://camp.example.org/amplifiers", f"{ARTICLE}?amplitude=1"]
)
def test_a_word_that_holds_amp_is_none(url: str) -> None:
    assert not is_amp(url)


def test_hosts_for_phones_are_known() -> None:
    assert is_mobile("https://m.kite.example.org/x")
    assert is_mobile("https://mobile.kite.example.org/x")
    assert is_mobile("https://en.m.wikipedia.org/wiki/Kite")
    assert not is_mobile("https://m.example/x")
    assert not is_mobile(ARTICLE)


@pytest.mark.parametrize(
    "url",
    [
        "https://bit.ly/3abc",
        "http://t.co/abc",
        "https://www.google.com/url?q=https%3A%2F%2Fkite.example.org",
        "https://l.facebook.com/l.php?u=x",
        "https://nam02.safelinks.protection.outlook.com/?url=x",
    ],
)
def test_addresses_that_hide_where_they_lead_are_known(url: str) -> None:
    assert is_detour(url)


def test_an_article_about_a_shortener_is_none() -> None:
    assert not is_detour("https://kite.example.org/bit.ly/closes")
