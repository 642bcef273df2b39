"""Pages in their frames: the same as if the engine had laid out each by itself, which it need not."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from generator.errors import DigestError
from generator.site.layout import THEME, Layout, lay_out_stale
from generator.text.markup.page_file import page_file
from tests.project import Project, copy_project, tree

META = {"title": "Kites & <lanterns>", "description": "\"Quoted\", and 'so'"}
WHERE = {"SITE_URL": "https://kites.example.org/digest/", "REPOSITORY_URL": "https://code.example.org/kites"}


def page(folder: Path, name: str, **meta: object) -> str:
    """Write a page below `folder` and give its name."""
    path = (folder / name).with_suffix(".md")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page_file(META | meta, "<p>Kites.</p>"), "utf-8")
    return name


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    project = copy_project(tmp_path)
    (tmp_path / "site").mkdir()
    return Layout(
        project.folder / "mkdocs.yml", tmp_path / "docs", date(2020, 2, 1), tmp_path / "frames.json", "code"
    )


def html_of(project: Project) -> dict[str, bytes]:
    return {path: data for path, data in tree(project.site).items() if path.endswith(".html")}


def test_every_page_is_what_mkdocs_makes_of_its_markdown(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    answer = project.digest("build", **WHERE)
    assert answer.returncode == 0, answer.stderr
    laid_out = html_of(project)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(project.site)]
    subprocess.run(command, cwd=tmp_path, env={**os.environ, **WHERE}, check=True, capture_output=True)
    by_mkdocs = html_of(project)
    assert laid_out.keys() == by_mkdocs.keys()
    assert [path for path, html in laid_out.items() if html != by_mkdocs[path]] == []


def test_pages_of_one_shape_ask_the_engine_once(layout: Layout, tmp_path: Path) -> None:
    names = [page(layout.pages, f"articles/{year}/kites.html", kind="article") for year in (2019, 2020)]
    lay_out_stale(layout, names, tmp_path / "site")
    assert len(json.loads(layout.frames.read_bytes())["frames"]) == 1


def test_what_a_page_says_stands_escaped_in_its_frame(layout: Layout, tmp_path: Path) -> None:
    name = page(layout.pages, "articles/2020/kites.html")
    lay_out_stale(layout, [name], tmp_path / "site")
    html = (tmp_path / "site" / name).read_text("utf-8")
    assert "<title>Kites &amp; &lt;lanterns&gt; – US–Japan Digest</title>" in html
    assert '"name": "Kites \\u0026 \\u003clanterns\\u003e"' in html
    assert "<lanterns>" not in html


def test_words_that_look_like_a_slot_stay_words(layout: Layout, tmp_path: Path) -> None:
    name = page(layout.pages, "articles/2020/kites.html", title="((slot:description))")
    lay_out_stale(layout, [name], tmp_path / "site")
    assert "<title>((slot:description)) – " in (tmp_path / "site" / name).read_text("utf-8")


def test_a_theme_that_prints_a_title_as_it_is_is_refused_by_name(layout: Layout, tmp_path: Path) -> None:
    main = layout.config.parent / "theme_overrides/main.html"
    main.write_text(main.read_text("utf-8").replace("<body>", "<body>{{ page.meta.title }}"), "utf-8")
    name = page(layout.pages, "articles/2020/kites.html")
    with pytest.raises(DigestError, match=r"theme_overrides: .* page\.meta\.title as it is; escape it"):
        lay_out_stale(layout, [name], tmp_path / "site")


@pytest.mark.parametrize("damaged", ["", "{", '{"code": "code"}', '{"code": "other", "frames": {}}', "[]"])
def test_frames_that_are_damaged_or_of_other_code_are_laid_out_again(
    damaged: str, layout: Layout, tmp_path: Path
) -> None:
    name = page(layout.pages, "articles/2020/kites.html")
    lay_out_stale(layout, [name], tmp_path / "site")
    before = tree(tmp_path / "site")
    layout.frames.write_text(damaged, "utf-8")
    lay_out_stale(layout, [name], tmp_path / "site")
    assert tree(tmp_path / "site") == before


def test_the_theme_comes_along_when_it_is_asked_for(layout: Layout, tmp_path: Path) -> None:
    made = lay_out_stale(layout, [THEME], tmp_path / "site")
    assert {"404.html", "assets/digest.css"} <= {*made[THEME]}
    assert not any(path.endswith("index.html") for path in tree(tmp_path / "site"))
