"""The real archive, built once."""

from fcntl import LOCK_EX, flock
from os import environ
from pathlib import Path

import pytest

from tests.conftest import Serve
from tests.project import ROOT, Project, copy_project


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Give this project's own content, built as it would be published, for reading only.

    Where tests run in several processes, the first that needs it builds it for all.
    """
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in environ:
        shared = shared.parent
    with (shared / "archive.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        return _built(shared / "archive")


@pytest.fixture(params=["web", "disk"])
def root(request: pytest.FixtureRequest, archive: Project, serve: Serve) -> str:
    """Give the address of the archive's top folder in each of the two worlds."""
    return serve(archive.site) if request.param == "web" else archive.site.as_uri()


def _built(folder: Path) -> Project:
    if (folder / "site").is_dir():
        return Project(folder)
    folder.mkdir()
    project = copy_project(folder, ROOT / "content")
    project.build()
    return project
