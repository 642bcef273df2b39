"""A site of ten thousand articles is like any other: no link is broken, searches answer, a phone shows it.

The small campaign looks at one of 400.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.benchmarks.corpus import FULLEST_YEAR, write_corpus
from tests.e2e.test_links import broken_links
from tests.project import ROOT, Project, copy_project
from tests.torture.size import size

SEARCHES = 20
PHONE = 360
LARGEST_YEAR = 300_000
LARGEST_PAGE_ON_AVERAGE = 22_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("large")
    write_corpus(ROOT / "content", folder / "corpus", size(400, 10_000))
    (folder / "project").mkdir()
    project = copy_project(folder / "project", folder / "corpus")
    project.build(patience=3600)
    return project


@pytest.fixture(scope="module")
def phone(chromium: Browser) -> Iterator[Page]:
    with chromium.new_context(viewport={"width": PHONE, "height": 740}) as context:
        yield context.new_page()


def fullest_year(site: Path) -> Path:
    return site / "chronology" / f"{FULLEST_YEAR.year}.html"


def test_no_link_is_broken(large: Project) -> None:
    answer = broken_links(large.site)
    assert answer.returncode == 0, answer.stdout


def test_the_fullest_year_and_the_average_page_are_light(large: Project) -> None:
    pages = [path.stat().st_size for path in large.site.rglob("*.html")]
    assert fullest_year(large.site).stat().st_size < LARGEST_YEAR
    assert sum(pages) / len(pages) < LARGEST_PAGE_ON_AVERAGE


def test_twenty_articles_are_found_by_their_titles(large: Project, phone: Page) -> None:
    articles = sorted(large.content.glob("articles/*/*.md"))
    for path in articles[:: len(articles) // SEARCHES][:SEARCHES]:
        title = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])["title"]
        phone.goto(f"{large.site.as_uri()}/search.html?q=%22{title}%22")
        found = phone.locator(".search__result a").first.get_attribute("href")
        assert found is not None
        assert found.endswith(f"/{path.stem}.html"), title


@pytest.mark.parametrize("name", ["index.html", "chronology/index.html", "people/index.html", "a full year"])
def test_a_phone_shows_a_page_without_sideways_scrolling(name: str, large: Project, phone: Page) -> None:
    page = fullest_year(large.site) if name == "a full year" else large.site / name
    phone.goto(page.as_uri())
    assert phone.locator("h1").first.is_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE
