"""One address for one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.addresses.canonical_address import canonical_address, host_of, leads_to_a_page

PAGE = "https://example.org/news/trams"


@pytest.mark.parametrize(
    "shared",
    [
        "http://example.org/news/trams",
        "https://www.example.org/news/trams/",
        "https://EXAMPLE.org:443/news//trams",
        "https://m.example.org/news/trams",
        "https://mobile.example.org/news/trams#comments",
        "https://example.org/news/trams?utm_source=feed&utm_medium=rss&fbclid=x",
        "https://example.org/amp/news/trams",
        "https://example.org/news/trams/amp",
        "https://example.org/news/trams?output=amp",
        "https://example.org/news/trams?print=1",
        "https://example.org/news/trams/print",
        "https://example.org/news/trams/index.html",
        "https://www.google.com/amp/s/www.example.org/news/trams",
        "https://example-org.cdn.ampproject.org/c/s/example.org/news/trams",
        "https://web.archive.org/web/20210316000000/https://example.org/news/trams",
        " https://example.org/news/%74rams ",
    ],
)
def test_however_a_page_was_shared_its_address_is_one(shared: str) -> None:
    assert canonical_address(shared) == PAGE


def test_what_chooses_the_page_is_kept_in_a_fixed_order() -> None:
    assert canonical_address("https://example.org/p?id=3&a=1&utm_id=9") == "https://example.org/p?a=1&id=3"
    assert canonical_address("https://example.org/p?id=3") != canonical_address("https://example.org/p?id=4")


def test_the_mobile_host_of_a_language_is_that_language() -> None:
    assert canonical_address("https://ja.m.example.org/wiki/Yen") == "https://ja.example.org/wiki/Yen"


def test_a_shortened_address_stays_as_it_is() -> None:
    assert canonical_address("https://ex.am/x1Y") == "https://ex.am/x1Y"


@pytest.mark.parametrize("odd", ["", "trams", "mailto:jane@example.org", "http://[bad", "https://"])
def test_what_is_no_web_address_comes_back_as_it_was(odd: str) -> None:
    assert canonical_address(odd) == odd


def test_the_address_of_a_site_leads_to_no_page() -> None:
    assert leads_to_a_page(PAGE)
    assert not leads_to_a_page(canonical_address("https://www.example.org/index.html"))


def test_the_host_is_given_without_what_does_not_matter() -> None:
    assert host_of("https://www.Example.org:443/x") == "example.org"
    assert host_of("http://[bad") == ""


@given(st.text() | st.from_regex(r"https?://[a-z.]{1,9}/[ -~]{0,30}"))
def test_the_form_of_a_canonical_address_is_canonical(url: str) -> None:
    once = canonical_address(url)
    assert canonical_address(once) == once
