"""An edition holds every entry once, in order, with all that a page needs to know of it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import DigestError
from generator.model import CHRONOLOGY, Edition, topic_path, year_path
from tests.outputs.editions import article, days, edition_of, read_edition
from tests.project import CONTENT

YEARS = st.integers(1945, 2026)
DATES = st.one_of(
    YEARS.map(str),
    st.builds("{}-{:02}".format, YEARS, st.integers(1, 12)),
    st.builds("{}-{:02}-{:02}".format, YEARS, st.integers(1, 12), st.integers(1, 28)),
)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return read_edition(CONTENT)


@given(st.lists(DATES, max_size=12, unique=True))
def test_every_entry_stands_once_in_order_and_once_in_its_year(dates: Sequence[str]) -> None:
    edition = edition_of(*(article(when=when) for when in dates))
    assert [entry.date for entry in edition.entries] == sorted(entry.date for entry in edition.entries)
    assert len(edition.entries) == len(dates)
    assert [entry for found in edition.by_year.values() for entry in found] == list(edition.entries)


@given(st.lists(DATES, max_size=12, unique=True))
def test_the_curve_counts_every_entry_and_begins_and_ends_with_a_whole_decade(dates: Sequence[str]) -> None:
    edition = edition_of(*(article(when=when) for when in dates))
    curve = edition.curves[CHRONOLOGY]
    assert sum(decade.total for decade in curve) == len(dates)
    assert all(decade.start % 10 == 0 and len(decade.counts) == 10 for decade in curve)
    assert bool(curve) == bool(dates)


@given(st.lists(DATES, min_size=1, max_size=12, unique=True))
def test_earlier_and_later_lead_through_all_entries_and_back(dates: Sequence[str]) -> None:
    edition = edition_of(*(article(when=when) for when in dates))
    entries = {entry.id: entry for entry in edition.entries}
    walk = [edition.entries[0]]
    while walk[-1].later:
        walk.append(entries[walk[-1].later])
    assert tuple(walk) == edition.entries
    assert [entry.earlier for entry in walk[1:]] == [entry.id for entry in walk[:-1]]


def test_a_date_known_to_the_year_stands_before_its_months_and_on_no_day() -> None:
    edition = edition_of(article(when="1987-06-01"), article(when="1987-06"), article(when="1987"))
    assert [str(entry.date) for entry in edition.entries] == ["1987", "1987-06", "1987-06-01"]
    assert list(edition.by_day) == [(6, 0), (6, 1)]


def test_a_calendar_day_gathers_its_entries_through_all_years() -> None:
    edition = edition_of(article(when="1954-03-01"), article(when="2021-03-01"), article(when="2021-03-02"))
    assert [str(entry.date) for entry in edition.by_day[3, 1]] == ["1954-03-01", "2021-03-01"]


# --- Company ----------------------------------------------------------------------------------


def test_who_is_met_most_comes_first_with_the_number_of_articles() -> None:
    edition = edition_of(
        article(when="2001-01-01", people=["Haru Tanabata"]),
        article(when="2001-01-02", people=["Haru Tanabata", "Aki Lantern"]),
    )
    met = edition.company[topic_path("trade")]["people"]
    assert [(person.title, person.count) for person in met] == [("Haru Tanabata", 2), ("Aki Lantern", 1)]
    assert met[0].path == "people/haru-tanabata.html"


def test_nobody_is_in_their_own_company() -> None:
    edition = edition_of(article(people=["Haru Tanabata", "Aki Lantern"], topics=["trade", "culture"]))
    own = edition.company["people/haru-tanabata.html"]
    assert [person.title for person in own["people"]] == ["Aki Lantern"]
    assert [topic.title for topic in edition.company[topic_path("trade")]["topics"]] == ["Culture"]


def test_a_year_knows_its_topics_and_its_people() -> None:
    edition = edition_of(article(when="2001-01-01", people=["Haru Tanabata"]))
    company = edition.company[year_path(2001)]
    assert [(topic.title, topic.count) for topic in company["topics"]] == [("Trade", 1)]
    assert [person.title for person in company["people"]] == ["Haru Tanabata"]


def test_two_names_that_would_share_a_page_are_refused_and_both_named() -> None:
    with pytest.raises(DigestError, match=r"Aki Lantern.*Aki-Lantern|Aki-Lantern.*Aki Lantern"):
        edition_of(article(people=["Aki Lantern", "Aki-Lantern"]))


# --- Related ----------------------------------------------------------------------------------


def test_a_shared_name_relates_more_than_a_shared_topic_and_is_the_reason() -> None:
    edition = edition_of(
        article(when="2001-01-01", people=["Haru Tanabata"]),
        article(when="2001-01-02"),
        article(when="2001-06-01", people=["Haru Tanabata"]),
    )
    first, second = edition.entries[0].related
    assert (first.id, first.reason) == ("2001-06-01-kites", "also about Haru Tanabata")
    assert (second.id, second.reason) == ("2001-01-02-kites", "also Trade, same month")


def test_the_reason_names_those_first_whom_the_article_names_first() -> None:
    people, society = ["Mio Lantern", "Haru Tanabata"], ["Kite Society"]
    edition = edition_of(
        article(when="2000-01-01", people=people[1:], organizations=society),
        article(when="2001-01-01", people=people, organizations=society),
        article(when="2002-01-01", people=people, organizations=society),
    )
    reasons = {related.id: related.reason for related in edition.entries[1].related}
    assert reasons["2002-01-01-kites"] == "also about Mio Lantern and Haru Tanabata"
    assert reasons["2000-01-01-kites"] == "also about Haru Tanabata and Kite Society"


def test_nothing_relates_to_itself_and_never_more_than_four() -> None:
    edition = edition_of(*(article(when=when, people=["Haru Tanabata"]) for when in days(9)))
    for entry in edition.entries:
        related = [other.id for other in entry.related]
        assert entry.id not in related
        assert 0 < len(related) <= 4
        assert len(set(related)) == len(related)


def test_sources_of_a_merged_article_come_after_those_of_its_lead(edition: Edition) -> None:
    merged = next(entry for entry in edition.entries if entry.copies)
    own = len(merged.article.front.sources)
    assert merged.sources[:own] == merged.article.front.sources
    assert len(merged.sources) > own
