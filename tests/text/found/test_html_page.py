"""What a page in HTML says of its article."""

import pytest

from generator.text.event_date import EventDate
from generator.text.found.html_page import read_html

STORY = "<p>The first ferry from Otaru to Vostok Bay will leave on the second of June, they said.</p>" * 4


def page(head: str = "", body: str = "") -> str:
    return f"<html><head>{head}</head><body>{body}<article>{STORY}</article></body></html>"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<title>The ferry line opens | Example News</title>", "<h1>The ferry line opens</h1>"),
        (
            "<title>The ferry line opens - Example News</title>",
            "<h1>Example News</h1><h2>The ferry line opens</h2>",
        ),
        ('<meta property="og:title" content="The ferry line opens">', ""),
        ('<meta name="DC.title" content="The ferry line opens">', ""),
        ("<title>Example News » The ferry line opens</title>", ""),
    ],
    ids=["heading", "lesser heading", "OpenGraph", "Dublin Core", "title of the page"],
)
def test_the_headline_is_what_readers_see_without_the_name_of_the_site(head: str, body: str) -> None:
    site = '<meta property="og:site_name" content="Example News">'
    assert read_html(page(site + head, body)).title == "The ferry line opens"


LINKED_DATA = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Jane Doe"}}</script>'
)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (LINKED_DATA, ""),
        ('<meta name="author" content="Jane Doe">', ""),
        ('<meta name="citation_author" content="Jane Doe">', ""),
        ("", '<a rel="author" href="/jane">Jane Doe</a>'),
        ("", '<span itemprop="author"><b itemprop="name">Jane Doe</b></span>'),
        ("", '<div class="byline">By Jane Doe, Tokyo</div>'),
        ("", "<p>By Jane Doe</p>"),
        ("", "<p>4 March 2019, 9:40 am – by <b>Jane Doe</b></p>"),
    ],
)  # fmt: skip
def test_the_author_is_found_wherever_pages_name_one(head: str, body: str) -> None:
    assert read_html(page(head, body)).author == "Jane Doe"


def test_the_name_of_the_site_is_no_author() -> None:
    head = '<meta property="og:site_name" content="Example News"><meta name="author" content="Example News">'
    assert read_html(page(head, "<p>By Jane Doe</p>")).author == "Jane Doe"


def test_authors_of_one_byline_stay_together() -> None:
    assert (
        read_html(page("", '<p class="byline">By Jane Doe and John Roe</p>')).author
        == "Jane Doe and John Roe"
    )


def test_a_day_told_in_another_time_zone_gives_way_to_the_printed_one() -> None:
    head = '<meta property="article:published_time" content="2019-03-03T20:00:00Z">'
    assert read_html(page(head, "<p>4 March 2019</p>")).date == EventDate(2019, 3, 4)


def test_damaged_linked_data_is_left_out() -> None:
    head = '<title>The ferry line opens</title><script type="application/ld+json">{"@type": </script>'
    assert read_html(page(head)).title == "The ferry line opens"
