"""WCAG 2.2 AA and axe's best practices: no violation on any type of page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.page_types import PAGE_TYPES, open_page
from tests.project import Project

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
EVERYTHING = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""All that can change between light and dark."""

REPEATED = (":is(li, tr, dl > div):nth-child(n + 6)", ":is(.of-year, .letter, .month):nth-of-type(n + 4)")
"""What comes after the first few of a list: printed by the same lines of a template, and most of the work."""

Options = Mapping[str, object]


def violations(page: Page, options: Options = EVERYTHING, without: Sequence[str] = ()) -> list[str]:
    """Give what axe finds wrong with the page as it stands, leaving out what matches `without`."""
    context = {"include": [["html"]], "exclude": [[selector] for selector in without]}
    # Axe would fetch the style sheets once more, which a page on a disk may not.
    details = {**options, "preload": False, "resultTypes": ["violations"]}
    found = page.evaluate("([context, options]) => axe.run(context, options)", [context, details])
    return [
        f"{fault['id']}: {node['html'][:200]}" for fault in found["violations"] for node in fault["nodes"]
    ]


@pytest.fixture
def page(chromium: Browser, width: int) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme="light")
    context.add_init_script(AXE)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_wrong_with_any_type_of_page(
    page: Page, root: str, width: int, record_property: Callable[[str, object], None]
) -> None:
    # Every page is looked at whole once, and the first of each of its lists in every world and width.
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
