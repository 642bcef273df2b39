"""The real archive, built once."""

import pytest

from tests.project import ROOT, Project, copy_project


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Give this project's own content, built as it would be published."""
    project = copy_project(tmp_path_factory.mktemp("archive"), ROOT / "content")
    project.build()
    return project
