"""The word that was probably meant."""

from generator.text.forms.nearest import did_you_mean, nearest


def test_letters_that_changed_places_are_recognised() -> None:
    assert nearest("norht-korea", ["north-korea", "south-korea"]) == "north-korea"


def test_capitals_do_not_matter() -> None:
    assert nearest("Trade", ["trade", "security"]) == "trade"


def test_a_word_unlike_all_others_is_left_alone() -> None:
    assert nearest("weather", ["trade", "security"]) is None
    assert did_you_mean("weather", ["trade", "security"]) == ""


def test_of_two_equally_near_the_first_in_the_alphabet_wins() -> None:
    assert nearest("bat", ["cat", "hat"]) == nearest("bat", ["hat", "cat"]) == "cat"


def test_the_message_ends_with_a_question() -> None:
    assert did_you_mean("titel", ["title"]) == '; did you mean "title"?'
