"""A long phase tells how far it is."""

from generator.phases import counted


def test_a_phase_of_thousands_of_things_tells_at_every_thousandth_how_far_it_is() -> None:
    told: list[str] = []
    assert list(counted("deduplicate", range(2500), told.append)) == list(range(2500))
    assert told == ["deduplicate: 1000 of 2500", "deduplicate: 2000 of 2500"]


def test_a_short_phase_tells_no_more_than_its_name() -> None:
    told: list[str] = []
    assert list(counted("deduplicate", range(1000), told.append)) == list(range(1000))
    assert told == []
