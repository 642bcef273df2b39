"""Which tellings are one story, and which only look alike."""

from dataclasses import replace
from typing import TypedDict, Unpack
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import DigestError
from generator.model import Judgement, Telling
from generator.stages.dedupe import Stories, dedupe
from generator.text.addresses.canonical_address import canonical_address
from generator.text.event_date import EventDate
from generator.text.likeness.sketch import write_sketch

SYLLABLES = ("bar", "col", "dun", "fer", "gul", "har", "iri", "jad", "kel", "lin", "mos", "nor")
WORDS = [one + other for one in SYLLABLES for other in SYLLABLES]
FORECAST = (
    "{town} expects a dry morning with some cloud over the hills and temperatures of up to {figure} degrees, "
    "and in the evening a light wind from the sea that will turn to the north during the night. "
)


def story(name: str, length: int = 200) -> str:
    """Give a text of its own for every name."""
    return " ".join(WORDS[crc32(f"{name} {place}".encode()) % len(WORDS)] for place in range(length))


class More(TypedDict, total=False):
    """What a telling may have besides text and date."""

    title: str
    addresses: tuple[str, ...]
    names: tuple[str, ...]
    rank: tuple[int, ...]
    same_as: tuple[str, ...]
    not_same_as: tuple[str, ...]


def telling(id_: str, text: str = "", day: int | None = 1, **more: Unpack[More]) -> Telling:
    date = EventDate(2021, 3, day) if day else None
    return Telling(id=id_, text=text or story(id_), date=date, **more)


def merged(*tellings: Telling) -> list[tuple[str, str, str]]:
    return [(copy.lead, copy.copy, copy.evidence.kind) for copy in dedupe(tellings).copies]


def possible(*tellings: Telling) -> list[tuple[str, str, str]]:
    judgement = dedupe(tellings)
    assert judgement.copies == ()
    return [(pair.a, pair.b, pair.evidence.kind) for pair in judgement.possible]


def test_texts_that_are_kept_elsewhere_are_judged_as_those_at_hand() -> None:
    tellings = [
        telling("a"),
        telling("b", f"{story('a')} {story('end', 20)}"),
        telling("forecast", FORECAST.format(town="Otaru", figure=21) * 3),
        telling("another forecast", FORECAST.format(town="Nemuro", figure=14) * 3),
        telling("c", story("a", 60), day=2),
    ]
    texts = {one.id: one.text for one in tellings}
    asked: list[str] = []

    def text_of(id_: str) -> str:
        asked.append(id_)
        return texts[id_]

    assert dedupe(tellings, text_of=text_of) == dedupe(tellings)
    assert {"forecast", "another forecast"} <= set(asked)


# --- Texts ------------------------------------------------------------------------------------


def test_different_stories_of_one_day_stay_apart() -> None:
    assert dedupe([telling("a"), telling("b")]) == Judgement(leads=("a", "b"), copies=())


def test_the_same_words_are_one_story_whatever_their_marks() -> None:
    text = story("quake")
    assert merged(telling("a", text), telling("b", f"“{text.upper()}.”")) == [("a", "b", "text")]


def test_the_same_short_text_on_days_far_apart_is_only_possible() -> None:
    text = story("no new cases", 40)
    assert possible(telling("a", text, day=1), telling("b", text, day=20)) == [("a", "b", "text")]


@pytest.mark.parametrize(
    ("words", "days_later", "found"),
    [(20, 1, ["text"]), (19, 1, ["containment"]), (100, 20, ["text"]), (99, 20, [])],
)
def test_equal_words_are_evidence_from_twenty_on_and_at_any_distance_from_a_hundred_on(
    words: int, days_later: int, found: list[str]
) -> None:
    text = story("same", words)
    copies = dedupe([telling("a", text), telling("b", text, 1 + days_later)]).copies
    assert [copy.evidence.kind for copy in copies] == found


def test_a_long_text_is_the_same_story_at_any_distance() -> None:
    text = story("reprint", 300)
    assert merged(telling("a", text, day=1), telling("b", text, day=20)) == [("a", "b", "text")]


def test_the_beginning_of_a_text_is_a_copy_of_it() -> None:
    text = story("long read", 400)
    assert merged(telling("a", text), telling("b", text[: len(text) // 3])) == [("a", "b", "containment")]


def test_a_re_take_within_three_days_is_a_copy_and_after_a_week_is_not() -> None:
    text = f"{story('summit')} {story('second half', 100)}"
    later = f"{story('summit')} {story('new ending', 100)}"
    assert merged(telling("a", text, 1), telling("b", later, 4)) == [("a", "b", "containment")]
    assert dedupe([telling("a", text, 1), telling("b", later, 9)]).leads == ("a", "b")


def test_without_a_date_more_of_the_text_must_be_the_same() -> None:
    text, half = f"{story('one')} {story('two', 120)}", f"{story('one')} {story('three', 120)}"
    assert merged(telling("a", text), telling("b", half)) == [("a", "b", "containment")]
    assert possible(telling("a", text), telling("b", half, day=None)) == [("a", "b", "containment")]


def test_a_follow_up_that_repeats_the_background_is_only_possible() -> None:
    background = story("background", 100)
    first, second = f"{story('day one', 140)} {background}", f"{story('day two', 140)} {background}"
    assert possible(telling("a", first, 1), telling("b", second, 2)) == [("a", "b", "containment")]


def test_two_reports_off_one_template_are_told_apart_by_their_figures() -> None:
    one = "".join(FORECAST.format(town=town, figure=number) for number, town in enumerate(WORDS[:8], 10))
    other = "".join(FORECAST.format(town=town, figure=number) for number, town in enumerate(WORDS[:8], 20))
    assert possible(telling("a", one, 1), telling("b", other, 2)) == [("a", "b", "containment")]


def test_a_correction_of_one_figure_on_the_same_day_is_a_re_take() -> None:
    text = story("talks", 120)
    one, other = f"{text} 600 people came {story('end', 40)}", f"{text} 500 people came {story('end', 40)}"
    assert merged(telling("a", one), telling("b", other)) == [("a", "b", "containment")]
    assert possible(telling("a", one), telling("b", other, 2)) == [("a", "b", "containment")]


def counted(kites: list[int], end: str = "end", length: int = 40) -> str:
    """Give a report of so many kites in each town."""
    counts = " ".join(f"{town} saw {number} kites" for town, number in zip(WORDS, kites, strict=False))
    return f"{story('talks', 120)} {counts} {story(end, length)}"


def test_one_figure_of_two_is_a_correction_only_where_nearly_all_else_is_the_same() -> None:
    assert merged(telling("a", counted([600, 20])), telling("b", counted([500, 20]))) == [
        ("a", "b", "containment")
    ]
    one, other = counted([600, 20], "one end", 60), counted([500, 20], "another end", 60)
    assert possible(telling("a", one), telling("b", other)) == [("a", "b", "containment")]


def test_on_another_day_nine_figures_of_ten_must_be_the_same() -> None:
    nine, ten = list(range(20, 29)), list(range(20, 30))
    assert merged(telling("a", counted(ten), 1), telling("b", counted([600, *ten[1:]]), 2))
    assert possible(telling("a", counted(nine), 1), telling("b", counted([600, *nine[1:]]), 2))


def test_two_reports_off_one_template_are_told_apart_by_whom_they_begin_with() -> None:
    template = f"{{}} will hire people. {story('template', 150)}"
    one, other = template.format("Quillon Marine"), template.format("Harbin Vale Textile")
    assert possible(telling("a", one), telling("b", other)) == [("a", "b", "containment")]


def test_two_short_texts_with_one_quotation_are_not_merged() -> None:
    quotation = story("we will meet again", 24)
    one, other = f"{story('x', 16)} {quotation}", f"{story('y', 16)} {quotation}"
    assert merged(telling("a", one), telling("b", other)) == []


def test_a_chain_of_small_changes_does_not_reach_further_than_the_lead() -> None:
    parts = [story(f"part {number}", 60) for number in range(9)]
    chain = [" ".join(parts[start : start + 5]) for start in range(5)]
    judgement = dedupe(telling(f"version-{number}", text) for number, text in enumerate(chain))
    assert {(copy.lead, copy.copy) for copy in judgement.copies} == {
        ("version-0", "version-1"),
        ("version-0", "version-2"),
        ("version-3", "version-4"),
    }


# --- Texts that may not be kept ----------------------------------------------------------------


def kept(id_: str, text: str, day: int | None = 1) -> Telling:
    return replace(telling(id_, "The digest's own words.", day), fingerprints=(write_sketch(text),))


def joined(settled: Telling, *tellings: Telling) -> list[tuple[str, str, str]]:
    copies = dedupe(tellings, settled=[settled]).copies
    return [(copy.lead, copy.copy, copy.evidence.kind) for copy in copies]


def test_a_report_is_known_again_by_its_fingerprint() -> None:
    text = story("wire report", 300)
    assert joined(kept("a", text), telling("b", text)) == [("a", "b", "containment")]
    assert joined(kept("a", text), telling("b", f"{text[: len(text) // 2]} {story('added', 40)}")) == [
        ("a", "b", "containment")
    ]


def test_by_its_fingerprint_a_doubtful_re_take_is_only_possible() -> None:
    text = story("wire report", 300)
    half = f"{story('wire report', 170)} {story('another half', 130)}"
    assert joined(kept("a", text), telling("b", half)) == []
    assert merged(telling("a", text), telling("b", half)) == [("a", "b", "containment")]


def test_a_long_report_is_known_by_its_fingerprint_at_any_distance() -> None:
    text = story("reprint", 300)
    assert joined(kept("a", text, day=1), telling("b", text, day=20)) == [("a", "b", "text")]
    assert joined(kept("a", text, day=1), telling("b", f"{text} and more", day=20)) == []


@pytest.mark.parametrize(("words", "is_known"), [(103, True), (102, False)])
def test_a_report_of_a_hundred_word_runs_is_long(words: int, *, is_known: bool) -> None:
    text = story("reprint", words)
    assert bool(joined(kept("a", text, day=1), telling("b", text, day=20))) == is_known


def test_of_several_fingerprints_the_surest_counts_and_not_the_nearest() -> None:
    text = counted([600, 20, 30], length=100)
    nearest = counted([601, 21, 31], length=100)
    surest = f"{text[: len(text) * 3 // 4]} {story('another end', 60)}"
    for told in ((nearest, surest), (surest, nearest)):
        settled = replace(kept("a", ""), fingerprints=tuple(map(write_sketch, told)))
        assert joined(settled, telling("b", text)) == [("a", "b", "containment")]


def test_two_articles_with_the_fingerprint_of_one_report_tell_one_story() -> None:
    text = story("wire report", 300)
    assert merged(kept("a", text), kept("b", text)) == [("a", "b", "containment")]


def test_a_fingerprint_of_a_version_to_come_says_nothing() -> None:
    strange = replace(telling("a"), fingerprints=("v9:AAAA",))
    assert joined(strange, telling("b")) == []


# --- What is settled --------------------------------------------------------------------------


def test_what_is_settled_leads_and_is_not_judged_again() -> None:
    text = story("same")
    settled = [telling("c", text), telling("d", text)]
    judgement = dedupe([telling("a", text, rank=(-1,))], settled)
    assert judgement.leads == ("c", "d")
    assert [(copy.lead, copy.copy) for copy in judgement.copies] == [("c", "a")]
    assert judgement.possible == ()


def test_a_new_telling_is_suspected_beside_a_settled_one() -> None:
    old = telling("a", day=1, title="Mori and Reed open harbour fee talks", names=("Aiko Mori",))
    new = telling("b", day=2, title="Mori and Reed open talks on harbour fee", names=("Aiko Mori",))
    assert [(pair.a, pair.b) for pair in dedupe([new], settled=[old]).possible] == [("a", "b")]


def test_one_more_telling_can_be_added_at_any_time() -> None:
    stories = Stories([telling("a", story("one"))])
    stories.add([telling("b", story("two"))])
    stories.add([telling("c", f"{story('one')} and more")])
    stories.add([telling("d", f"{story('two')} and more")])
    copies = stories.judgement().copies
    assert [(copy.lead, copy.copy) for copy in copies] == [("a", "c"), ("b", "d")]


def test_what_is_added_later_takes_no_other_storys_place() -> None:
    stories = Stories()
    stories.add([telling("a"), telling("a again", story("a")), telling("b"), telling("b again", story("b"))])
    stories.add([telling("c")])
    assert stories.judgement().leads == ("a", "b", "c")


# --- Addresses --------------------------------------------------------------------------------


def test_the_same_address_on_the_same_day_is_one_story_however_it_was_shared() -> None:
    one = telling("a", addresses=(canonical_address("https://www.example.org/news/1?utm_source=feed"),))
    other = telling("b", addresses=(canonical_address("http://m.example.org/news/1#comments"),))
    assert merged(one, other) == [("a", "b", "address")]


def test_the_same_address_on_another_day_is_only_possible() -> None:
    address = ("https://example.org/treaty",)
    one, other = telling("a", day=1, addresses=address), telling("b", day=2, addresses=address)
    assert possible(one, other) == [("a", "b", "address")]


def test_one_address_of_several_is_only_possible() -> None:
    one = telling("a", addresses=("https://example.org/1", "https://example.org/2"))
    other = telling("b", addresses=("https://example.org/2", "https://example.org/3"))
    assert possible(one, other) == [("a", "b", "address")]
    assert suspected(one, other) == [("address", 0.333)]


def test_the_address_of_a_whole_site_says_nothing() -> None:
    home = (canonical_address("https://www.example.org/"),)
    assert dedupe([telling("a", addresses=home), telling("b", addresses=home)]).copies == ()


# --- Titles and names -------------------------------------------------------------------------


def test_nearly_the_same_title_and_a_shared_name_within_days_are_possible() -> None:
    one = telling("a", day=1, title="Mori and Reed open harbour fee talks", names=("Aiko Mori",))
    other = telling("b", day=2, title="Mori and Reed open talks on harbour fee", names=("Aiko Mori",))
    assert possible(one, other) == [("a", "b", "title")]


def test_the_same_three_names_on_one_day_are_possible() -> None:
    names = ("Aiko Mori", "Daniel Reed", "Kobe")
    one, other = telling("a", title="Talks open", names=names), telling("b", title="Fees fall", names=names)
    assert possible(one, other) == [("a", "b", "names")]


def suspected(one: Telling, other: Telling) -> list[tuple[str, float]]:
    return [(pair.evidence.kind, pair.evidence.score) for pair in dedupe([one, other]).possible]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [("aaaa", "aaaa", [("title", 1.0)]), ("aaaa", "aaab", [("title", 0.75)]), ("aaaa", "aabb", [])],
)
def test_titles_are_nearly_the_same_from_three_quarters_on(
    one: str, other: str, found: list[tuple[str, float]]
) -> None:
    named = ("Aiko Mori",)
    assert suspected(telling("a", title=one, names=named), telling("b", title=other, names=named)) == found


@pytest.mark.parametrize(
    ("names", "day", "found"),
    [
        (("A", "B", "C"), 1, [("names", 1.0)]),
        (("A", "B", "C"), 2, []),
        (("A", "B"), 1, []),
        (("A", "B", "C", "D", "E", "F"), 1, [("names", 0.5)]),
        (("A", "B", "C", "D", "E", "F", "G"), 1, []),
    ],
)
def test_the_same_names_are_three_or_more_on_one_day_and_half_of_all(
    names: tuple[str, ...], day: int, found: list[tuple[str, float]]
) -> None:
    one = telling("a", title="Talks open", names=("A", "B", "C"))
    assert suspected(one, telling("b", day=day, title="Fees fall", names=names)) == found


# --- Editors ----------------------------------------------------------------------------------


def test_editors_join_what_no_rule_would() -> None:
    assert merged(telling("a"), telling("b", same_as=("a",))) == [("a", "b", "editor")]
    assert merged(telling("a", same_as=("b",)), telling("b")) == [("a", "b", "editor")]


def test_editors_part_what_every_rule_would_join() -> None:
    one = telling("a", story("same"), addresses=("https://example.org/1",), not_same_as=("b",))
    other = telling("b", story("same"), addresses=("https://example.org/1",))
    assert dedupe([one, other]) == Judgement(leads=("a", "b"), copies=())


def test_what_editors_parted_does_not_meet_again_in_a_third_story() -> None:
    text = story("same")
    tellings = [telling("a", text), telling("b", text, not_same_as=("c",)), telling("c", text)]
    assert merged(*tellings) == [("a", "b", "text")]


def test_parting_beats_joining() -> None:
    one, other = telling("a", same_as=("b",)), telling("b", not_same_as=("a",))
    assert dedupe([one, other]).leads == ("a", "b")


def test_what_editors_joined_follows_its_lead_into_a_story() -> None:
    text = story("same")
    tellings = [telling("a", text), telling("b", text), telling("c", same_as=("b",))]
    assert merged(*tellings) == [("a", "b", "text"), ("a", "c", "editor")]


def test_what_is_certain_has_the_full_score() -> None:
    text, address = story("same"), ("https://example.org/1",)
    tellings = [
        telling("a", text),
        telling("b", text, same_as=("c",)),
        telling("c"),
        telling("d", addresses=address),
        telling("e", addresses=address),
        kept("f", story("reprint", 300), day=1),
        telling("g", story("reprint", 300), day=20),
        telling("h", same_as=("a",)),
    ]
    copies = {copy.copy: (copy.evidence.kind, copy.evidence.score) for copy in dedupe(tellings).copies}
    assert copies == {
        "b": ("text", 1.0),
        "c": ("editor", 1.0),
        "e": ("address", 1.0),
        "g": ("text", 1.0),
        "h": ("editor", 1.0),
    }


# --- Order ------------------------------------------------------------------------------------


def test_the_smallest_rank_leads_and_ids_break_a_tie() -> None:
    text = story("same")
    tellings = [telling("a", text, rank=(2,)), telling("c", text, rank=(1,)), telling("b", text, rank=(1,))]
    assert dedupe(tellings).leads == ("b",)


def test_of_what_editors_joined_the_smallest_rank_leads_too() -> None:
    assert merged(telling("a", rank=(2,), same_as=("b",)), telling("b", rank=(1,))) == [("b", "a", "editor")]


def test_two_tellings_with_one_id_are_refused() -> None:
    with pytest.raises(DigestError, match='two articles have the id "a"'):
        dedupe([telling("a"), telling("a")])


def test_a_thousand_copies_of_one_text_are_one_story() -> None:
    text = story("everywhere")
    assert dedupe(telling(f"copy-{number:04}", text) for number in range(1_500)).leads == ("copy-0000",)


IDS = [f"t{number}" for number in range(8)]
BEGINNINGS = [story("first", 120), story("second", 120), story("third", 120)]
TELLINGS = st.builds(
    lambda id_, parts, day, address, same_as, not_same_as, rank: telling(
        id_,
        " ".join(parts),
        day,
        addresses=(address,) if address else (),
        same_as=same_as,
        not_same_as=not_same_as,
        rank=(rank,),
    ),
    st.sampled_from(IDS),
    st.lists(st.sampled_from(BEGINNINGS), min_size=1, max_size=3),
    st.sampled_from([None, 1, 2, 9]),
    st.sampled_from([None, "https://example.org/1", "https://example.org/2"]),
    st.lists(st.sampled_from(IDS), max_size=1).map(tuple),
    st.lists(st.sampled_from(IDS), max_size=2).map(tuple),
    st.integers(0, 2),
)
COLLECTIONS = st.lists(TELLINGS, unique_by=lambda one: one.id)


@given(COLLECTIONS)
def test_every_telling_ends_as_a_lead_or_as_a_copy_exactly_once(tellings: list[Telling]) -> None:
    judgement = dedupe(tellings)
    places = [*judgement.leads, *(copy.copy for copy in judgement.copies)]
    assert sorted(places) == sorted(one.id for one in tellings)


@given(COLLECTIONS)
def test_every_copy_points_to_a_lead(tellings: list[Telling]) -> None:
    judgement = dedupe(tellings)
    assert {copy.lead for copy in judgement.copies} <= set(judgement.leads)


@given(COLLECTIONS.flatmap(lambda tellings: st.tuples(st.just(tellings), st.permutations(tellings))))
def test_the_order_they_come_in_changes_nothing(orders: tuple[list[Telling], list[Telling]]) -> None:
    assert dedupe(orders[0]) == dedupe(orders[1])


@given(COLLECTIONS)
def test_no_story_holds_two_tellings_that_an_editor_parted(tellings: list[Telling]) -> None:
    judgement = dedupe(tellings)
    story_of = {lead: lead for lead in judgement.leads} | {copy.copy: copy.lead for copy in judgement.copies}
    for one in tellings:
        for other in set(one.not_same_as) & story_of.keys() - {one.id}:
            assert story_of[one.id] != story_of[other]
