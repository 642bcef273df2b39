"""What tests of outputs share: the invented archive as an edition."""

import pytest

from generator.model import Edition
from tests.outputs.editions import read_edition
from tests.project import CONTENT


@pytest.fixture(scope="session")
def edition() -> Edition:
    """Give the invented archive, taken through the real stages."""
    return read_edition(CONTENT)
