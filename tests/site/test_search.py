"""What a reader does with the search page; each test runs over HTTP and from a disk with the network cut."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, expect

from tests.axe import REPEATED, violations
from tests.site.reader import Reader


def test_words_find_the_articles_that_hold_them_in_any_form(reader: Reader) -> None:
    reader.opens().types("lantern").hears("4 articles for “lantern”")

    assert reader.titles[0] == "Lantern treaty signed"
    assert {mark.lower() for mark in reader.marks} == {"lantern", "lanterns"}


def test_results_show_date_topics_and_where_the_words_stand(reader: Reader) -> None:
    reader.opens("search.html?q=harbour").hears("1 article for “harbour”")

    result = reader.result("Lantern treaty signed")
    expect(result).to_contain_text("2001-02-09 · Diplomacy · Trade")
    expect(result).to_contain_text("lanterns in the harbour")


def test_names_and_sources_are_quoted_only_where_the_story_holds_none_of_the_words(reader: Reader) -> None:
    reader.opens().types("finch sword").hears("1 article for “finch sword”")
    assert reader.marks == ["sword"]

    reader.types("finch").hears("2 articles for “finch”")
    assert reader.marks == ["Finch", "Finch"]


def test_the_beginning_of_a_word_is_enough(reader: Reader) -> None:
    reader.opens().types("lant").hears("4 articles for “lant”")

    reader.types("treat").hears("1 article for “treat”")


def test_a_form_that_no_article_has_finds_the_others_of_its_word(reader: Reader) -> None:
    reader.opens().types("treaties").hears("1 article for “treaties”")

    assert reader.marks[0].lower() == "treaty"


def test_a_question_without_a_word_finds_nothing(reader: Reader) -> None:
    reader.opens("search.html?q=%3F!").hears("No articles for “?!”")


def test_a_result_leads_to_its_article(reader: Reader) -> None:
    reader.opens("search.html?q=harbour").hears("1 article for “harbour”")

    reader.page.get_by_role("link", name="Lantern treaty signed").click()

    expect(reader.page).to_have_url(f"{reader.home}/articles/2001/2001-02-09-lantern-treaty.html")


def test_two_filters_narrow_at_once(reader: Reader) -> None:
    reader.opens().types("lantern").hears("4 articles for “lantern”")

    reader.chooses("Topics", "Trade").hears("3 articles for “lantern” in Trade")
    reader.chooses("Years", "2003").hears("1 article for “lantern” in Trade, 2003")

    assert reader.titles == ["Lanterns sell again"]


def test_a_count_says_what_choosing_the_value_would_give(reader: Reader) -> None:
    reader.opens("search.html?q=lantern&year=2003").hears("2 articles for “lantern” in 2003")

    assert {"Trade 1", "Security 1", "2003 2", "2001 2", "Aiko Hayashi 1"} <= set(reader.filters)
    assert "Diplomacy 0" not in reader.filters


def test_two_values_of_one_filter_widen_the_search(reader: Reader) -> None:
    reader.opens("search.html?q=lantern&topic=Security&topic=Diplomacy")

    reader.hears("2 articles for “lantern” in Security, Diplomacy")


def test_a_filter_without_words_lists_all_that_match_newest_first(reader: Reader) -> None:
    reader.opens().chooses("People", "Walter Finch").hears("2 articles in Walter Finch")

    assert reader.titles == ["A sword goes home", "Lantern treaty signed"]


def test_a_shared_address_brings_back_the_whole_search(reader: Reader) -> None:
    reader.opens().types("lantern").hears("4 articles for “lantern”")
    reader.chooses("Topics", "Trade").hears("3 articles for “lantern” in Trade")
    reader.page.get_by_label("Sort by").select_option("Oldest first")
    expect(reader.page).to_have_url(f"{reader.home}/search.html?q=lantern&topic=Trade&sort=oldest")
    address, titles = (
        reader.page.url,
        ["Lantern treaty signed", "Duty on lanterns falls", "Lanterns sell again"],
    )

    reader.opens("articles/2009/2009-09-09-lake.html")
    reader.page.goto(address)

    reader.hears("3 articles for “lantern” in Trade")
    assert reader.titles == titles
    expect(reader.page.get_by_label("Words to search for")).to_have_value("lantern")
    expect(reader.page.get_by_label("Sort by")).to_have_value("oldest")
    expect(reader.page.get_by_label("Trade")).to_be_checked()


def test_back_and_forward_undo_and_redo_a_filter(reader: Reader) -> None:
    reader.opens("search.html?q=lantern").hears("4 articles for “lantern”")
    reader.chooses("Topics", "Security").hears("1 article for “lantern” in Security")

    reader.page.go_back()
    reader.hears("4 articles for “lantern”")
    reader.page.go_forward()
    reader.hears("1 article for “lantern” in Security")


def test_japanese_words_find_the_article_that_holds_them_and_are_marked_whole(reader: Reader) -> None:
    reader.opens()

    for words in ("安倍晋三", "安倍", "日米安保", "安保", "安保条約", "改定", "語った"):
        reader.types(words).hears(f"1 article for “{words}”")
        assert reader.titles == ["Lantern treaty signed"]
        assert reader.marks == [words]


def test_one_japanese_letter_is_enough(reader: Reader) -> None:
    reader.opens("search.html?q=米&sort=oldest").hears("3 articles for “米”")

    assert reader.titles == ["Lantern treaty signed", "Island base moves", "Chips agreed"]


def test_japanese_letters_that_stand_nowhere_together_find_nothing(reader: Reader) -> None:
    reader.opens("search.html?q=安米").hears("No articles for “安米”")


def test_english_and_japanese_words_may_be_mixed(reader: Reader) -> None:
    reader.opens("search.html?q=半導体 FTA").hears("1 article for “半導体 FTA”")

    assert reader.titles == ["Chips agreed"]
    assert reader.marks == ["FTA", "半導体"]


def test_a_publisher_with_a_japanese_name_is_a_filter(reader: Reader) -> None:
    reader.opens().chooses("Publishers", "朝の新聞").hears("1 article in 朝の新聞")

    assert reader.titles == ["Island base moves"]


def test_quotation_marks_keep_words_together(reader: Reader) -> None:
    reader.opens().types('"treaty on paper"').hears('1 article for “"treaty on paper"”')
    reader.types('"paper treaty"').hears('No articles for “"paper treaty"”')


def test_markup_in_an_article_is_text_in_its_result(reader: Reader) -> None:
    reader.opens("search.html?q=laughed").hears("1 article for “laughed”")

    result = reader.result("How to write <b>bold</b>")
    expect(result).to_contain_text('They wrote <script>alert("x")</script> & laughed.')


def test_more_results_come_on_demand_and_the_keyboard_goes_on_from_there(reader: Reader) -> None:
    reader.opens("search.html?q=tariff").hears("20 articles for “tariff”")
    assert len(reader.titles) == 10

    reader.page.get_by_role("button", name="More results").press("Enter")

    reader.hears("20 articles for “tariff”, 20 shown")
    assert len(set(reader.titles)) == 20
    expect(reader.page.locator(".search__result a").nth(10)).to_be_focused()
    expect(reader.page.get_by_role("button", name="More results")).to_be_hidden()


def test_a_search_without_result_offers_tips_and_other_ways_in(reader: Reader) -> None:
    reader.opens().types("qqqq").hears("No articles for “qqqq”")

    expect(reader.page.get_by_text("Try fewer words")).to_be_visible()
    expect(reader.page.get_by_role("link", name="Security")).to_have_attribute("href", "topics/security.html")
    expect(reader.page.get_by_role("link", name="Chronology")).to_be_visible()


def test_an_empty_box_shows_the_ways_in_and_no_results(reader: Reader) -> None:
    reader.opens().types("lantern").hears("4 articles for “lantern”")

    reader.types("").hears("")

    assert reader.titles == []
    expect(reader.page.get_by_role("link", name="Chronology")).to_be_visible()


def test_only_the_last_of_quick_keystrokes_is_answered(reader: Reader) -> None:
    reader.opens().page.get_by_label("Words to search for").press_sequentially("lantern market", delay=15)

    reader.hears("1 article for “lantern market”")
    expect(reader.page.get_by_label("Words to search for")).to_have_value("lantern market")


def test_the_whole_search_works_by_keyboard(reader: Reader) -> None:
    keyboard = reader.opens("search.html").page.keyboard
    reader.chooses("Years", "2003").hears("2 articles in 2003")
    keyboard.press("/")
    expect(reader.page.get_by_label("Words to search for")).to_be_focused()
    keyboard.type("lantern")
    reader.hears("2 articles for “lantern” in 2003")

    for _ in range(4):  # over the button, the order and the filters to the first group of them
        keyboard.press("Tab")
    keyboard.press("Tab")
    keyboard.press("Space")
    reader.hears("1 article for “lantern” in Security, 2003")
    assert reader.page.evaluate("document.activeElement.value") == "Security"

    reader.page.get_by_role("button", name="Clear all filters").press("Enter")
    reader.hears("4 articles for “lantern”")
    expect(reader.page.get_by_label("Words to search for")).to_be_focused()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
@pytest.mark.parametrize("address", ["?q=lantern&topic=Trade&year=2003", "?q=qqqq"])
def test_the_page_has_no_fault_of_accessibility_and_fits_a_phone(
    reader: Reader, width: int, scheme: str, address: str
) -> None:
    reader.page.set_viewport_size({"width": width, "height": 800})
    reader.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    reader.opens(f"search.html{address}")
    expect(reader.page.locator("summary:visible, [data-tips]:visible").first).to_be_visible()
    reader.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")

    assert violations(reader.page, without=REPEATED) == []
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_javascript_the_page_leads_to_the_lists(chromium: Browser, home: str) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{home}/search.html")

        expect(page.get_by_role("link", name="Trade")).to_be_visible()
        expect(page.get_by_role("link", name="People")).to_be_visible()
        expect(page.get_by_label("Words to search for")).to_be_hidden()


@pytest.mark.parametrize("lost", ["engine", "editions", "facets", "words", "fragment"])
def test_a_lost_part_of_the_index_is_told_in_a_sentence(
    chromium: Browser, site: Path, tmp_path: Path, lost: str
) -> None:
    damaged = copytree(site, tmp_path / "damaged")
    (part,) = (damaged / "search").glob(f"{lost}*")
    part.rename(tmp_path / lost)

    with chromium.new_context() as context:
        reader = Reader(context.new_page(), damaged.as_uri())
        reader.opens("search.html?q=lantern")

        expect(reader.page.get_by_role("status")).to_contain_text("The search does not work just now")
        expect(reader.page.get_by_role("link", name="Chronology")).to_be_visible()


def test_a_site_below_a_folder_with_a_strange_name_can_be_searched(
    chromium: Browser, site: Path, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    copytree(site, tmp_path / "our digest #1" / "日本")

    with chromium.new_context() as context:
        Reader(context.new_page(), f"{serve(tmp_path)}/our%20digest%20%231/%E6%97%A5%E6%9C%AC").opens(
            "search.html?q=lantern"
        ).hears("4 articles for “lantern”")
