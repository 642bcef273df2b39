"""What readers find on a page, as the templates print it."""

from collections.abc import Mapping

import pytest
from lxml import html
from lxml.html import HtmlElement

from generator.model import Page
from tests.outputs.editions import article, days, edition_of, read_edition
from tests.outputs.editions import printed as pages_of
from tests.project import CONTENT


def printed(*pages: Page) -> Mapping[str, HtmlElement]:
    return {str(page.path): html.fromstring(str(page.body)) for page in pages}


@pytest.fixture(scope="module")
def pages() -> Mapping[str, HtmlElement]:
    return printed(*pages_of(read_edition(CONTENT)))


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def links(element: HtmlElement) -> list[str]:
    return [str(link.get("href")) for link in element.iter("a")]


# --- Home -------------------------------------------------------------------------------------


def test_home_shows_the_newest_first_and_leads_to_every_decade_topic_and_month(
    pages: Mapping[str, HtmlElement],
) -> None:
    home = pages["index.md"]
    assert words(home.cssselect(".front__lead h3")[0]) == "七夕の手紙が太平洋を渡る"
    found = links(home)
    assert {"chronology/index.html#d1950", "topics/trade.html", "chronology/july.html", "search.html"} <= {
        *found
    }


def test_the_strip_tells_in_numbers_what_it_draws(pages: Mapping[str, HtmlElement]) -> None:
    strip = pages["index.md"].cssselect("table.strip")[0]
    rows = {words(row[0]): [words(cell) for cell in row[1:]] for row in strip.cssselect("tbody tr")}
    assert sum(int(number or 0) for number in rows["All"]) == 6
    assert (
        len(strip.cssselect("thead th"))
        == len(rows["All"])
        == len(strip.cssselect("tbody tr:first-child svg"))
    )


def test_home_of_an_empty_edition_still_stands() -> None:
    home = printed(*pages_of(edition_of()))["index.md"]
    assert "0" not in words(home.cssselect("header")[0])


# --- Articles ---------------------------------------------------------------------------------


def test_an_article_tells_its_sources_and_who_else_reported(pages: Mapping[str, HtmlElement]) -> None:
    page = pages["articles/2020/2020-11-30-harbor-exercise.md"]
    sources = words(page.cssselect(".sources")[0])
    assert "Notice 12 on a joint exercise" in sources
    assert "Also reported by" in sources
    assert "archived copy" in sources
    assert "(government), 1 December 2020" in sources


def test_an_abbreviation_is_explained_where_it_first_appears_and_in_the_margin(
    pages: Mapping[str, HtmlElement],
) -> None:
    page = pages["articles/2020/2020-11-30-harbor-exercise.md"]
    [abbreviation] = page.cssselect(".story__body abbr")
    assert abbreviation.get("title") == "Invented Harbor Rules"
    assert "../../glossary.html#ihr" in links(page.cssselect("aside")[0])


def test_a_name_stands_in_japanese_beside_its_link(pages: Mapping[str, HtmlElement]) -> None:
    names = pages["articles/2021/2021-07-07-tanabata-letter.md"].cssselect("aside li")
    [name] = [name for name in names if words(name).startswith("Haru Tanabata")]
    assert words(name) == "Haru Tanabata 七夕ハル"
    assert [words(span) for span in name.cssselect("[lang=ja]")] == ["七夕ハル"]


def test_an_imprecise_date_is_shown_as_such(pages: Mapping[str, HtmlElement]) -> None:
    page = pages["articles/1987/1987-06-kite-agreement-amended.md"]
    assert words(page.cssselect(".story__when")[0]) == "June 1987 (the day is not known)"


def test_evidence_for_topics_is_there_but_folded_away(pages: Mapping[str, HtmlElement]) -> None:
    folded = [page for page in pages.values() if page.cssselect("details.evidence")]
    assert folded
    assert all("open" not in page.cssselect("details.evidence")[0].attrib for page in folded)


# --- Topics -----------------------------------------------------------------------------------


def test_a_topic_can_be_followed_and_cited(pages: Mapping[str, HtmlElement]) -> None:
    assert {
        "../feeds/topics/security.xml",
        "../calendar/topics/security.ics",
        "../citations/topics/security.bib",
        "../citations/topics/security.ris",
        "../citations/topics/security.json",
    } <= {*links(pages["topics/security.md"])}


# --- Chronology -------------------------------------------------------------------------------


def test_every_entry_and_every_day_of_a_year_can_be_linked_to(pages: Mapping[str, HtmlElement]) -> None:
    year = pages["chronology/2020.md"]
    ids = {element.get("id") for element in year.iter() if element.get("id")}
    assert {"2020-11-30", "2020-11-30-harbor-exercise", "m11"} <= ids
    assert "#m11" in links(year)


def test_a_year_leads_to_the_same_year_of_each_topic_and_person(pages: Mapping[str, HtmlElement]) -> None:
    assert "../topics/security.html#y2020" in links(pages["chronology/2020.md"])
    assert "../people/haru-tanabata.html#y2020" in links(pages["chronology/2020.md"])
    assert pages["topics/security.md"].cssselect("#y2020")
    assert pages["people/haru-tanabata.md"].cssselect("#y2020")


def test_the_chronology_can_be_read_by_topic_by_person_and_by_month(pages: Mapping[str, HtmlElement]) -> None:
    assert {"../topics/security.html", "../people/haru-tanabata.html", "november.html"} <= {
        *links(pages["chronology/index.md"])
    }


def test_pages_of_the_chronology_name_its_calendar() -> None:
    named = {
        str(page.path): [feed["path"] for feed in page.meta.get("feeds", ())]
        for page in pages_of(read_edition(CONTENT))
    }
    for path in ("chronology/index.md", "chronology/2020.md", "chronology/november.md"):
        assert named[path] == ["calendar/chronology.ics"]


def test_what_is_known_to_the_year_only_stands_first_and_says_so(pages: Mapping[str, HtmlElement]) -> None:
    assert words(pages["chronology/1954.md"].cssselect(".month h2")[0]) == "Month not known"


def test_a_year_of_five_hundred_entries_leaves_the_summaries_to_the_articles() -> None:
    topics = ["trade", "culture"]
    title = "Ministers open talks on kites and lanterns, and find the string too short"
    edition = edition_of(*(article(title, when, topics=topics) for when in days(365)))
    page = next(page for page in pages_of(edition) if str(page.path) == "chronology/2001.md")
    assert len(str(page.body)) / 365 < 300_000 / 500
    assert "An invented summary" not in str(page.body)


def test_a_topic_of_very_many_articles_lists_their_titles_only() -> None:
    edition = edition_of(*(article(when=when) for when in days(365)))
    page = printed(*pages_of(edition))["topics/trade.md"]
    assert len(page.cssselect(".lines--dated li")) == 365
    assert "An invented summary" not in words(page)


def test_a_calendar_month_gathers_its_days_through_all_years(pages: Mapping[str, HtmlElement]) -> None:
    november = pages["chronology/november.md"]
    assert words(november.cssselect("#d30")[0]) == "30 November"
    assert "../articles/2020/2020-11-30-harbor-exercise.html" in links(november)


# --- Names ------------------------------------------------------------------------------------


def test_names_are_listed_by_letter_and_by_number_of_articles(pages: Mapping[str, HtmlElement]) -> None:
    letters = [words(heading) for heading in pages["people/index.md"].cssselect("h2")]
    assert letters == sorted(letters)
    numbers = [int(words(row[1])) for row in pages["people/by-count.md"].cssselect("tbody tr")]
    assert numbers == sorted(numbers, reverse=True)


def test_a_name_tells_its_first_and_last_appearance(pages: Mapping[str, HtmlElement]) -> None:
    head = pages["people/haru-tanabata.md"].cssselect("header")[0]
    assert "first" in words(head)
    assert "../articles/2019/2019-05-04-orchestra-plays-on-the-pier.html" in links(head)
    assert "../articles/2021/2021-07-07-tanabata-letter.html" in links(head)


def test_the_glossary_explains_every_abbreviation(pages: Mapping[str, HtmlElement]) -> None:
    entry = pages["glossary.md"].cssselect("#pkc")[0]
    assert words(entry).startswith("PKC Pacific Kite Council. An invented body")


def test_the_page_of_a_merged_article_is_kept_from_search_engines() -> None:
    copies = [page for page in pages_of(read_edition(CONTENT)) if page.meta.get("robots")]
    assert [str(page.path) for page in copies] == ["articles/2021/2021-03-17-exercise-seen-from-the-shore.md"]
    assert all(str(page.meta["canonical"]).startswith("articles/2021/2021-03-16") for page in copies)
