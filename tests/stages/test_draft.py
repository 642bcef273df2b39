"""The draft that an editor completes and signs."""

from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import pytest

from generator.model import CleanArticle, Phrase, Publisher, PublisherKind, Rights, Tag
from generator.stages.draft import draft
from generator.text.event_date import EventDate
from generator.text.forms.front_matter import split
from generator.text.forms.strict_yaml import parse
from generator.text.likeness.sketch import write_sketch
from generator.text.likeness.words import word_count

SENTENCE = "The two cities will lend each other their oldest tram for a year, their mayors said on Tuesday."


def publisher(rights: Rights) -> Publisher:
    return Publisher(
        name="Example News",
        homepage="https://example.org/",
        hosts=("example.org",),
        kind=PublisherKind.NEWSPAPER,
        rights=rights,
    )


PUBLISHERS = {"example-news": publisher(Rights.EXCERPT), "city-hall": publisher(Rights.PUBLIC_DOMAIN)}
ARTICLE = CleanArticle(
    id="raw-1",
    file="raw-1.txt",
    body=f"{SENTENCE}\n\n" + "\n\n".join(f"{number}. {SENTENCE}" for number in range(2, 12)),
    url="https://example.org/trams",
    title="Cities exchange their trams",
    date=EventDate(2021, 3, 16),
    author="Jane Doe",
    publisher="example-news",
)


def text_of(article: CleanArticle, *copies: CleanArticle, tags: tuple[Tag, ...] = ()) -> str:
    return draft((article, *copies), tags, {}, PUBLISHERS).text


def head_of(text: str) -> dict[str, Any]:
    document = parse(split(text).head)
    assert document.faults == ()
    assert isinstance(document.data, dict)
    return document.data


def test_what_is_known_is_filled_in() -> None:
    head = head_of(text_of(ARTICLE))
    assert head == {
        "title": "Cities exchange their trams",
        "date": "2021-03-16",
        "sources": [
            {
                "publisher": "example-news",
                "title": "Cities exchange their trams",
                "url": "https://example.org/trams",
                "published": "2021-03-16",
                "author": "Jane Doe",
                "fingerprint": write_sketch(ARTICLE.body),
            }
        ],
        "draft": "true",
    }


def test_it_lies_in_the_folder_of_its_year_under_its_date_and_title() -> None:
    path = draft((ARTICLE,), (), {}, PUBLISHERS).path
    assert path == PurePosixPath("articles/2021/2021-03-16-cities-exchange-their-trams.md")


def test_a_long_title_makes_a_name_that_ends_with_a_whole_word() -> None:
    long = replace(
        ARTICLE, title="Cities exchange the oldest of all the trams that their workshops have kept"
    )
    assert draft((long,), (), {}, PUBLISHERS).path.stem == (
        "2021-03-16-cities-exchange-the-oldest-of-all-the-trams-that-their"
    )


def test_without_a_title_the_name_is_made_of_the_first_words() -> None:
    path = draft((replace(ARTICLE, title=None),), (), {}, PUBLISHERS).path
    assert path.stem == "2021-03-16-the-two-cities-will-lend-each-other-their"


def test_a_japanese_title_leaves_the_id_to_name_the_file() -> None:
    japanese = replace(ARTICLE, title="市電の交換", body="市電を交換する。" * 20, language="ja")
    drafted = draft((japanese,), (), {}, PUBLISHERS)
    assert drafted.path.stem == "2021-03-16-raw-1"
    assert head_of(drafted.text)["language"] == "ja"


def test_without_a_date_it_waits_in_a_folder_of_its_own() -> None:
    drafted = draft((replace(ARTICLE, date=None),), (), {}, PUBLISHERS)
    assert drafted.path == PurePosixPath("articles/undated/undated-cities-exchange-their-trams.md")
    assert "# needs: date — when did it happen?" in drafted.text


@pytest.mark.parametrize(
    ("article", "question"),
    [
        (replace(ARTICLE, title=None), "# needs: title — what happened"),
        (replace(ARTICLE, date=None), "# needs: date — when did it happen?"),
        (replace(ARTICLE, publisher=None), "  # needs: publisher — whose report is it?"),
        (replace(ARTICLE, url=None), "  # needs: url — where can it be read?"),
    ],
)
def test_what_is_not_known_stands_as_a_question_where_it_belongs(
    article: CleanArticle, question: str
) -> None:
    assert [line for line in text_of(article).splitlines() if line.startswith(question)]


def test_the_summary_is_always_asked_for() -> None:
    assert "# needs: summary — 40 to 400 characters in the digest's own words" in text_of(ARTICLE)


def test_a_publisher_who_is_not_listed_is_named_in_the_question() -> None:
    text = text_of(replace(ARTICLE, publisher="Harbour Press"))
    assert '# needs: publisher — whose report is it? an id from publishers.yml Found: "Harbour Press"' in text
    assert "publisher" not in head_of(text)["sources"][0]


def test_a_title_that_is_too_long_is_quoted_in_the_question() -> None:
    text = text_of(replace(ARTICLE, title="Trams " * 30))
    assert "title" not in head_of(text)
    assert '# needs: title — what happened, in at most 120 characters? Found: "Trams Trams' in text


def test_of_an_excerpt_publisher_at_most_seventy_five_words_are_quoted() -> None:
    body = split(text_of(ARTICLE)).body
    assert 60 < word_count(body) <= 75
    assert all(line.startswith(">") for line in body.strip().splitlines())


def test_of_an_unknown_publisher_no_more_is_quoted() -> None:
    assert word_count(split(text_of(replace(ARTICLE, publisher=None))).body) <= 75


def test_one_endless_sentence_is_cut_after_a_word() -> None:
    body = split(text_of(replace(ARTICLE, body="again and " * 200))).body
    assert word_count(body) <= 75
    assert body.strip().endswith(" …")


def test_text_that_may_be_printed_is_taken_over_whole() -> None:
    body = split(text_of(replace(ARTICLE, publisher="city-hall"))).body
    assert body.count("oldest tram") == 11


def test_the_text_is_not_taken_for_markdown() -> None:
    odd = replace(
        ARTICLE, publisher="city-hall", body="# Not a heading, *no* <b>tag</b> and [no](link).\n\n- no item"
    )
    assert split(text_of(odd)).body == (
        "\\# Not a heading, \\*no\\* \\<b>tag\\</b> and \\[no\\](link).\n\n\\- no item\n"
    )


def test_copies_become_sources_and_what_nobody_can_cite_is_remembered() -> None:
    reprint = replace(ARTICLE, id="raw-2", publisher="city-hall", url="https://city.example.org/trams")
    nameless = replace(ARTICLE, id="raw-3", publisher=None, url=None)
    text = text_of(ARTICLE, reprint, nameless)
    assert [source["publisher"] for source in head_of(text)["sources"]] == ["example-news", "city-hall"]
    assert '# also told by "raw-3", whose publisher and address are not known' in text


def test_a_title_that_only_a_copy_knows_is_not_lost() -> None:
    head = head_of(text_of(replace(ARTICLE, title=None), replace(ARTICLE, id="raw-2", url=None)))
    assert head["title"] == "Cities exchange their trams"


def test_topics_are_given_with_the_phrases_that_gave_them() -> None:
    tags = (
        Tag("culture", (Phrase("tram", 0, 4), Phrase("tram", 9, 13))),
        Tag("trade", (Phrase("lend", 5, 9),)),
    )
    text = text_of(ARTICLE, tags=tags)
    assert head_of(text)["topics"] == ["culture", "trade"]
    assert '# culture: "tram"\n' in text


@pytest.mark.parametrize(
    "title", ["Yes: no", "# one", "'quoted'", '"', "a: b: c", "- item", "null", "{x}", "@y", "x #y"]
)
def test_whatever_a_title_holds_the_head_stays_readable(title: str) -> None:
    assert head_of(text_of(replace(ARTICLE, title=title)))["title"] == title


def test_known_names_that_the_story_names_are_suggested_in_the_order_of_the_keys() -> None:
    names = {"places": ["Naha"], "people": ["Jane Doe", "O'Hara, Kiku"]}
    head = head_of(draft((ARTICLE,), (), names, PUBLISHERS).text)
    assert (head["people"], head["places"]) == (["Jane Doe", "O'Hara, Kiku"], ["Naha"])
    assert list(head).index("people") < list(head).index("places")
    assert "organizations" not in head
