"""How soon a search answers: `python -m tests.benchmarks.search SITE [ROUNDS]`.

Opens a built site in the system's Chromium, each time with empty caches, over
HTTP, compressed as a web host does, and from the disk. Prints the median of the
rounds for each way of asking: milliseconds from the opening of the search page,
or from the first letter in the masthead's box, to the first result; the
compressed bytes of all that came with it; and the longest time for which the
page could not answer a key, from the moment the first was pressed.
"""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.host import hosted
from tests.conftest import CHROMIUM_ARGUMENTS, CHROMIUM_NAMES

QUESTIONS = ("tariff", "the", "okin", "trade agreement", "藤山愛一郎")
ROUNDS = 5
WATCH = """
window.seen = { start: 0, found: 0, longest: 0 };
addEventListener('input', () => { seen.start ||= performance.now(); }, true);
new MutationObserver(() => {
  if (document.querySelector('.search__result, .suggest time')) seen.found ||= performance.now();
}).observe(document, { childList: true, subtree: true });
new PerformanceObserver((list) => list.getEntries().forEach(({ startTime, duration }) => {
  if (startTime + duration > seen.start) seen.longest = Math.max(seen.longest, duration);
})).observe({ type: 'longtask', buffered: true });
"""
SIZES = """
performance.getEntries()
  .filter(({ startTime, responseEnd }) => startTime >= seen.start && responseEnd && responseEnd <= seen.found)
  .map(({ encodedBodySize }) => encodedBodySize)
"""


def _from_search_page(page: Page, root: str, words: str) -> None:
    page.goto(f"{root}/search.html?q={words}", wait_until="commit")
    page.wait_for_selector(".search__result")


def _from_masthead(page: Page, root: str, article: str, words: str) -> None:
    page.goto(f"{root}/{article}")
    page.keyboard.press("/")
    page.keyboard.type(words, delay=60)
    page.wait_for_selector(".suggest time")
    # Every letter is asked for; the last answer is waited for too.
    page.wait_for_function("document.querySelector('[data-suggest]').ariaExpanded === 'true'")


def _measured(browser: Browser, root: str, article: str, words: str, way: str) -> Mapping[str, float]:
    with browser.new_context(viewport={"width": 1000, "height": 900}) as context:
        page = context.new_page()
        page.add_init_script(WATCH)
        if way == "page":
            _from_search_page(page, root, words)
        else:
            _from_masthead(page, root, article, words)
        seen = page.evaluate("seen")
        sizes = page.evaluate(SIZES)
    return {
        "milliseconds": seen["found"] - seen["start"],
        "longest": seen["longest"],
        "requests": len(sizes),
        "bytes": sum(sizes),
    }


def _print(browser: Browser, root: str, article: str, rounds: int) -> None:
    world = root.partition(":")[0]
    for way in ("page", "box"):
        for words in QUESTIONS:
            found = [_measured(browser, root, article, words, way) for _ in range(rounds)]
            told = {name: median(one[name] for one in found) for name in found[0]}
            sys.stdout.write(
                f"{world:5} {way:5} {words:16} {told['milliseconds']:6.0f} ms"
                f" {told['bytes'] / 1000:7.0f} KB {told['requests']:4.0f} requests,"
                f" longest task {told['longest']:5.0f} ms\n"
            )


def main(site: Path, rounds: int) -> None:
    """Measure and print."""
    article = next(iter(sorted((site / "articles").rglob("*.html")))).relative_to(site).as_posix()
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)))
    sys.stdout.write(f"median of {rounds}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
    with sync_playwright() as playwright, hosted(site) as address:
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_ARGUMENTS)
        for root in (address, site.as_uri()):
            _print(browser, root, article, rounds)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), int(sys.argv[2]) if sys.argv[2:] else ROUNDS)
