"""What the box on every page finds as one types; each test runs over HTTP and from a disk."""

import re
from pathlib import Path
from shutil import copytree
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.axe import violations
from tests.site.reader import Reader

LAKE = "articles/2009/2009-09-09-lake.html"
TYPE_ON = """async (box) => {
  for (const letter of 'lantern '.repeat(100)) {
    if (document.querySelector('[role="option"]')) return 'results';
    box.value += letter;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return 'nothing';
}"""
CHOOSE_BEFORE_THE_ANSWER = """(box) => {
  box.value = 'lantern';
  box.dispatchEvent(new Event('input', { bubbles: true }));
  box.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true }));
}"""


def types_into_the_masthead(reader: Reader, words: str) -> Page:
    """Open an article, go to its box by the key for it, type, and wait for the answer to all of it."""
    reader.opens(LAKE).page.keyboard.press("/")
    reader.page.keyboard.type(words)
    expect(reader.page.get_by_role("option").last).to_have_attribute("href", re.compile(f"q={quote(words)}$"))
    return reader.page


def test_results_stand_below_the_box_of_any_page_as_one_types(reader: Reader) -> None:
    page = types_into_the_masthead(reader, "lantern")
    reader.hears("See all 4 articles. 4 shown. Choose with the arrow keys.")

    page.get_by_role("option", name="Lantern treaty signed 2001-02-09").click()

    expect(page).to_have_url(f"{reader.home}/articles/2001/2001-02-09-lantern-treaty.html")


def test_results_come_although_the_reader_never_pauses(reader: Reader) -> None:
    page = reader.opens(LAKE).page
    page.keyboard.press("/")
    assert page.locator("[data-suggest]").evaluate(TYPE_ON) == "results"


def test_nothing_of_the_search_is_loaded_before_the_first_letter(reader: Reader) -> None:
    reader.opens(LAKE).page.keyboard.press("/")
    expect(reader.page.get_by_role("searchbox")).to_be_focused()
    asked_before = [address for address in reader.requests if re.search("search/|suggest", address)]

    reader.page.keyboard.type("la")

    expect(reader.page.get_by_role("option").first).to_be_visible()
    assert asked_before == []


def test_arrows_choose_and_enter_opens_the_article_chosen(reader: Reader) -> None:
    page = types_into_the_masthead(reader, "lantern")
    box, options = page.get_by_role("combobox"), page.get_by_role("option")
    expect(options).to_have_count(5)

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "suggestion-1")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    address = options.nth(1).get_attribute("href")
    page.keyboard.press("Enter")

    expect(page).to_have_url(str(address))


def test_past_either_end_the_choice_is_back_in_the_box(reader: Reader) -> None:
    page = types_into_the_masthead(reader, "lantern")
    box, options = page.get_by_role("combobox"), page.get_by_role("option")
    expect(options).to_have_count(5)

    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") is None
    expect(box).to_be_focused()


def test_an_answer_that_comes_late_leaves_the_choice_of_all_results(reader: Reader) -> None:
    page = types_into_the_masthead(reader, "lanter")
    options = page.get_by_role("option")
    expect(options).to_have_count(5)

    page.get_by_role("combobox").evaluate(CHOOSE_BEFORE_THE_ANSWER)

    expect(options.last).to_have_attribute("href", re.compile("q=lantern$"))
    expect(options.last).to_have_attribute("aria-selected", "true")


def test_enter_without_a_choice_leads_to_the_search_page(reader: Reader) -> None:
    page = types_into_the_masthead(reader, "lantern")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{reader.home}/search.html?q=lantern")
    reader.hears("4 articles for “lantern”")


def test_the_last_line_leads_to_all_results(reader: Reader) -> None:
    page = types_into_the_masthead(reader, "tariff")
    page.get_by_role("option", name="See all 20 articles").click()

    reader.hears("20 articles for “tariff”")


def test_escape_closes_the_list_first_and_keeps_the_words(reader: Reader) -> None:
    page = types_into_the_masthead(reader, "lantern")
    box = page.get_by_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "true")

    page.keyboard.press("Escape")

    expect(box).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("lantern")


def test_the_list_closes_when_the_reader_goes_elsewhere(reader: Reader) -> None:
    page = types_into_the_masthead(reader, "lantern")
    expect(page.get_by_role("listbox")).to_be_visible()

    page.keyboard.press("Tab")

    expect(page.get_by_role("listbox")).to_be_hidden()


def test_words_that_nothing_holds_lead_to_other_ways_in(reader: Reader) -> None:
    page = types_into_the_masthead(reader, "qqqq")
    reader.hears("No articles; see other ways in.")

    page.get_by_role("option").click()

    expect(page.get_by_text("Try fewer words")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_the_open_list_has_no_fault_of_accessibility_and_fits_a_phone(
    reader: Reader, width: int, scheme: str
) -> None:
    reader.page.set_viewport_size({"width": width, "height": 800})
    reader.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page = types_into_the_masthead(reader, "安保")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_lost_index_is_told_and_leads_to_other_ways_in(
    chromium: Browser, site: Path, tmp_path: Path
) -> None:
    damaged = copytree(site, tmp_path / "damaged")
    (damaged / "search" / "words").rename(tmp_path / "words")

    with chromium.new_context() as context:
        reader = Reader(context.new_page(), damaged.as_uri())
        types_into_the_masthead(reader, "lantern")
        reader.hears("The search does not work just now; see other ways in.")
