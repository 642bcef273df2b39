"""What is left of a raw article, and what is known of it.

The rules for text are shown by the files in `tests/fixtures/clean`: a page as
it was found, the line `=== becomes ===`, what is to be known of it, an empty
line, and its story.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import CleanArticle, Dropped, Publisher, PublisherKind, RawArticle
from generator.stages.clean import clean, known_publishers
from generator.text.event_date import EventDate
from generator.text.found.encoding import NotTextError, decode
from tests.project import ROOT

CASES = sorted((ROOT / "tests" / "fixtures" / "clean").glob("*.txt"))
PAGE = (ROOT / "tests" / "fixtures" / "raw" / "7-page.html").read_text(encoding="utf-8")
PUBLISHERS = known_publishers(
    {
        "example-news": Publisher(
            name="Example News",
            homepage="https://news.example.org/",
            hosts=("news.example.org",),
            kind=PublisherKind.NEWSPAPER,
        ),
        "kyodo": Publisher(
            name="Kyodo News",
            homepage="https://example.com/",
            hosts=("example.com",),
            kind=PublisherKind.WIRE,
        ),
    }
)
NOBODY = known_publishers({})
STORY = (
    "The two cities will lend each other their oldest tram for a year, their mayors said, "
    "because each of them has kept the drawings of the other's."
)


def cleaned(raw: RawArticle) -> CleanArticle:
    result = clean(raw, PUBLISHERS)
    assert isinstance(result, CleanArticle)
    return result


def text(page: str, url: str | None = None) -> RawArticle:
    return RawArticle(id="raw", file="raw.txt", text=page, url=url)


def as_written(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_page_becomes_the_story(path: Path) -> None:
    page, _, expected = path.read_text(encoding="utf-8").partition("=== becomes ===\n")
    head, _, body = f"\n{expected}".partition("\n\n")
    article = clean(text(page), NOBODY)
    assert isinstance(article, CleanArticle)
    known = dict(line.split(": ", 1) for line in head.strip().splitlines())
    assert {key: as_written(getattr(article, key)) for key in known} == known
    assert article.body == body.strip()


def test_a_page_in_html_tells_its_title_date_author_address_and_publisher() -> None:
    article = cleaned(RawArticle(id="page", file="page.html", text=PAGE, is_html=True))
    assert article.title == "Two museums lend each other their kites"
    assert article.date == EventDate(2018, 2, 11)
    assert article.author == "Jane Doe"
    assert article.url == "https://news.example.org/culture/2018/02/11/kites"
    assert article.publisher == "example-news"
    assert article.needs == ()


def test_of_a_page_in_html_only_the_story_is_left() -> None:
    body = cleaned(RawArticle(id="page", file="page.html", text=PAGE, is_html=True)).body
    assert body.startswith("A museum in Niigata")
    assert body.endswith("shown next to it.")
    assert "Emi Tan" not in body


def test_what_the_editor_says_beats_what_the_page_says() -> None:
    page = f"Two cities exchange their oldest trams\n\n16 Mar 2021\n\n{STORY}"
    article = cleaned(
        RawArticle("raw", "raw.txt", page, title="Trams across the sea", date=EventDate(2021, 3, 15))
    )
    assert (article.title, article.date) == ("Trams across the sea", EventDate(2021, 3, 15))
    assert article.body == STORY


def test_the_owner_of_the_host_is_the_publisher_whatever_agency_the_dateline_names() -> None:
    url = "https://www.news.example.org/2021/03/16/trams"
    assert cleaned(text(f"KOBE (Kyodo) -- {STORY}", url=url)).publisher == "example-news"


def test_without_a_known_host_the_agency_of_the_dateline_is_the_publisher() -> None:
    assert (
        cleaned(text(f"KOBE (Kyodo) -- {STORY}", url="https://blog.example.net/trams")).publisher == "kyodo"
    )


def test_a_publisher_who_is_not_in_the_list_is_named_as_found() -> None:
    assert cleaned(text(f"KOBE (Harbour Press) -- {STORY}")).publisher == "Harbour Press"


def test_the_date_in_the_address_is_the_last_that_is_asked() -> None:
    url = "https://news.example.org/2021/3/16/trams"
    assert cleaned(text(STORY, url=url)).date == EventDate(2021, 3, 16)
    assert cleaned(text(f"17 March 2021\n\n{STORY}", url=url)).date == EventDate(2021, 3, 17)


def test_the_day_a_page_appeared_beats_that_of_its_last_change() -> None:
    page = f"Updated 19 March 2021\nPublished 17 March 2021\n\n{STORY}"
    assert cleaned(text(page)).date == EventDate(2021, 3, 17)


def test_a_date_inside_the_story_is_not_taken_for_its_own() -> None:
    assert cleaned(text(f"{STORY} The drawings are from 3 May 1911.")).date is None


def test_mojibake_is_mended() -> None:
    broken = STORY.replace("other's", "other’s").encode().decode("cp1252")
    assert cleaned(text(broken)).body.endswith("the other’s.")


@pytest.mark.parametrize("page", ["", "Too short to be a story.", "\n".join(["Home", "News", "Sport"] * 20)])
def test_what_holds_no_story_is_dropped_with_a_reason(page: str) -> None:
    result = clean(text(page), NOBODY)
    assert isinstance(result, Dropped)
    assert (result.file, result.stage) == ("raw.txt", "clean")
    assert result.reason in {"no article", "too short"}


@given(st.text(), st.sampled_from(["a.txt", "a.html"]))
@settings(deadline=None)
def test_any_text_is_cleaned_or_dropped(page: str, file: str) -> None:
    assert isinstance(
        clean(RawArticle("a", file, page, file.endswith("html")), NOBODY), CleanArticle | Dropped
    )


@given(st.binary(max_size=400), st.sampled_from([b"", b"<html><body>", b"<article><p>By ", b"<script>"]))
@settings(deadline=None, max_examples=50)
def test_any_bytes_of_a_page_are_cleaned_dropped_or_no_text(data: bytes, beginning: bytes) -> None:
    try:
        page = decode(beginning + data)
    except NotTextError:
        return
    assert isinstance(clean(RawArticle("a", "a.html", page, is_html=True), NOBODY), CleanArticle | Dropped)


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("x" * 1_000_000, "a.txt"),
        ("![" * 100_000, "a.txt"),
        ("The same paragraph is told again and again.\n\n" * 10_000, "a.txt"),
        ("<p>The same paragraph is told again and again.</p>" * 10_000, "a.html"),
        ("written by " * 100_000, "a.txt"),
        (f"<p>{'A.' * 200_000}</p>", "a.html"),
        ("<div>" * 100_000, "a.html"),
        ("<p><b>" * 100_000, "a.html"),
    ],
    ids=[
        "one long word",
        "open brackets",
        "one paragraph repeated",
        "one paragraph repeated in HTML",
        "one byline",
        "one name",
        "nested tags",
        "unclosed tags",
    ],
)
def test_no_page_however_odd_holds_up_an_intake(page: str, file: str) -> None:
    assert isinstance(
        clean(RawArticle("a", file, page, file.endswith("html")), NOBODY), CleanArticle | Dropped
    )
