"""Law 5: nothing unsafe reaches a page, whatever stands in a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from tests.active import active_in
from tests.hostile import PAYLOADS, build_hostile_site, hostile_content


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_hostile_site(tmp_path_factory.mktemp("hostile"), hostile_content())


def pages(site: Path) -> Iterator[Path]:
    yield from sorted(path for path in site.rglob("*.html") if path.name != "404.html")


def test_no_active_element_and_no_active_attribute_stands_in_any_page(site: Path) -> None:
    found = {page.name: active_in(page.read_text("utf-8")) for page in pages(site)}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_nothing_runs_and_nothing_is_loaded_from_elsewhere_in_a_real_browser(
    site: Path, chromium: Browser
) -> None:
    context = chromium.new_context()
    foreign: list[str] = []
    context.on(
        "request", lambda request: None if request.url.startswith("file:") else foreign.append(request.url)
    )
    page = context.new_page()
    hits = []
    for path in pages(site):
        page.goto(path.as_uri())
        page.keyboard.press("Tab")
        if page.evaluate("() => window.hit === 1 || Boolean(document.querySelector('[onerror],[onload]'))"):
            hits.append(path.name)
    context.close()
    assert hits == []
    assert foreign == []


def test_what_an_editor_wrote_stays_readable_as_text(site: Path) -> None:
    tree = html.parse(str(site / "articles/2020/2020-01-01-hostile.html"))
    assert tree.findtext(".//h1") == PAYLOADS[0]
    assert tree.findtext(".//title").startswith(PAYLOADS[0])
    [description] = tree.xpath("//meta[@name='description']/@content")
    assert description == PAYLOADS[0]


@pytest.mark.parametrize(
    "spoiled",
    [
        "<p onclick=x>",
        "<a href=' java\nscript:x'>x</a>",
        "<a href='//elsewhere.example.org'>x</a>",
        "<script>x</script>",
        "<script type=application/ld+json onload=x>{}</script>",
        "<svg><path d='M0 0' onload=x></svg>",
        "<head><meta http-equiv=refresh content='0;url=x'></head>",
        "<head><base href='x'></head>",
        "<p><link rel=stylesheet href=x></p>",
        "<form action='https://elsewhere.example.org'></form>",
    ],
)
def test_the_check_of_these_tests_finds_what_acts_where_there_is_something(spoiled: str) -> None:
    assert active_in(spoiled)
