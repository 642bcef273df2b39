"""Proofs: the page of an article that was just saved, before the site is built again."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from generator.config import Folders
from generator.pipeline import build, edition_of
from generator.proof import proofs
from generator.site.engine import site_identity
from tests.project import Project, article, copy_project

PIER = "articles/2019/2019-05-04-orchestra-plays-on-the-pier"
KITES = "articles/2020/2020-05-05-kites-are-counted"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = copy_project(tmp_path_factory.mktemp("proof"))
    build_in(project)
    return project


def folders_of(project: Project) -> Folders:
    return Folders(project.folder, project.content, project.folder / "build" / "docs", project.site)


def build_in(project: Project) -> None:
    build(folders_of(project), TODAY, None, lambda _: None)


@contextmanager
def saved(project: Project, name: str, text: str) -> Iterator[Path]:
    """Save a file of the room for the length of a block."""
    path = project.content / name
    before = path.read_bytes() if path.exists() else None
    project.write(name, text)
    try:
        yield path
    finally:
        path.unlink() if before is None else path.write_bytes(before)


def proofs_of(project: Project, name: str, text: str) -> dict[str, bytes]:
    """Save a text as the file `name` of the room, and give the proofs of it."""
    folders = folders_of(project)
    last, identity = edition_of(folders, TODAY, None), site_identity(folders.config, folders.pages)
    with saved(project, name, text) as path:
        return proofs(folders, last, identity, TODAY, {path})


def edited(project: Project, old: str, new: str) -> str:
    text = (project.content / f"{PIER}.md").read_text("utf-8")
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("in the rain", "in the rain & the wind"),
        ("Haru Tanabata", "Haru Tanabata, Nobody Met Before"),
        ("people:", "topics: [culture]\npeople:"),
        ("published: 2019-05-05", "published: 2019-05-06\n    author: A. Piper"),
    ],
)
def test_a_proof_is_the_page_that_the_next_build_makes(built: Project, old: str, new: str) -> None:
    text = edited(built, old, new)
    proof = proofs_of(built, f"{PIER}.md", text)
    with saved(built, f"{PIER}.md", text):
        build_in(built)
        assert proof == {f"{PIER}.html": (built.site / f"{PIER}.html").read_bytes()}


def test_a_new_article_has_a_proof_though_nothing_leads_there_yet(built: Project) -> None:
    text = edited(built, "An orchestra of exchange students plays", "A choir sings")
    text = text.replace("date: 2019-05-04", "date: 2019-08-15").replace("concert", "song")
    name = "articles/2019/2019-08-15-choir-sings-on-the-pier"
    proof = proofs_of(built, f"{name}.md", text)
    assert list(proof) == [f"{name}.html"]
    assert "A choir sings on the pier" in proof[f"{name}.html"].decode()


@pytest.mark.parametrize(
    "text",
    [
        "no front matter",
        article(topics="[nothing-of-the-kind]"),
        article(sources="[{publisher: nobody, url: 'https://nobody.example.org/'}]"),
        article(draft="true"),
    ],
)
def test_what_cannot_be_published_has_none(built: Project, text: str) -> None:
    assert proofs_of(built, f"{KITES}.md", text) == {}


def test_a_list_of_the_room_has_none(built: Project) -> None:
    assert proofs_of(built, "topics.yml", (built.content / "topics.yml").read_text("utf-8")) == {}


def test_what_is_told_together_with_another_article_is_left_to_the_build(built: Project) -> None:
    for id_ in ("2021-03-16-harbor-exercise-repeated", "2021-03-17-exercise-seen-from-the-shore"):
        name = f"articles/2021/{id_}.md"
        assert proofs_of(built, name, (built.content / name).read_text("utf-8")) == {}
