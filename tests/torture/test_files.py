"""Whatever lies in the editors' room in the place of a file is refused by the check and by the build."""

import os
import socket
import stat
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from generator.errors import DigestError
from generator.making.ledger import Ledger
from generator.making.recipe import Recipe
from generator.making.seal import Sealer
from generator.model import Page
from generator.stages.write import write
from generator.text.markup.sanitise import sanitise_page
from tests.project import Project, article

Figure = Callable[[str, object], None]
Lay = Callable[[Path], object]

YEAR = PurePosixPath("articles/2020")
ARTICLE = "2020-05-05-kites.md"
WIDE = "".join(chr(ord(letter) + 0xFEE0) for letter in "kites")
GIT = ("git", "-c", "user.name=R", "-c", "user.email=r@example.org", "-c", "protocol.file.allow=always")


def submodule(place: Path) -> None:
    """Lay down what git does where a submodule belongs: a folder with a file `.git` that leads elsewhere."""
    place.mkdir()
    (place / ".git").write_text("gitdir: ../../../.git/modules/kites\n", "utf-8")
    (place / ARTICLE).write_text(article(), "utf-8")


def bound_socket(place: Path) -> None:
    here = Path.cwd()
    os.chdir(place.parent)  # the address of a socket may be no longer than a hundred bytes
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(place.name)
    os.chdir(here)


def hard_link(place: Path) -> None:
    original = place.parents[3] / "original.md"
    original.write_text(article(), "utf-8")
    os.link(original, place)


def device(place: Path) -> None:
    """Make the device that gives zeros without end, or where only root may, a link to it."""
    try:
        os.mknod(place, 0o600 | stat.S_IFCHR, os.makedev(1, 5))
    except PermissionError:
        place.symlink_to("/dev/zero")


LAID: dict[str, tuple[str, Lay]] = {
    "a symbolic link": (ARTICLE, lambda place: place.symlink_to("/etc/hostname")),
    "a symbolic link to nothing": (ARTICLE, lambda place: place.symlink_to("nowhere")),
    "a symbolic link to itself": (ARTICLE, lambda place: place.symlink_to(place)),
    "a symbolic link to another article": (
        ARTICLE,
        lambda place: place.symlink_to("2020-11-30-harbor-exercise.md"),
    ),
    "a link to a folder": ("more", lambda place: place.symlink_to("/etc")),
    "a hard link": (ARTICLE, hard_link),
    "a submodule": ("kites", submodule),
    "a pipe": (ARTICLE, os.mkfifo),
    "a socket": (ARTICLE, bound_socket),
    "a device": (ARTICLE, device),
    "a picture that can run scripts": ("kite.svg", lambda place: place.write_text("<svg onload='x'/>")),
    "a page": ("kite.html", lambda place: place.write_text("<script>x</script>")),
    "a script": ("kite.js", lambda place: place.write_text("x()")),
    "a style sheet": ("kite.css", lambda place: place.write_text("* {}")),
    "a program": ("kite.py", lambda place: place.write_text("x()")),
    "a configuration of the engine": ("mkdocs.yml", lambda place: place.write_text("theme: x")),
    "a name with a backslash": ("..\\2020-05-05-x.md", lambda place: place.write_text(article())),
    "a name with a line end": ("2020-05-05-x\n.md", lambda place: place.write_text(article())),
    "a name that turns round": ("2020-05-05-x\u202edm.md", lambda place: place.write_text(article())),
    "a name in full-width letters": (
        f"2020-05-05-{WIDE}.md",
        lambda place: place.write_text(article()),
    ),
    "a name that Windows keeps": ("con.md", lambda place: place.write_text(article())),
    "a name with a space at its end": ("2020-05-05-kites .md", lambda place: place.write_text(article())),
    "a hidden article": (".2020-05-05-kites.md", lambda place: place.write_text(article())),
    "names that differ in case": (
        ARTICLE,
        lambda place: [
            place.with_name(name).write_text(article()) for name in (ARTICLE, "2020-05-05-Kites.md")
        ],
    ),
    "names that differ in their Unicode form": (
        "x",
        lambda place: [
            place.with_name(unicodedata.normalize(form, "2020-05-05-café.md")).write_text(article())
            for form in ("NFC", "NFD")
        ],
    ),
}


@pytest.mark.parametrize("name", LAID)
def test_what_is_no_plain_article_is_refused_by_the_check_and_by_the_build(
    project: Project, name: str
) -> None:
    file, lay = LAID[name]
    lay(project.content / YEAR / file)
    for command in ("check", "build"):
        answer = project.digest(command)
        assert answer.returncode == 1, answer.stdout + answer.stderr
        assert "content/articles/2020/" in answer.stdout
        assert "Traceback" not in answer.stderr
    assert not project.site.exists()


@pytest.mark.parametrize(
    "path",
    [
        "../outside.md",
        "/outside.md",
        "articles/../../outside.md",
        "articles/2020/../../../outside.md",
    ],
)
def test_the_writer_refuses_what_no_reader_could_have_let_pass(tmp_path: Path, path: str) -> None:
    recipe = Recipe(path.replace(".md", ".html"), _page, (path,))
    with pytest.raises(DigestError, match="outside"):
        write([recipe], Sealer().all_of([recipe]), tmp_path / "pages", Ledger("made now"))
    assert not list(tmp_path.iterdir())


def _page(path: str) -> Page:
    return Page(PurePosixPath(path), {}, sanitise_page(""))


@pytest.mark.parametrize(
    "address", ["../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "..%2f..%2fsecret.md"]
)
def test_a_link_out_of_the_room_is_refused(project: Project, address: str) -> None:
    project.write(f"{YEAR}/{ARTICLE}", article() + f"\n[x]({address})\n")
    answers = [project.digest(command) for command in ("check", "build")]
    assert [answer.returncode for answer in answers] == [1, 1]


def test_a_submodule_is_refused_where_git_has_really_made_it(project: Project) -> None:
    other = project.folder / "other"
    other.mkdir()
    for command in (
        (*GIT, "init", "--quiet", str(other)),
        (*GIT, "-C", str(other), "commit", "--quiet", "--allow-empty", "--message", "Begin"),
        (*GIT, "init", "--quiet", str(project.folder)),
        (*GIT, "-C", str(project.folder), "submodule", "--quiet", "add", str(other), f"content/{YEAR}/kites"),
    ):
        subprocess.run(command, check=True, capture_output=True)
    (project.content / YEAR / "kites" / ARTICLE).write_text(article(), "utf-8")
    assert project.digest("check").returncode == 1
    assert project.digest("build").returncode == 1
