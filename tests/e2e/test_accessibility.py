"""WCAG 2.2 AA and axe's best practices: no violation on any type of page."""

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Serve
from tests.e2e.page_types import PAGE_TYPES
from tests.project import Project

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Axe would fetch the style sheets once more, which a page on a disk may not.
OPTIONS = {"runOnly": TAGS, "rules": {"target-size": {"enabled": True}}, "preload": False}


def violations(page: Page) -> list[str]:
    """Give what axe finds wrong with the page as it stands."""
    page.evaluate(AXE)
    found = page.evaluate("(options) => axe.run(document, options)", OPTIONS)["violations"]
    return [f"{fault['id']}: {node['html'][:200]}" for fault in found for node in fault["nodes"]]


@pytest.fixture
def page(chromium: Browser, width: int, scheme: str) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("world", ["web", "disk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_wrong_with_any_type_of_page(
    page: Page, archive: Project, serve: Serve, world: str, record_property: Callable[[str, object], None]
) -> None:
    root = serve(archive.site) if world == "web" else archive.site.as_uri()
    found = {}
    for name, path in PAGE_TYPES.items():
        page.goto(f"{root}/{path}", wait_until="networkidle")
        found[name] = violations(page)
    record_property("axe violations", f"{sum(map(len, found.values()))} on {len(found)} pages, {world}")
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light")])
def test_a_faulty_page_would_be_found(page: Page, tmp_path: Path) -> None:
    spoiled = tmp_path / "spoiled.html"
    spoiled.write_text("<title>x</title><img src=x><a href=x style=color:#eee>faint</a>", "utf-8")
    page.goto(spoiled.as_uri())
    assert {"image-alt", "html-has-lang", "color-contrast"} <= {
        fault.partition(":")[0] for fault in violations(page)
    }


@pytest.mark.parametrize("scheme", ["light"])
@pytest.mark.parametrize("width", [320, 360])
def test_no_page_needs_to_be_scrolled_sideways(page: Page, archive: Project, width: int) -> None:
    wide = {}
    for name, path in PAGE_TYPES.items():
        page.goto(f"{archive.site.as_uri()}/{path}")
        wide[name] = page.evaluate("document.documentElement.scrollWidth")
    assert {name: needed for name, needed in wide.items() if needed > width} == {}
