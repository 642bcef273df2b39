"""Which known people, places and organizations a text is said to name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Name, Names
from generator.stages.suggest_names import gazetteer, suggest_names

NAMES = gazetteer(
    Names(
        people={
            "Haru Tanabata": Name(ja="七夕ハル", aliases=("Tanabata", "Tanabata Haru")),
            "Natsu Hoshino": Name(aliases=("Hoshino",)),
            "Fuyu Hoshino": Name(aliases=("Hoshino",)),
            "Mary Pence": Name(aliases=("Pence",)),
            "Ume Minato": Name(),
        },
        places={
            "Minato": Name(ja="港町"),
            "Port Example": Name(aliases=("Example Port",)),
            "Hoshi Islands": Name(aliases=("Hoshi", "Hoshis")),
        },
        organizations={"Pacific Kite Council": Name(aliases=("PKC",)), "Kite": Name()},
    )
)


def named(text: str) -> list[str]:
    return [suggestion.name for suggestion in suggest_names(text, NAMES)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tanabata spoke.", ["Haru Tanabata"]),
        ("Minister Tanabata Haru's speech", ["Haru Tanabata"]),
        ("七夕ハル氏が港町で会見した", ["Haru Tanabata", "Minato"]),
        ("TANABATA SPEAKS IN PORT EXAMPLE", ["Haru Tanabata", "Port Example"]),
        ("Ships passed the Hoshis.", ["Hoshi Islands"]),
        ("The PKC met at Example Port.", ["Pacific Kite Council", "Port Example"]),
    ],
)
def test_a_name_is_known_by_every_spelling_and_given_in_the_digests_own(text: str, names: list[str]) -> None:
    assert named(text) == names


def test_what_only_looks_like_a_name_is_never_suggested() -> None:
    assert named("President Aki Mizuno met Prime Minister Kawa in Yamabe.") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hoshino spoke.", []),
        ("HOSHINO SPEAKS", []),
        ("Natsu Hoshino came. Hoshino spoke.", ["Natsu Hoshino"]),
        ("Fuyu Hoshino met Natsu Hoshino.", ["Fuyu Hoshino", "Natsu Hoshino"]),
    ],
)
def test_a_surname_of_two_is_not_guessed_unless_the_full_name_stands_there(
    text: str, names: list[str]
) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ume Minato spoke. Minato is 60.", ["Ume Minato"]),
        ("Minato is cold. Ume Minato was born there.", ["Minato", "Ume Minato"]),
        ("Rosa Tanabata opened a shop. Tanabata sells tea.", []),
        ("Governor Minato resigned.", []),
        ("In winter Tanabata rests.", ["Haru Tanabata"]),
        ("Later Tanabata rested.", ["Haru Tanabata"]),
    ],
)
def test_a_word_that_somebody_else_bears_there_is_theirs(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Not worth two pence.",
        "It cost fifty Pences.",
        "The Minato Shimbun wrote of it.",
        "USS Haru Tanabata sailed.",
        "He flies a kite.",
        "Tanabatake",
        "港町署が調べた",
    ],
)
def test_a_name_inside_another_word_or_name_is_not_meant(text: str) -> None:
    assert named(text) == []


def test_each_spelling_is_named_with_its_first_place() -> None:
    text = "Haru Tanabata came.\n\nTanabata spoke, and Tanabata left."
    (suggestion,) = suggest_names(text, NAMES)
    assert suggestion.kind == "people"
    places = [text[phrase.start : phrase.end] for phrase in suggestion.because]
    assert places == ["Haru Tanabata", "Tanabata"]
    assert suggestion.because[1].start == text.index("\n\nTanabata") + 2


@given(st.text(), st.sampled_from(["Tanabata", "Minato", "PKC", "Hoshino"]), st.text())
def test_every_place_holds_a_spelling_of_the_name(before: str, name: str, after: str) -> None:
    text = f"{before} {name} {after}"
    for suggestion in suggest_names(text, NAMES):
        for phrase in suggestion.because:
            assert text[phrase.start : phrase.end].startswith(phrase.phrase.split()[0][0])
