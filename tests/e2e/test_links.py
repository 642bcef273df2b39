"""No link of the built site leads nowhere: checked by lychee, offline, with anchors."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.project import Project, copy_project

LYCHEE = shutil.which("lychee", path=str(Path(sys.executable).parent)) or "lychee"


def broken_links(site: Path) -> subprocess.CompletedProcess[str]:
    """Follow every link between the files of `site`."""
    return subprocess.run(
        [
            LYCHEE,
            "--offline",
            "--include-fragments",
            "--no-progress",
            "--root-dir",
            str(site),
            f"{site}/**/*.html",
        ],
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_link_and_no_anchor_of_the_archive_is_broken(archive: Project) -> None:
    answer = broken_links(archive.site)
    assert answer.returncode == 0, answer.stdout


def test_a_broken_link_would_be_found(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    project.build()
    page = project.site / "about.html"
    page.write_text(
        page.read_text("utf-8").replace("</main>", '<a href="nowhere.html">x</a></main>'), "utf-8"
    )
    answer = broken_links(project.site)
    assert answer.returncode != 0
    assert "nowhere.html" in answer.stdout
