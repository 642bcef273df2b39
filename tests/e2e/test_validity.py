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


def test_no_type_of_page_has_an_error(
    archive: Project, record_property: Callable[[str, object], None]
) -> None:
    pages = {archive.site / path.partition("?")[0] for path in PAGE_TYPES.values()}
    found = errors(sorted(pages))
    record_property("Nu HTML checker", f"{len(found)} errors on {len(pages)} pages")
    assert found == []


def test_errors_of_a_spoiled_page_would_be_found(archive: Project, tmp_path: Path) -> None:
    spoiled = tmp_path / "spoiled.html"
    good = (archive.site / "index.html").read_text("utf-8")
    spoiled.write_text(
        good.replace("</main>", '<input type="checkbox" autocomplete="off"><p id="content"></main>'), "utf-8"
    )
    assert len(errors([spoiled])) == 2
