"""What a build leaves alone: after any edit the site is what a build from nothing makes of it."""

import os
import random
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.config import Folders
from generator.last_build import looks_at_outputs
from generator.pipeline import BuildSummary, build
from tests.project import Project, article, copy_project, tree

EDITS = int(os.environ.get("EDITS", "9"))
"""How many edits follow each other; nine are one of each kind."""

Edit = Callable[[Project, random.Random], None]


def folders_of(project: Project, beside: Path) -> Folders:
    return Folders(project.folder, project.content, beside / "docs", beside / "site")


def built(project: Project, beside: Path) -> BuildSummary:
    return build(folders_of(project, beside), date(2026, 1, 1), None, lambda _: None)


def some_article(project: Project, chance: random.Random) -> Path:
    """Choose an article that nothing refers to, so that it may also go."""
    articles = sorted(project.content.glob("articles/*/*.md"))
    texts = [path.read_text("utf-8") for path in project.content.rglob("*.md")]
    return chance.choice([path for path in articles if not any(path.stem in text for text in texts)])


def replace(path: Path, pattern: str, new: str) -> None:
    text = path.read_text("utf-8")
    path.write_text(re.sub(pattern, new, text, count=1, flags=re.MULTILINE), "utf-8")


def add_an_article(project: Project, chance: random.Random) -> None:
    number = chance.randrange(10**6)
    url = f"https://lantern.example.org/{number}"
    text = article(
        f"Kite {number} is flown",
        topics="[security, culture]",
        people=f"[Aki {number}]",
        sources=f"[{{publisher: lantern-times, url: '{url}'}}]",
    )
    project.write(f"articles/2020/2020-05-05-kite-{number}.md", text)


def change_a_title(project: Project, chance: random.Random) -> None:
    replace(some_article(project, chance), r"^title: .*", f"title: Kites, {chance.random()}")


def write_more(project: Project, chance: random.Random) -> None:
    with some_article(project, chance).open("a", encoding="utf-8") as body:
        body.write(f"\n\nMore was said of kites, {chance.random()}.\n")


def delete_an_article(project: Project, chance: random.Random) -> None:
    some_article(project, chance).unlink()


def rename_an_article(project: Project, chance: random.Random) -> None:
    path = some_article(project, chance)
    path.rename(path.with_name(f"{path.stem}-again.md"))


def retitle_a_topic(project: Project, chance: random.Random) -> None:
    replace(project.content / "topics.yml", r"^  title: .*", f"  title: Kites and {chance.random()}")


def rename_a_person(project: Project, chance: random.Random) -> None:
    name = f"Aki {chance.randrange(10**6)}"
    for path in project.content.rglob("*"):
        if path.is_file():
            replace(path, "Haru Tanabata", name)


def rename_the_site(project: Project, chance: random.Random) -> None:
    replace(project.folder / "mkdocs.yml", r"^site_name: .*", f"site_name: Kites {chance.random()}")


def touch_the_theme(project: Project, chance: random.Random) -> None:
    with (project.folder / "theme_overrides/assets/digest.css").open("a", encoding="utf-8") as sheet:
        sheet.write(f"/* {chance.random()} */\n")


EVERY_EDIT: tuple[Edit, ...] = (
    add_an_article,
    change_a_title,
    write_more,
    delete_an_article,
    rename_an_article,
    retitle_a_topic,
    rename_a_person,
    rename_the_site,
    touch_the_theme,
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "project"
    folder.mkdir()
    return copy_project(folder)


def test_after_any_edits_the_site_is_the_same_as_one_built_from_nothing(
    project: Project, tmp_path: Path
) -> None:
    built(project, tmp_path / "kept")
    chance = random.Random(EDITS)
    for number in range(EDITS):
        edit = EVERY_EDIT[number % len(EVERY_EDIT)] if number < len(EVERY_EDIT) else chance.choice(EVERY_EDIT)
        edit(project, chance)
        kept = built(project, tmp_path / "kept")
        built(project, tmp_path / "new")
        assert kept.looks == looks_at_outputs(folders_of(project, tmp_path / "kept")), edit.__name__
        assert tree(tmp_path / "kept/site") == tree(tmp_path / "new/site"), edit.__name__
        assert tree(tmp_path / "kept/docs") == tree(tmp_path / "new/docs"), edit.__name__
        shutil.rmtree(tmp_path / "new")
