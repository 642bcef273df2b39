"""YAML made to be refused: the standard's own test suite, and all that hides mistakes or takes too long."""

from collections.abc import Callable

import pytest

from generator.model import FrontMatter
from generator.text.forms.fault import FaultError
from generator.text.forms.form_file import fill_page
from generator.text.forms.plain_file import decode
from tests.torture.clones import EVERYTHING, Repository

Figure = Callable[[str, object], None]

# The branch `data`: one folder a case, with a file `error` where the YAML is invalid.
SUITE = Repository(
    "https://github.com/yaml/yaml-test-suite", "6ad3d2c62885d82fc349026c136ef560838fdf3d", EVERYTHING
)


@pytest.fixture(scope="module")
def invalid() -> dict[str, str]:
    """Give the text of each invalid case by its number."""
    folder = SUITE.fetched()
    cases = sorted(path.parent for path in folder.rglob("error") if (path.parent / "in.yaml").is_file())
    return {str(case.relative_to(folder)): (case / "in.yaml").read_text("utf-8") for case in cases}


def test_every_invalid_case_of_the_yaml_test_suite_is_refused_as_front_matter(
    invalid: dict[str, str], record_property: Figure
) -> None:
    accepted = [name for name, text in invalid.items() if not refuses(f"---\n{text}\n---\nBody\n")]
    assert accepted == []
    assert len(invalid) == 94
    record_property("invalid cases of yaml-test-suite refused as front matter", len(invalid))


def refuses(file: str) -> bool:
    try:
        fill_page(decode(file.encode()), FrontMatter, {})
    except FaultError:
        return True
    return False
