"""What axe finds wrong with a page, as it stands in a browser: WCAG 2.2 AA, and axe's best practices."""

from collections.abc import Mapping, Sequence
from importlib.resources import files

from playwright.sync_api import Page

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
    page.evaluate(AXE)
    found = page.evaluate("([context, options]) => axe.run(context, options)", [context, details])
    return [
        f"{fault['id']}: {node['html'][:200]}" for fault in found["violations"] for node in fault["nodes"]
    ]
