"""Same content, same bytes: whatever the machine, its clock, its language and its folders are like."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.project import CONTENT, ROOT, Project, copy_project, tree
from tests.torture.size import IS_FULL, sample

Figure = Callable[[str, object], None]

DATE = "1767225600"
"""The first of January 2026."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What differs from one machine to the next, and does not show in what is built."""

    environment: Mapping[str, str] = field(default_factory=dict)
    folder: str = "project"
    prepare: Callable[[Project], object] = lambda _: None
    jobs: str = "1"
    before: tuple[str, ...] = ()
    """Words before the command, which run it in another way."""


def newest_first(project: Project) -> None:
    """Write all files again in the reverse order, with times of their own."""
    for number, path in enumerate(sorted(project.content.rglob("*.*"), reverse=True)):
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
        os.utime(path, (number, number))


def whole_history(project: Project) -> None:
    """Commit the project three times."""
    git(project.folder, "init", "--quiet")
    for number in range(3):
        git(project.folder, "add", "--all")
        git(project.folder, "commit", "--quiet", "--allow-empty", "--message", f"State {number}")


def shallow_clone(project: Project) -> None:
    """Put a clone of depth one, made of the whole history, in the project's place."""
    whole_history(project)
    aside = project.folder.with_name("aside")
    project.folder.rename(aside)
    git(aside, "clone", "--quiet", "--depth=1", aside.as_uri(), str(project.folder))


def git(folder: Path, *words: str) -> None:
    """Run git as somebody whose name does not matter."""
    run("git", "-c", "user.name=Robin", "-c", "user.email=robin@example.org", *words, folder=folder)


MACHINES = {
    "hash seed 1": Machine({"PYTHONHASHSEED": "1"}),
    "hash seed 4242": Machine({"PYTHONHASHSEED": "4242"}),
    "Tokyo": Machine({"TZ": "Asia/Tokyo"}),
    "Honolulu": Machine({"TZ": "Pacific/Honolulu"}),
    "Japanese": Machine({"LC_ALL": "ja_JP.UTF-8", "LANG": "ja_JP.UTF-8"}),
    "Turkish": Machine({"LC_ALL": "tr_TR.UTF-8"}),
    "no language": Machine({"LC_ALL": "C", "PYTHONUTF8": "0"}),
    "another folder": Machine(folder="プロジェクト with spaces/and 'quotes'"),
    "files in another order": Machine(prepare=newest_first),
    "the whole history": Machine(prepare=whole_history),
    "a shallow clone": Machine(prepare=shallow_clone),
    "two jobs": Machine(jobs="2"),
    "another home": Machine({"HOME": "/"}),
    "another day": Machine(before=("faketime", "2031-12-24 23:59:30")),
}
LANGUAGES = ("ja_JP", "tr_TR")


@pytest.fixture(scope="module", autouse=True)
def languages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compile the languages into a folder of the test, for few systems have them, and none needs to."""
    folder = tmp_path_factory.mktemp("languages")
    for language in LANGUAGES:
        run("localedef", "-i", language, "-f", "UTF-8", str(folder / f"{language}.UTF-8"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOCPATH", str(folder))
        yield


def run(*words: str, folder: Path = ROOT, **environment: str) -> str:
    """Run a program, which must be there and succeed."""
    if not shutil.which(words[0]):
        pytest.fail(f"{words[0]} is missing; on Debian: apt install {PACKAGES.get(words[0], words[0])}")
    done = subprocess.run(
        words, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def shallow_and_newest_first(project: Project) -> None:
    newest_first(project)
    shallow_clone(project)


PACKAGES = {"localedef": "locales"}


def made(folder: Path, machine: Machine, content: Path = CONTENT) -> dict[str, bytes]:
    """Build site and editions on a machine, and give every file of them, the pages' Markdown included."""
    place = folder / machine.folder
    place.mkdir(parents=True)
    project = copy_project(place, content)
    machine.prepare(project)
    digest = (*machine.before, sys.executable, "-m", "generator", "offline", "--jobs", machine.jobs)
    given = {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": DATE, **machine.environment}
    run(*digest, folder=project.folder, **given)
    docs = project.folder / "build" / "docs"
    return {**tree(project.site), **{f"docs/{name}": data for name, data in tree(docs).items()}}


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return made(tmp_path_factory.mktemp("here"), Machine())


@pytest.mark.parametrize("name", sample(list(MACHINES), 3))
def test_what_is_built_elsewhere_is_the_same_byte_for_byte(
    here: dict[str, bytes], tmp_path: Path, name: str, record_property: Figure
) -> None:
    there = made(tmp_path, MACHINES[name])
    assert differing(here, there) == []
    assert {Path(file).suffix for file in there} >= {
        ".html",
        ".xml",
        ".json",
        ".csv",
        ".zip",
        ".epub",
        ".zim",
    }
    record_property(f"equal on: {name}", f"{len(there)} files")
    shutil.rmtree(tmp_path)


def test_the_whole_archive_is_the_same_on_a_machine_that_differs_in_everything(
    tmp_path: Path, record_property: Figure
) -> None:
    content = ROOT / "content" if IS_FULL else CONTENT
    other = Machine(
        {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "ja_JP.UTF-8", "HOME": "/"},
        "プロジェクト elsewhere",
        shallow_and_newest_first,
        "2",
        MACHINES["another day"].before,
    )
    one, another = made(tmp_path / "here", Machine(), content), made(tmp_path / "there", other, content)
    assert differing(one, another) == []
    record_property("equal where everything differs", f"{len(one)} files")
