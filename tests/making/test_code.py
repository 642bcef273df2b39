"""The seal of the code: any change to what makes the outputs makes them all stale."""

from pathlib import Path

from generator.making.code import code_seal


def test_it_tells_files_their_names_and_words_apart(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "a.css").write_text("red", "utf-8")
    seals = {code_seal([theme])}
    (theme / "a.css").write_text("blue", "utf-8")
    seals.add(code_seal([theme]))
    (theme / "a.css").rename(theme / "b.css")
    seals.add(code_seal([theme]))
    seals.add(code_seal([theme], ["https://kites.example.org/"]))
    assert len(seals) == 4


def test_it_is_the_same_for_the_same_code() -> None:
    assert code_seal() == code_seal()
