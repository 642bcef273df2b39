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
LABEL_OF_TWITTER = "<meta name='twitter:label1' content='Written by'>"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (LINKED_DATA, ""),
        (LINKED_DATA.replace('{"name": "Jane Doe"}', '"Jane Doe"'), ""),
        ('<meta name="author" content="Jane Doe">', ""),
        ('<meta name="citation_author" content="Jane Doe">', ""),
        ("", '<a rel="author" href="/jane">Jane Doe</a>'),
        ("", '<span itemprop="author"><b itemprop="name">Jane Doe</b></span>'),
        ("", '<div class="byline">By Jane Doe, Tokyo</div>'),
        ("", "<p>By Jane Doe</p>"),
        ("", "<p>4 March 2019, 9:40 am – by <b>Jane Doe</b></p>"),
        ("", "<h4>Autor</h4><p>Jane Doe</p>"),
        ("", '<p>Photo: sea</p><a href="/authors/jane">Jane Doe</a>'),
        (f"{LABEL_OF_TWITTER}<meta name='twitter:data1' content='Jane Doe'>", ""),
        ("", '<p class="byline"><b>Column</b> <span>Von Jane Doe</span><time>3 May</time></p>'),
        ("", "<p>Text und Fotos: Jane Doe</p>"),
        ("", '<p class="author"><a>Jane Doe</a> <i>Staff writer</i></p>'),
    ],
)  # fmt: skip
def test_the_author_is_found_wherever_pages_name_one(head: str, body: str) -> None:
    assert read_html(page(head, body)).author == "Jane Doe"


def test_an_author_who_is_named_by_reference_is_looked_up() -> None:
    graph = (
        '{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#7"}}, {"@id": "#7", "name": "Jane Doe"}]}'
    )
    assert read_html(page(f'<script type="application/ld+json">{graph}</script>')).author == "Jane Doe"


def test_the_author_is_whom_most_of_a_page_names() -> None:
    body = '<p class="byline">By Jane Doe</p><a href="/author/jane">Jane Doe</a>'
    assert read_html(page('<meta name="author" content="Web Desk">', body)).author == "Jane Doe"


@pytest.mark.parametrize("word", ["Admin", "July", "https://example.org/jane", "No Author"])
def test_what_is_no_name_is_no_author(word: str) -> None:
    assert read_html(page("", f'<p class="byline">{word}</p>')).author is None


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


def test_that_the_other_day_is_printed_too_far_from_the_headline_makes_no_difference() -> None:
    head = '<meta property="article:published_time" content="2019-03-03T20:00:00Z">'
    body = f"<h1>The ferry line opens</h1><p>4 March 2019</p>{STORY * 3}<p>3 March 2019</p>"
    assert read_html(page(head, body)).date == EventDate(2019, 3, 4)


def test_a_day_that_is_marked_as_that_of_a_change_is_not_that_of_the_article() -> None:
    changed = '<time itemprop="dateModified">2018-08-29 14:15</time>'
    published = '<time itemprop="datePublished">2018-06-22 10:20</time>'
    body = f"<h1>The ferry line opens</h1>{changed}{published}"
    assert read_html(page("", body)).date == EventDate(2018, 6, 22)


def test_the_day_that_is_printed_at_the_headline_is_that_of_the_article() -> None:
    others = "".join(f"<li>{day} March 2020</li><p>{'Another story. ' * 30}</p>" for day in range(1, 9))
    body = f"<ul>{others}</ul><h1>The ferry line opens</h1><p>9 April 2020</p><ul>{others}</ul>"
    assert read_html(page("", body)).date == EventDate(2020, 4, 9)


def test_a_day_that_the_page_declares_twice_beats_one_that_stands_far_from_the_headline() -> None:
    data = '{"@type": "NewsArticle", "datePublished": "2019-03-03T09:00:00Z"}'
    head = (
        '<meta property="article:published_time" content="2019-03-03T09:00:00Z">'
        f'<script type="application/ld+json">{data}</script>'
    )
    body = f"<h1>The ferry line opens</h1>{STORY * 3}<p>7 May 2021</p>"
    assert read_html(page(head, body)).date == EventDate(2019, 3, 3)


@pytest.mark.parametrize(
    "script", ['<script type="application/ld+json">{"@type": </script>', "<script>let kites = 3;</script>"]
)
def test_damaged_linked_data_and_other_scripts_are_left_out(script: str) -> None:
    assert read_html(page(f"<title>The ferry line opens</title>{script}")).title == "The ferry line opens"
