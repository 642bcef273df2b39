"""The Nu HTML checker of the W3C finds no error on any type of page."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.e2e.page_types import PAGE_TYPES
from tests.project import ROOT, Project

CHECKER = Path(
    os.environ.get("VNU_JAR") or ROOT / "tests" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
)
SPOILED = "spoiled.html"
INSTALL = "npm install --prefix tests --no-save --ignore-scripts vnu-jar@26.9.27"


def errors(pages: Iterable[Path]) -> list[str]:
    """Give the errors the checker finds in `pages`, each with the page and the line."""
    java = shutil.which("java")
    if java is None:
        pytest.fail("no Java found, which runs the HTML checker; install a Java runtime")
    if not CHECKER.is_file():
        pytest.fail(f"no HTML checker at {CHECKER}; run: {INSTALL}, or name its jar with VNU_JAR")
    # The checker follows what is nested; the default stack is too small for long pages.
    options = [
        "-Xss4m",
        "-jar",
        str(CHECKER),
        "--format",
        "json",
        "--errors-only",
        "--stdout",
        "--exit-zero-always",
    ]
    answer = subprocess.run(
        [java, *options, *map(str, pages)], capture_output=True, text=True, check=True, timeout=300
    )
    return [
        f"{Path(found['url']).name}:{found.get('lastLine', 0)}: {found['message']}"
        for found in json.loads(answer.stdout)["messages"]
        if found["type"] == "error"
    ]


@pytest.fixture(scope="module")
def found(archive: Project, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Give the errors of one page of every type, and of one spoiled page beside them."""
    spoiled = tmp_path_factory.mktemp("spoiled") / SPOILED
    good = (archive.site / "index.html").read_text("utf-8")
    spoiled.write_text(
        good.replace("</main>", '<input type="checkbox" autocomplete="off"><p id="content"></main>'), "utf-8"
    )
    pages = {archive.site / path.partition("?")[0] for path in PAGE_TYPES.values()}
    return errors([*sorted(pages), spoiled])


def test_no_type_of_page_has_an_error(
    found: list[str], record_property: Callable[[str, object], None]
) -> None:
    ours = [error for error in found if not error.startswith(SPOILED)]
    record_property("Nu HTML checker", f"{len(ours)} errors on {len(set(PAGE_TYPES.values()))} pages")
    assert ours == []


def test_errors_of_a_spoiled_page_are_found(found: list[str]) -> None:
    assert len([error for error in found if error.startswith(SPOILED)]) == 2
