"""Reading paths in a real browser, from the web and from a disk, with the rest of the network cut."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect

from tests.e2e.page_types import PAGE_TYPES
from tests.site.reader import Reader

ARTICLE = PAGE_TYPES["article"]


@pytest.fixture
def faults() -> list[str]:
    """Collect what the browser complains of and what it asks of other places."""
    return []


@pytest.fixture
def context(chromium: Browser, root: str, faults: list[str]) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1000, "height": 900})

    def cut(route: Route) -> None:
        if route.request.url.startswith(root):
            route.continue_()
        else:
            faults.append(f"asked for {route.request.url}")
            route.abort()

    def note_failure(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what a page leaves unfinished when the reader goes on
            faults.append(f"{request.url}: {request.failure}")

    context.route(re.compile("^(?!data:)"), cut)
    context.on("console", lambda message: faults.append(message.text))
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("requestfailed", note_failure)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, faults: list[str]) -> Iterator[Page]:
    yield context.new_page()
    assert faults == []


def test_from_home_by_topic_and_person_to_another_article(page: Page, root: str) -> None:
    page.goto(f"{root}/index.html")
    page.locator(".cards").get_by_role("link", name="North Korea", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("North Korea")
    page.get_by_role("link", name="Blinken tells Motegi US will work with allies on North Korea").click()
    expect(page).to_have_url(f"{root}/{ARTICLE}")
    page.get_by_role("complementary").get_by_role("link", name="Antony Blinken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Antony Blinken")
    page.get_by_role("link", name="Blinken and Austin criticise China by name at 2+2 in Tokyo").click()
    expect(page).to_have_url(f"{root}/articles/2021/2021-03-16-two-plus-two-tokyo.html")


def test_the_strip_on_the_home_page_leads_into_the_chronology(page: Page, root: str) -> None:
    page.goto(f"{root}/index.html")
    page.get_by_role("link", name="1960s").click()
    expect(page).to_have_url(f"{root}/chronology/index.html#d1960")
    page.locator(".decade").get_by_role("link", name="1960 ").click()
    expect(page).to_have_url(f"{root}/chronology/1960.html")


def test_the_chronology_by_keyboard_alone(page: Page, root: str) -> None:
    page.goto(f"{root}/chronology/index.html")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to content")
    page.keyboard.press("Enter")
    tab_to(page, "2017")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2017.html")
    tab_to(page, "Nov")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2017.html#m11")
    tab_to(page, "Trump and Abe vow maximum pressure")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2017-11-06-trump-abe-tokyo-summit.html")


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the link that begins with `words` has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText.trim()").startswith(words):
            return
    pytest.fail(f"no Tab leads to {words}")


def test_an_entry_of_a_year_can_be_linked_to(page: Page, root: str) -> None:
    page.goto(f"{root}/chronology/2017.html#2017-11-06-trump-abe-tokyo-summit")
    expect(page.locator(":target h3")).to_be_in_viewport()


def test_a_year_leads_to_itself_on_the_page_of_a_topic(page: Page, root: str) -> None:
    page.goto(f"{root}/chronology/2017.html")
    page.get_by_role("navigation", name="2017 by topic and person").get_by_role("link", name="Trade").click()
    expect(page).to_have_url(f"{root}/topics/trade.html#y2017")
    expect(page.locator("#y2017")).to_be_in_viewport()


def test_a_search_with_two_filters_can_be_shared(page: Page, context: BrowserContext, root: str) -> None:
    page.goto(f"{root}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("tariff")
    page.keyboard.press("Enter")
    reader = Reader(page, root).chooses("Topics", "Trade").chooses("Years", "2025")
    expect(page.get_by_role("status")).to_contain_text("2025")
    told = page.get_by_role("status").inner_text()
    expect(page.locator(".search__result").first).to_be_visible()
    other = Reader(context.new_page(), root)
    other.page.goto(page.url)
    other.hears(told)
    assert other.titles == reader.titles


def test_a_name_in_japanese_finds_the_articles_about_it_from_any_page(page: Page, root: str) -> None:
    page.goto(f"{root}/{ARTICLE}")
    page.keyboard.press("/")
    page.keyboard.type("茂木敏充")
    page.get_by_role("option", name="Blinken and Austin criticise China by name at 2+2 in Tokyo").click()
    named = page.get_by_role("complementary").get_by_text("茂木敏充")
    expect(named).to_have_attribute("lang", "ja")


@pytest.mark.parametrize(
    ("today", "day", "title"),
    [
        ("2030-03-11T12:00", "this day, 11 March", "US opens trade probes into Japan and 15 other economies"),
        ("2031-04-28T12:00", "this day, 28 April", "Bush receives the mother of Megumi Yokota"),
        ("2026-11-22T12:00", "a day near this, 21 November", ""),
    ],
)
def test_home_tells_what_happened_on_the_day_it_is_read_or_near_it(
    page: Page, root: str, today: str, day: str, title: str
) -> None:
    page.clock.set_fixed_time(today)
    page.goto(f"{root}/index.html")
    region = page.get_by_role("region", name=f"On {day}")
    region.get_by_role("listitem").get_by_role("link", name=re.compile(title)).first.click()
    expect(page).to_have_url(re.compile("/articles/"))


# --- Light and dark ---------------------------------------------------------------------------


def paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


def test_the_system_decides_between_light_and_dark_until_the_reader_does(page: Page, root: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{root}/index.html")
    light = paper(page)
    page.emulate_media(color_scheme="dark")
    dark = paper(page)
    assert dark != light
    page.get_by_role("button", name="Switch between light and dark").press("Enter")
    assert paper(page) == light


def test_a_choice_holds_on_the_next_page_before_anything_is_painted(page: Page, root: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{root}/index.html")
    light = paper(page)
    page.get_by_role("button", name="Switch between light and dark").click()
    note = "window.first ??= document.documentElement.dataset.scheme"
    page.add_init_script(f"addEventListener('readystatechange', () => {{ {note}; }}, true)")
    page.goto(f"{root}/{ARTICLE}")
    assert page.evaluate("window.first") == "dark"
    assert paper(page) != light
    page.get_by_role("button", name="Switch between light and dark").click()
    assert paper(page) == light
    assert page.evaluate("localStorage.length") == 0


# --- Without scripts, on paper, and against attack --------------------------------------------


def test_without_javascript_everything_leads_somewhere(chromium: Browser, root: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}/index.html")
    assert not page.get_by_role("button", name="Switch between light and dark").is_visible()
    page.get_by_role("link", name="March", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("March in every year")
    page.locator("input[type=search]").first.fill("tariff")
    page.keyboard.press("Enter")
    for way in ("Trade", "Chronology", "People"):
        expect(page.get_by_role("main").get_by_role("link", name=way, exact=True)).to_be_visible()
    context.close()


def test_on_paper_an_article_shows_the_addresses_of_its_sources_and_no_furniture(
    page: Page, root: str
) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{root}/{ARTICLE}")
    source = page.locator(".sources a[rel=external]").first
    shown = source.evaluate("(link) => getComputedStyle(link, '::after').content")
    assert "https://www.aljazeera.com/news/2021/3/16/" in shown
    assert not page.get_by_role("navigation").first.is_visible()
    assert not page.locator(".masthead input").is_visible()
    assert paper(page) == "rgb(255, 255, 255)"


def test_a_script_that_gets_into_a_page_does_not_run(
    context: BrowserContext, faults: list[str], root: str
) -> None:
    page = context.new_page()
    page.goto(f"{root}/{ARTICLE}")
    page.evaluate(
        """() => {
          const script = document.createElement('script');
          script.textContent = 'window.hit = 1';
          document.body.append(script);
          const markup = '<p id="x" style="color: red" onclick="window.hit = 1">x</p>';
          document.body.insertAdjacentHTML('beforeend', markup);
          document.getElementById('x').click();
        }"""
    )
    assert page.evaluate("window.hit") is None
    assert page.evaluate("getComputedStyle(document.getElementById('x')).color") != "rgb(255, 0, 0)"
    assert any("Content Security Policy" in fault for fault in faults)
