"""No file that readers get holds more of a newspaper's text than the digest may print of it."""

import gzip
import re
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from libzim.reader import Archive

from tests.project import Project, copy_project, tree

MOST_WORDS = 75
GZIP = b"\x1f\x8b"
RUN = 5  # so many words in a row are no chance
SUMMARY = "summary: Two towns wrote to each other on old sails, and the sky was fuller than ever before."

REPORT = """\
Kites over the harbor

The harbor office of the lantern islands said on Tuesday that two hundred kites had been counted above the \
long pier during the spring festival, more than in any year since counting began. Officers of the coast \
guard joined children from both shores, who had sewn the kites from old sails and painted them with letters.

"We counted them twice, because nobody believed the first number," said the keeper of the pier, who has kept \
the book of kites since it was opened. The count is part of an agreement between the two towns, which \
promised each other paper, string and an afternoon of wind every year.

A second count is planned for the autumn, when the wind turns. The towns have asked schools to teach how a \
kite is measured, and the office will publish a table of sizes. Fishermen, who complained last year about \
string in their nets, will be given the times of the flights a week before they begin.
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Take in a newspaper's report, sign what the intake drafted, and build all there is to carry away."""
    project = copy_project(tmp_path_factory.mktemp("project"))
    raw = project.folder / "kites.txt"
    raw.write_text(REPORT, "utf-8")
    address = "https://lantern.example.org/kites-over-the-harbor"
    known = ("--publisher", "lantern-times", "--date", "2020-05-05", "--url", address)
    assert project.digest("intake", str(raw), *known).returncode == 0
    draft = project.content / "articles/2020/2020-05-05-kites-over-the-harbor.md"
    kept = [line for line in draft.read_text("utf-8").splitlines() if not line.startswith(("# ", "draft:"))]
    kept.insert(kept.index("sources:"), SUMMARY)
    draft.write_text("\n".join(kept), "utf-8")
    answer = project.digest("offline")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return project


def everything(site: Path) -> Iterator[tuple[str, bytes]]:
    """Give every file of the site, and every file inside those that hold others."""
    library = Archive(next(site.glob("bundles/*.zim")))
    for name, data in tree(site).items():
        yield from unpacked(name, data)
        if library.has_entry_by_path(name):
            yield f"library/{name}", bytes(library.get_entry_by_path(name).get_item().content)


def unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    if name.endswith((".zip", ".epub")):
        with ZipFile(BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from unpacked(f"{name}/{member}", archive.read(member))
    elif ".pf_" in name:
        (packed,) = re.findall(rb'"([A-Za-z0-9+/=]{40,})"', data)
        part = b64decode(packed)
        yield name, gzip.decompress(part) if part.startswith(GZIP) else part
    else:
        yield name, data


def words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", re.sub(r"<[^>]*>|\\n", " ", text).lower())


def words_of_the_report(text: str) -> int:
    """Count the words of the report that stand in a text, as far as they stand in a row."""
    told = words(text)
    runs = {tuple(told[at : at + RUN]) for at in range(len(told))}
    report = words(REPORT)
    kept: set[int] = set()
    for at in range(len(report) - RUN + 1):
        if tuple(report[at : at + RUN]) in runs:
            kept.update(range(at, at + RUN))
    return len(kept)


def test_no_file_holds_more_of_the_report_than_an_excerpt(project: Project) -> None:
    counted = {
        name: words_of_the_report(data.decode(errors="replace")) for name, data in everything(project.site)
    }
    assert max(counted.values()) <= MOST_WORDS, max(counted, key=lambda name: counted[name])
    holders = [name for name, count in counted.items() if count > MOST_WORDS // 2]
    for kind in ("articles/2020/", "feeds/", "data/articles.json", "search/fragment", ".epub/", "library/"):
        assert any(kind in name for name in holders), (
            f"{kind} was to hold the excerpt; is it still looked into?"
        )


def test_an_editor_who_quotes_more_is_stopped(project: Project) -> None:
    body = "\n".join(f"> {paragraph}" for paragraph in REPORT.split("\n\n")[1:])
    draft = project.content / "articles/2020/2020-05-05-kites-over-the-harbor.md"
    whole = draft.read_text("utf-8")
    draft.write_text(f"{whole.rpartition('---')[0]}---\n{body}\n", "utf-8")
    answer = project.digest("build")
    draft.write_text(whole, "utf-8")
    assert answer.returncode == 1
    assert "words" in answer.stdout
