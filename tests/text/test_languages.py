"""Languages by the names that readers know them by."""

import pytest

from generator.text.languages import language_name


@pytest.mark.parametrize(
    ("tag", "name"), [("ja", "Japanese"), ("en", "English"), ("zh-Hant", "Chinese (Traditional)")]
)
def test_a_language_is_called_by_its_english_name(tag: str, name: str) -> None:
    assert language_name(tag) == name


@pytest.mark.parametrize("tag", ["qqq", "en-x-kites", "i-klingon"])
def test_a_language_that_is_not_known_keeps_its_tag(tag: str) -> None:
    assert language_name(tag) == tag
