"""Feeds, opened with a feed reader and held against their formats."""

import json
import re
import shutil
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest
from feedparser import FeedParserDict
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from lxml import etree
from playwright.sync_api import Browser

from generator.model import Edition
from generator.outputs.feeds import feeds
from tests.outputs.editions import (
    ADDRESS,
    NAME,
    SUMMARY,
    article,
    by_path,
    days,
    edition_of,
    hostile,
    printed,
)
from tests.project import ROOT

FORMATS = Path(__file__).parent / "formats"


@pytest.fixture(scope="module", params=[ADDRESS, ""], ids=["published", "address unknown"])
def files(request: pytest.FixtureRequest, edition: Edition) -> Mapping[str, bytes]:
    return by_path(feeds(edition, NAME, request.param).made())


@pytest.fixture(scope="module")
def published(edition: Edition) -> Mapping[str, bytes]:
    return by_path(feeds(edition, NAME, ADDRESS).made())


def read(data: bytes, where: str = "") -> FeedParserDict:
    """Read a feed as a feed reader does; it must find nothing wrong with it."""
    feed = feedparser.parse(
        data, response_headers={"content-type": "application/atom+xml", "content-location": where}
    )
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def test_everything_and_each_topic_have_a_feed_in_both_formats_and_the_folder_an_index(
    files: Mapping[str, bytes],
) -> None:
    topics = ("trade", "security", "north-korea", "culture")
    expected = {f"feeds/topics/{topic}.{ending}" for topic in topics for ending in ("xml", "json")}
    assert set(files) == expected | {
        "feeds/all.xml",
        "feeds/all.json",
        "feeds/index.opml",
        "feeds/index.json",
    }
    index = json.loads(files["feeds/index.json"])
    assert {f"feeds/{file['path']}" for file in index["files"]} == set(files) - {"feeds/index.json"}


def test_every_atom_feed_keeps_the_rules_of_its_format(files: Mapping[str, bytes]) -> None:
    rules = etree.RelaxNG(etree.parse(str(FORMATS / "atom.rng")))
    for path, data in files.items():
        if path.endswith(".xml"):
            rules.assertValid(etree.fromstring(data))


def test_every_json_feed_keeps_the_rules_of_its_format(files: Mapping[str, bytes]) -> None:
    rules = Draft202012Validator(json.loads((FORMATS / "json_feed.schema.json").read_text("utf-8")))
    for path, data in files.items():
        if path.endswith(".json") and path != "feeds/index.json":
            rules.validate(json.loads(data))


def test_a_feed_reader_sees_the_newest_event_first_with_its_link_topics_and_sources(
    published: Mapping[str, bytes],
) -> None:
    feed = read(published["feeds/all.xml"])
    assert feed.feed.title == NAME
    assert [entry.title for entry in feed.entries] == [
        "七夕の手紙が太平洋を渡る",
        "Coast guards repeat their exercise, with North Korea in mind",
        "Coast guards hold a joint exercise at Port Example",
        "An orchestra of exchange students plays on the pier",
        "The kite agreement gains a fourth size",
        "Two countries sign the paper kite agreement",
    ]
    repeated = feed.entries[1]
    assert repeated.link == f"{ADDRESS}articles/2021/2021-03-16-harbor-exercise-repeated.html"
    assert [tag.label for tag in repeated.tags] == ["North Korea", "Security"]
    assert [link.href for link in repeated.links if link.rel == "via"] == [
        "https://kite.example.org/2021/03/16/exercise?part=1&page=2",
        "https://lantern.example.org/2021/03/from-the-shore",
    ]


def test_a_link_to_another_article_leads_to_its_page(published: Mapping[str, bytes]) -> None:
    content = read(published["feeds/topics/security.xml"]).entries[0].content[0].value
    assert f'href="{ADDRESS}articles/2020/2020-11-30-harbor-exercise.html"' in content
    (item,) = json.loads(published["feeds/topics/north-korea.json"])["items"]
    assert f'href="{ADDRESS}articles/2020/2020-11-30-harbor-exercise.html"' in item["content_html"]


def test_with_the_address_unknown_links_start_from_the_feed_itself(edition: Edition) -> None:
    found_at = "https://somewhere.example.org/copy/feeds/topics/security.xml"
    files = by_path(feeds(edition, NAME, "").made())
    entry = read(files["feeds/topics/security.xml"], found_at).entries[0]
    page = "articles/2021/2021-03-16-harbor-exercise-repeated.html"
    assert entry.link == f"https://somewhere.example.org/copy/{page}"
    assert 'href="https://somewhere.example.org/copy/articles/2020/' in entry.content[0].value
    item = json.loads(files["feeds/topics/security.json"])["items"][0]
    assert urljoin(found_at, item["url"]) == entry.link


def test_ids_are_the_same_at_any_address_in_any_feed_and_format(edition: Edition) -> None:
    published, unpublished = (by_path(feeds(edition, NAME, address).made()) for address in (ADDRESS, ""))
    ids = {entry.title: entry.id for entry in read(published["feeds/all.xml"]).entries}
    assert all(id_.startswith("urn:uuid:") for id_ in ids.values())
    in_topic = {entry.title: entry.id for entry in read(unpublished["feeds/topics/trade.xml"]).entries}
    assert in_topic.items() <= ids.items()
    assert {item["title"]: item["id"] for item in json.loads(unpublished["feeds/all.json"])["items"]} == ids
    assert (
        ids["Two countries sign the paper kite agreement"] == "urn:uuid:af19b5c0-7de5-5a61-a6d6-ded62b0e9bed"
    )


def test_an_entry_is_as_new_as_its_newest_report_and_the_feed_as_its_newest_entry(
    published: Mapping[str, bytes],
) -> None:
    feed = read(published["feeds/topics/security.xml"])
    assert [entry.updated for entry in feed.entries] == ["2021-03-17T00:00:00Z", "2020-12-01T00:00:00Z"]
    assert feed.entries[1].published == "2020-11-30T00:00:00Z"
    assert feed.feed.updated == "2021-03-17T00:00:00Z"


def test_no_day_is_claimed_for_what_is_known_by_month_or_year(published: Mapping[str, bytes]) -> None:
    month, year = read(published["feeds/topics/trade.xml"]).entries
    assert "published" not in month
    assert "published" not in year
    assert "<time" not in year.title
    assert "June 1987" in month.content[0].value
    item = json.loads(published["feeds/topics/trade.json"])["items"][1]
    assert "date_published" not in item
    assert item["_digest"]["date"] == "1954"


def test_an_empty_topic_has_a_feed_to_subscribe_to() -> None:
    feed = read(by_path(feeds(edition_of(article()), NAME, ADDRESS).made())["feeds/topics/culture.xml"])
    assert feed.entries == []
    assert feed.feed.updated == "2020-05-05T00:00:00Z"


def test_two_topics_have_a_feed_of_their_own_from_five_common_articles() -> None:
    both = ("trade", "culture")
    five = [article(when=day, topics=both) for day in days(5)]
    path = "feeds/topics/culture--trade.xml"
    assert path not in by_path(feeds(edition_of(*five[:4], article()), NAME, ADDRESS).made())
    feed = read(by_path(feeds(edition_of(*five, article()), NAME, ADDRESS).made())[path])
    assert feed.feed.title == f"Culture and Trade – {NAME}"
    assert len(feed.entries) == 5


def test_a_feed_holds_the_newest_hundred_and_says_so() -> None:
    edition = edition_of(*(article(when=day, title=day) for day in days(120)))
    feed = read(by_path(feeds(edition, NAME, ADDRESS).made())["feeds/all.xml"])
    assert len(feed.entries) == 100
    assert feed.entries[0].title == "2001-04-30"
    assert "The newest 100 of 120 articles" in feed.feed.subtitle


def test_the_list_of_feeds_names_every_atom_feed_with_its_page(published: Mapping[str, bytes]) -> None:
    outlines = etree.fromstring(published["feeds/index.opml"]).findall(".//outline")
    addresses = {outline.get("xmlUrl") for outline in outlines}
    assert addresses == {ADDRESS + path for path in published if path.endswith(".xml")}
    assert outlines[1].get("text") == f"Trade – {NAME}"
    assert outlines[1].get("htmlUrl") == f"{ADDRESS}topics/trade.html"


def test_no_feed_says_more_of_an_article_than_its_page(edition: Edition) -> None:
    pages = {str(page.path.with_suffix(".html")): set(words(str(page.body))) for page in printed(edition)}
    around = {*words(NAME), "this", "article", "in"}
    items = json.loads(by_path(feeds(edition, NAME, "").made())["feeds/all.json"])["items"]
    assert len(items) == 6
    for item in items:
        said = set(words(f"{item['title']} {item['summary']} {item['content_html']}"))
        assert said <= pages[item["url"].removeprefix("../")] | around


def words(html: str) -> list[str]:
    """Give the words a reader of some HTML sees."""
    return re.findall(r"\w+", unescape(re.sub("<[^>]*>", " ", html)).lower())


def test_a_feed_opened_in_a_browser_from_a_disk_is_readable_and_leads_to_the_pages(
    chromium: Browser, edition: Edition, tmp_path: Path
) -> None:
    for path, content in by_path(feeds(edition, NAME, "").made()).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    shutil.copytree(ROOT / "theme_overrides" / "assets", tmp_path / "assets")
    page = chromium.new_page()
    page.goto((tmp_path / "feeds" / "topics" / "trade.xml").as_uri())
    seen = page.evaluate(
        "getSelection().selectAllChildren(document.documentElement) ?? String(getSelection())"
    )
    assert "This is a feed" in seen
    assert "After nine rounds of talks" in seen
    assert "urn:uuid" not in seen
    link = page.locator("a", has_text="This article in").first.evaluate("link => link.href")
    assert link == (tmp_path / "articles" / "1987" / "1987-06-kite-agreement-amended.html").as_uri()
    page.close()


def test_active_markup_in_a_body_does_not_reach_a_feed() -> None:
    body = "Fair <script>alert(1)</script> [words](javascript:alert(1)) <img src=x onerror=alert(1)>"
    files = by_path(feeds(edition_of(article(body=body)), NAME, ADDRESS).made())
    for path in ("feeds/all.xml", "feeds/all.json"):
        for sign in (b"<script", b"javascript:", b"onerror", b"<img"):
            assert sign not in files[path]


def test_invisible_characters_in_a_body_leave_a_feed_whole() -> None:
    edition = edition_of(article(body="A ki&#31;te &#x202e;flies&#xfffe;&#0;."))
    (entry,) = read(by_path(feeds(edition, NAME, ADDRESS).made())["feeds/all.xml"]).entries
    assert "A kite flies" in entry.content[0].value


@settings(deadline=None)
@given(title=hostile, source_title=hostile, publisher=hostile, topic=hostile, site_name=hostile)
def test_any_words_arrive_at_the_reader_as_they_were_written(
    title: str, source_title: str, publisher: str, topic: str, site_name: str
) -> None:
    edition = edition_of(
        article(title, source={"title": source_title}), publisher_name=publisher, topic_title=topic
    )
    files = by_path(feeds(edition, site_name, ADDRESS).made())
    assert not feedparser.parse(files["feeds/all.xml"]).bozo
    feed = etree.fromstring(files["feeds/all.xml"])
    atom = {"a": "http://www.w3.org/2005/Atom"}
    assert feed.findtext("a:title", namespaces=atom) == site_name
    assert feed.findtext("a:entry/a:title", namespaces=atom) == title
    assert feed.findtext("a:entry/a:summary", namespaces=atom) == SUMMARY
    assert [tag.get("label") for tag in feed.iterfind("a:entry/a:category", atom)] == [topic]
    assert [link.get("title") for link in feed.iterfind("a:entry/a:link[@rel='via']", atom)] == [source_title]
    content = str(feed.xpath("string(a:entry/a:content)", namespaces=atom))
    assert f"{source_title}, {publisher}" in content
    (item,) = json.loads(files["feeds/all.json"])["items"]
    assert (item["title"], item["tags"]) == (title, [topic])
    outlines = etree.fromstring(files["feeds/index.opml"]).findall(".//outline")
    assert outlines[1].get("text") == f"{topic} – {site_name}"


def test_the_same_edition_gives_the_same_bytes(edition: Edition) -> None:
    assert by_path(feeds(edition, NAME, "").made()) == by_path(feeds(edition, NAME, "").made())
