"""Names that are one name, written by two hands."""

import pytest

from generator.model import Name
from generator.rules.spellings import spellings

KNOWN = spellings(
    {
        "Shinzo Abe": Name(aliases=("Abe Shinzo",)),
        "Ministry of Economy, Trade and Industry": Name(aliases=("METI",)),
        "Yasuhiro Nakasone": Name(),
    }
)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Shinzō Abe", "Shinzo Abe"),
        ("SHINZO ABE", "Shinzo Abe"),
        ("Abe, Shinzo", "Shinzo Abe"),
        ("Nakasone Yasuhiro", "Yasuhiro Nakasone"),
        ("METI", "Ministry of Economy, Trade and Industry"),
        ("Yasuhiro  Nakasone", "Yasuhiro Nakasone"),
    ],
)
def test_another_way_of_writing_leads_to_the_known_spelling(written: str, right: str) -> None:
    assert KNOWN.right(written) == right


def test_a_slip_of_the_hand_is_asked_about_and_not_mended() -> None:
    assert KNOWN.right("Yasuhiro Nakasome") is None
    assert KNOWN.meant("Yasuhiro Nakasome") == "Yasuhiro Nakasone"


@pytest.mark.parametrize("name", ["Shinzo Abe", "Akie Abe", "Jim Webb", "Yasuo Fukuda"])
def test_other_people_are_left_alone(name: str) -> None:
    assert KNOWN.right(name) is None
    assert KNOWN.meant(name) is None
