"""The archive held against the sheets of facts it was written from."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from generator.model import Article, Content
from generator.stages.check import check
from generator.stages.read_content import read_content
from generator.stages.tag import tag, topic_matcher
from tests.project import ROOT

FACTS = ROOT.parent / "shared" / "facts"
TODAY = date(2026, 11, 22)
LOWEST_AGREEMENT = 0.85
"""Macro F1 of the tagger against the editors' topics; lower it only with a reason."""


@pytest.fixture(scope="module")
def items() -> list[Mapping[str, Any]]:
    sheets = sorted(FACTS.glob("*.yml"))
    assert sheets, f"{FACTS}: the sheets of facts are missing; they belong beside the project"
    return [item for sheet in sheets for item in yaml.safe_load(sheet.read_text("utf-8"))]


@pytest.fixture(scope="module")
def content() -> Content:
    read, problems = read_content(ROOT / "content")
    assert problems == ()
    return read


def as_https(address: str) -> str:
    """Treat http and https as one, as editors may."""
    return address.replace("http://", "https://", 1)


def addresses(article: Article) -> set[str]:
    """Give the addresses an article cites."""
    return {as_https(source.url) for source in article.front.sources}


def matching(article: Article, items: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Give the items of the sheets whose sources an article cites."""
    for item in items:
        if addresses(article) & {as_https(source["url"]) for source in item["sources"]}:
            yield item


def test_every_address_stands_on_the_sheets(content: Content, items: list[Mapping[str, Any]]) -> None:
    known = {as_https(source["url"]) for item in items for source in item["sources"]}
    unknown = [
        (article.id, address) for article in content.articles for address in addresses(article) - known
    ]
    assert unknown == []


def test_every_publisher_has_its_home_at_a_host_of_the_sheets(
    content: Content, items: list[Mapping[str, Any]]
) -> None:
    hosts = {urlsplit(source["url"]).hostname for item in items for source in item["sources"]}
    strange = [
        id_
        for id_, publisher in content.publishers.items()
        if urlsplit(publisher.homepage).hostname not in hosts
        and f"www.{urlsplit(publisher.homepage).hostname}" not in hosts
    ]
    assert strange == []


def test_every_address_in_a_text_is_a_source_or_a_file_of_the_archive(content: Content) -> None:
    texts = [article.body for article in content.articles] + [page.body for page in content.pages]
    assert [text for text in texts if "](http" in text] == []


def test_every_article_has_the_date_of_an_item_whose_sources_it_cites(
    content: Content, items: list[Mapping[str, Any]]
) -> None:
    astray = [
        article.id
        for article in content.articles
        if str(article.front.date) not in {str(item["date"]) for item in matching(article, items)}
    ]
    assert astray == []


def test_every_item_of_the_sheets_became_an_article(content: Content, items: list[Mapping[str, Any]]) -> None:
    told = {
        (str(article.front.date), address) for article in content.articles for address in addresses(article)
    }
    untold = [
        item["headline"]
        for item in items
        if not any((str(item["date"]), as_https(source["url"])) in told for source in item["sources"])
    ]
    assert untold == []


def test_titles_of_sources_are_those_of_the_sheets(content: Content, items: list[Mapping[str, Any]]) -> None:
    seen = {
        (as_https(source["url"]), source.get("title"))
        for item in items
        for source in item["sources"]
        if source.get("title_checked") is not False
    }
    invented = [
        (article.id, source.title)
        for article in content.articles
        for source in article.front.sources
        if source.title and (as_https(source.url), source.title) not in seen
    ]
    assert invented == []


def test_the_archive_is_as_large_and_as_even_as_promised(content: Content) -> None:
    assert len(content.articles) >= 235
    for topic in content.topics:
        assert sum(topic in (article.front.topics or ()) for article in content.articles) >= 15, topic
    days = sorted(
        article.front.date.first_day for article in content.articles if article.front.date.year >= 1951
    )
    longest = max((later - earlier).days for earlier, later in pairwise(days))
    assert longest <= 3 * 366


def test_the_check_finds_only_what_the_sheets_themselves_hold(content: Content) -> None:
    """Four addresses were seen as versions for phones; no other address of them is on the sheets."""
    said = {problem.message.partition(";")[0] for problem in check(content, TODAY)}
    assert said <= {"this is the version for phones", "this is the version for fast phones (AMP)"}
    assert len(check(content, TODAY)) == 4


def test_bodies_have_the_length_of_a_digest(content: Content) -> None:
    odd = {article.id: len(article.body.split()) for article in content.articles}
    assert {id_: words for id_, words in odd.items() if not 60 <= words <= 180} == {}


def test_the_tagger_finds_most_of_what_editors_chose(
    content: Content, capsys: pytest.CaptureFixture[str]
) -> None:
    matcher = topic_matcher(content.topics)
    found = {
        article.id: {
            tag.topic for tag in tag(article.front.title, article.front.summary, article.body, matcher)
        }
        for article in content.articles
    }
    scores = {topic: agreement(topic, content, found) for topic in content.topics}
    with capsys.disabled():
        print("\ntopic         precision  recall  F1")
        for topic, (precision, recall, score) in scores.items():
            print(f"{topic:13} {precision:9.3f} {recall:7.3f} {score:5.3f}")
    assert sum(score for *_, score in scores.values()) / len(scores) >= LOWEST_AGREEMENT


def agreement(topic: str, content: Content, found: Mapping[str, set[str]]) -> tuple[float, float, float]:
    """Give precision, recall and F1 of the tagger for one topic, the editors' choice being right."""
    chosen = {article.id for article in content.articles if topic in (article.front.topics or ())}
    given = {id_ for id_, topics in found.items() if topic in topics}
    both = len(chosen & given)
    precision, recall = both / max(1, len(given)), both / max(1, len(chosen))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)
