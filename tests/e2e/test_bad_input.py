"""What the command says when it is given nothing it can use."""

import os
from pathlib import Path

import pytest

from tests.project import Project, article, copy_project, run_digest


def test_outside_a_project_it_says_where_to_go(tmp_path: Path) -> None:
    answer = run_digest(tmp_path, "build")
    assert answer.returncode == 2
    assert "mkdocs.yml" in answer.stderr


def test_a_missing_content_folder_is_named(project: Project) -> None:
    answer = project.digest("check", "--content", "contnet")
    assert answer.returncode == 2
    assert "contnet" in answer.stderr


def test_a_missing_path_to_check_is_named(project: Project) -> None:
    answer = project.digest("check", "content/articles/2020/nothing.md")
    assert answer.returncode == 2
    assert "nothing.md" in answer.stderr


def test_an_empty_content_folder_says_how_to_begin(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    for path in project.content.glob("articles/*/*.md"):
        path.unlink()
    answer = project.digest("build")
    assert answer.returncode == 1
    assert "articles" in answer.stdout + answer.stderr
    assert not project.site.exists()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xff\xfe not utf-8 \x80", "UTF-8"),
        (b"\x7fELF\x00\x00\x01", ""),
        (b"x" * 50_000_000, "MB"),
    ],
    ids=["not UTF-8", "binary", "50 MB"],
)
def test_a_file_that_is_no_article_is_named_with_what_to_do(project: Project, data: bytes, says: str) -> None:
    (project.content / "articles/2020/2020-05-05-odd.md").write_bytes(data)
    answer = project.digest("build")
    assert answer.returncode == 1
    assert "2020-05-05-odd.md:" in answer.stdout
    assert says in answer.stdout
    assert "Traceback" not in answer.stderr
    assert not project.site.exists()


def test_two_files_with_one_id_are_both_named(project: Project) -> None:
    project.write("articles/2020/2020-05-05-twice.md", article())
    project.write("articles/2020/deeper/2020-05-05-twice.md", article())
    answer = project.digest("build")
    assert answer.returncode == 1
    assert "articles/2020/deeper/2020-05-05-twice.md" in answer.stdout


def test_a_link_out_of_the_content_folder_is_refused(project: Project) -> None:
    (project.content / "articles/2020/2020-05-05-link.md").symlink_to("/etc/hostname")
    answer = project.digest("build")
    assert answer.returncode == 1
    assert "2020-05-05-link.md" in answer.stdout


def test_an_unreadable_file_is_named(project: Project) -> None:
    path = project.write("articles/2020/2020-05-05-locked.md", article())
    path.unlink()
    os.mkfifo(path)
    answer = project.digest("build")
    assert answer.returncode == 1
    assert "2020-05-05-locked.md" in answer.stdout


def test_an_unknown_option_is_wrong_use(project: Project) -> None:
    assert project.digest("build", "--colour", "red").returncode == 2


def test_help_teaches_every_command(project: Project) -> None:
    overview = project.digest("--help").stdout
    for command in ("build", "check", "intake", "serve"):
        assert command in overview
        assert project.digest(command, "--help").returncode == 0
