"""What tests of outputs share: the invented archive as an edition, and its data files."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.model import Edition
from generator.outputs.data import data
from tests.outputs.editions import ADDRESS, NAME, by_path, read_edition
from tests.outputs.reading import write
from tests.project import CONTENT


@pytest.fixture(scope="session")
def edition() -> Edition:
    """Give the invented archive, taken through the real stages."""
    return read_edition(CONTENT)


@pytest.fixture(scope="session")
def data_files(edition: Edition) -> Mapping[str, bytes]:
    """Give the data files as they are published."""
    return by_path(data(edition, NAME, ADDRESS).made())


@pytest.fixture(scope="session")
def data_folder(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder `data/` as somebody has it who downloaded it."""
    return write(data(edition, NAME, "").made(), tmp_path_factory.mktemp("carried"))
