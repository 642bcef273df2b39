"""Pictures of the built site: `python -m tests.pictures`.

Writes one picture of each important type of page to `docs/screenshots/`, at
360 and 1280 pixels, light and dark, and to `theme_overrides/assets/cards/`
what services show beside a shared link: a card of the digest and one of each
topic. Build the site first; this needs the requirements of the tests.
"""

import shutil
from html import escape
from io import BytesIO
from itertools import product
from os import environ
from pathlib import Path

import yaml
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.conftest import CHROMIUM_ARGUMENTS, CHROMIUM_NAMES
from tests.e2e.page_types import PAGE_TYPES
from tests.faces import STYLE
from tests.project import ROOT

SHOWN = {
    "home": PAGE_TYPES["home"],
    "article": PAGE_TYPES["article"],
    "topic": "topics/trade.html",
    "chronology": PAGE_TYPES["chronology"],
    "year": PAGE_TYPES["year"],
    "people": "people/index.html",
    "person": "people/shinzo-abe.html",
    "search": "search.html?q=tariff",
}
SCREENS: tuple[ViewportSize, ...] = ({"width": 360, "height": 780}, {"width": 1280, "height": 960})
CARD: ViewportSize = {"width": 1200, "height": 630}
COLOURS = 32
"""Enough for text on paper, and a quarter of the bytes of a picture with all colours."""

NAME = "US–Japan Digest"
SCREENSHOTS = ROOT / "docs" / "screenshots"
CARDS = ROOT / "theme_overrides" / "assets" / "cards"


def main() -> None:
    """Make all pictures anew."""
    found = environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_ARGUMENTS)
        _screenshots(browser, ROOT / "site")
        _cards(browser)
        browser.close()


def _screenshots(browser: Browser, site: Path) -> None:
    for screen, scheme in product(SCREENS, ("light", "dark")):
        context = browser.new_context(
            viewport=screen, color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
        )
        page = context.new_page()
        for name, path in SHOWN.items():
            page.goto(f"{site.as_uri()}/{path}", wait_until="networkidle")
            if name == "search":
                page.wait_for_selector(".search__filters details", state="attached")
            _save(page, SCREENSHOTS / f"{name}-{screen['width']}-{scheme}.png")
        page.goto(f"{site.as_uri()}/{SHOWN['article']}")
        page.keyboard.press("/")
        page.keyboard.type("tariff")
        page.wait_for_selector(".suggest time")
        _save(page, SCREENSHOTS / f"typing-{screen['width']}-{scheme}.png")
        context.close()


def _cards(browser: Browser) -> None:
    topics = yaml.safe_load((ROOT / "content" / "topics.yml").read_text("utf-8"))
    page = browser.new_page(viewport=CARD)
    page.goto(_card("Since 1945", NAME))
    _save(page, CARDS / "digest.png")
    for id_, topic in topics.items():
        page.goto(_card(NAME, topic["title"]))
        _save(page, CARDS / f"{id_}.png")


def _card(name: str, title: str) -> str:
    """Write the page of a card, and give its address."""
    path = ROOT / "build" / "card.html"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f"""<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="{STYLE.as_uri()}"><style>
        body {{ margin: 0; padding: 70px 80px; box-sizing: border-box; height: 630px; display: flex;
          flex-direction: column; background: #fffdf8; color: #1c1b19;
          font: 600 60px/1.1 "Newsreader on disk", serif }}
        p {{ margin: 0 }} .rule {{ border-top: 9px double; margin: 28px 0 auto }}
        .title {{ font-size: 150px; line-height: 1; letter-spacing: -.02em; color: #a3122a }}
        .words {{ margin-top: 34px; font-size: 40px; color: #5c574f }}
        </style><p>{escape(name)}</p><p class="rule"></p><p class="title">{escape(title)}</p>
        <p class="words">Every story told once, every claim with its source</p>""",
        "utf-8",
    )
    return path.as_uri()


def _save(page: Page, path: Path) -> None:
    """Save what the page shows, with few colours and so few bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main()
