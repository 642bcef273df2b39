"""What the site is built with may be used by anybody: every licence is known, and none asks for more."""

import re
from importlib.metadata import PackageNotFoundError, metadata

import pytest

from tests.project import ROOT

LOCKED = re.compile(r"^([\w.-]+)==", re.MULTILINE)
ASKS_TOO_MUCH = re.compile(r"\bAGPL|Affero|SSPL|Server Side Public|Commons Clause|BUSL", re.IGNORECASE)


def licence_of(package: str) -> str | None:
    """Give what a package says of its licence, or None where it is not for this system."""
    try:
        told = metadata(package)
    except PackageNotFoundError:
        return None
    classifiers = [name for name in told.get_all("Classifier") or () if name.startswith("License ::")]
    named = [text for key in ("License-Expression", "License") for text in told.get_all(key) or ()]
    return " ".join([*named, *classifiers])


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-offline.txt"])
def test_every_licence_is_known_and_none_asks_those_who_publish_for_their_sources(file: str) -> None:
    packages = LOCKED.findall((ROOT / file).read_text("utf-8"))
    found = {package: licence for package in packages if (licence := licence_of(package)) is not None}
    assert len(found) > 20
    assert [package for package, licence in found.items() if not licence.strip()] == []
    assert {package for package, licence in found.items() if ASKS_TOO_MUCH.search(licence)} == set()
