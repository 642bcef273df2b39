"""WCAG 2.2 AA and axe's best practices: no violation on any type of page."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.axe import COLOURS, REPEATED, violations
from tests.e2e.page_types import PAGE_TYPES, open_page
from tests.project import Project


@pytest.fixture
def page(chromium: Browser, width: int) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme="light")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("root", "width"), [("web", 360), ("web", 1280), ("disk", 360)], indirect=["root"])
def test_axe_finds_nothing_wrong_with_any_type_of_page(
    page: Page, root: str, width: int, record_property: Callable[[str, object], None]
) -> None:
    # Every page is looked at whole once, and the first of each of its lists on phones, also from a disk.
    without = () if root.startswith("http") and width == 1280 else REPEATED
    found = {}
    for name in PAGE_TYPES:
        open_page(page, root, name)
        page.emulate_media(color_scheme="light")
        found[name, "light"] = violations(page, without=without)
        page.emulate_media(color_scheme="dark")
        found[name, "dark"] = violations(page, COLOURS, REPEATED)
    where = f"{root.partition(':')[0]}, {width} pixels, light and dark"
    record_property("axe violations", f"{sum(map(len, found.values()))} on {len(PAGE_TYPES)} pages, {where}")
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize("width", [1280])
def test_a_faulty_page_would_be_found(page: Page, tmp_path: Path) -> None:
    spoiled = tmp_path / "spoiled.html"
    spoiled.write_text("<title>x</title><img src=x><a href=x style=color:#eee>faint</a>", "utf-8")
    page.goto(spoiled.as_uri())
    assert {"image-alt", "html-has-lang", "color-contrast"} <= {
        fault.partition(":")[0] for fault in violations(page, without=REPEATED)
    }


@pytest.mark.parametrize("width", [320])
def test_no_page_needs_to_be_scrolled_sideways(page: Page, archive: Project, width: int) -> None:
    wide = {}
    for name in PAGE_TYPES:
        open_page(page, archive.site.as_uri(), name)
        for narrow in (width, 360):
            page.set_viewport_size({"width": narrow, "height": 900})
            wide[name, narrow] = page.evaluate("document.documentElement.scrollWidth") - narrow
    assert {name: missing for name, missing in wide.items() if missing > 0} == {}
