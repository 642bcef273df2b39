"""`digest build`, as an editor and a publisher meet it."""

import os
import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.project import CONTENT, ROOT, Project, article, copy_project, tree


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = copy_project(tmp_path_factory.mktemp("built"))
    project.build()
    return project


@pytest.fixture
def project(built: Project, tmp_path: Path) -> Project:
    """Give a copy of the built project that a test may spoil."""
    folder = tmp_path / "project"
    shutil.copytree(built.folder, folder)
    return Project(folder)


def test_the_site_has_every_page_of_the_contract(built: Project) -> None:
    pages = {path for path in tree(built.site) if path.endswith(".html")}
    assert pages >= {
        "index.html",
        "topics/index.html",
        "chronology/index.html",
        "people/index.html",
        "places/index.html",
        "organizations/index.html",
        "publishers/index.html",
        "search.html",
        "about.html",
        "contribute.html",
        "offline.html",
        "404.html",
    }
    articles = {
        path.stem for path in CONTENT.glob("articles/*/*.md") if "draft: true" not in path.read_text()
    }
    assert articles <= {Path(page).stem for page in pages if page.startswith("articles/")}


def test_a_second_build_with_nothing_changed_writes_nothing(project: Project) -> None:
    before = tree(project.site)
    summary = project.build()
    assert re.search(r"^0 pages written, \d+ unchanged, 0 pruned; site unchanged$", summary, re.MULTILINE)
    assert tree(project.site) == before


def test_two_builds_anywhere_at_any_time_in_any_locale_give_the_same_bytes(
    built: Project, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "a folder with spaces"
    elsewhere.mkdir()
    other = copy_project(elsewhere)
    for path in sorted(other.content.rglob("*.md"), reverse=True):
        os.utime(path, (0, 0))
    answer = other.digest("build", TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="7")
    assert answer.returncode == 0, answer.stderr
    assert tree(other.site) == tree(built.site)
    assert tree(other.folder / "build" / "docs") == tree(built.folder / "build" / "docs")


def test_a_draft_is_not_published(project: Project) -> None:
    project.write("articles/2020/2020-05-05-secret.md", article("A secret for now", draft="true"))
    project.build()
    assert not any(b"A secret for now" in data for data in tree(project.site).values())


def test_what_a_draft_from_the_intake_lacks_stops_nobody_from_building(project: Project) -> None:
    raw = project.folder / "found.txt"
    raw.write_text("\n\n".join(["The kites rose over Port Example on a day nobody noted. " * 8] * 2), "utf-8")
    assert project.digest("intake", str(raw)).returncode == 0
    summary = project.build()
    assert re.search(r"^content/articles/undated/\S+: warning: ", summary, re.MULTILINE)
    assert not any(b"kites rose" in data for data in tree(project.site).values())


def test_an_article_that_is_deleted_leaves_no_trace(project: Project) -> None:
    path = project.write("articles/2020/2020-05-05-kites.md", article("Kites are counted"))
    project.build()
    assert any(b"Kites are counted" in data for data in tree(project.site).values())
    path.unlink()
    assert re.search(r"[1-9]\d* pruned", project.build())
    assert not any(b"Kites are counted" in data for data in tree(project.site).values())


def test_two_files_that_tell_one_story_become_one_article_and_both_addresses_work(project: Project) -> None:
    source = "[{publisher: kite-wire, url: 'https://kite.example.org/same'}]"
    project.write("articles/2020/2020-05-05-one.md", article("One telling", sources=source))
    project.write(
        "articles/2020/2020-05-05-two.md",
        article(
            "Other telling",
            same_as="[2020-05-05-one]",
            sources="[{publisher: lantern-times, url: 'https://lantern.example.org/same'}]",
        ),
    )
    assert "2 merged" in project.build(), "the fixture holds one such pair, and this is the other"
    lead = (project.site / "articles/2020/2020-05-05-one.html").read_text("utf-8")
    copy = (project.site / "articles/2020/2020-05-05-two.html").read_text("utf-8")
    assert "https://kite.example.org/same" in lead
    assert "https://lantern.example.org/same" in lead
    assert 'href="2020-05-05-one.html"' in copy


def test_the_example_of_the_contribution_guide_appears_everywhere_after_one_build(tmp_path: Path) -> None:
    """Add the example to the real archive, as an editor would."""
    project = copy_project(tmp_path, ROOT / "content")
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    example = re.search(r"```markdown\n(.*?)```", guide, re.DOTALL)
    assert example
    project.write("articles/2026/2026-01-15-talks-on-an-example.md", example[1])
    project.build()
    page = "articles/2026/2026-01-15-talks-on-an-example.html"
    assert "Ministers open talks on an example" in (project.site / page).read_text("utf-8")
    for list_ in (
        "topics/trade.html",
        "topics/diplomacy.html",
        "chronology/2026.html",
        "people/example-person.html",
        "places/tokyo.html",
        "publishers/mofa-japan.html",
    ):
        assert "2026-01-15-talks-on-an-example.html" in (project.site / list_).read_text("utf-8"), list_


def test_the_link_to_a_new_article_holds_the_example_of_the_contribution_guide(project: Project) -> None:
    answer = project.digest("build", REPOSITORY_URL="https://code.example.org/us-japan/digest")
    assert answer.returncode == 0
    page = (project.site / "contribute.html").read_text("utf-8")
    assert "https://code.example.org/us-japan/digest/new/main/content/articles?filename=" in page
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    example = (ROOT / "theme_overrides/partials/new-article.txt").read_text("utf-8")
    assert f"```markdown\n{example}```" in guide
    assert quote(example.splitlines()[1]) in page


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (
            lambda project: project.write("articles/2020/2020-05-05-x.md", "no front matter"),
            "2020-05-05-x.md:1:1",
        ),
        (lambda project: (project.folder / "mkdocs.yml").write_text("theme: [nonsense"), "mkdocs.yml"),
        (
            lambda project: (project.folder / "theme_overrides/main.html").write_text("{% nonsense %}"),
            "nonsense",
        ),
        (lambda project: (project.content / "topics.yml").unlink(), "topics.yml"),
    ],
    ids=["broken article", "broken configuration", "broken template", "missing topics"],
)
def test_a_build_that_fails_says_why_and_leaves_the_old_site_as_it_was(
    project: Project, spoil: object, says: str
) -> None:
    assert callable(spoil)
    before = tree(project.site)
    spoil(project)
    answer = project.digest("build")
    assert answer.returncode in {1, 2}
    assert says in answer.stdout + answer.stderr
    assert "Traceback" not in answer.stdout + answer.stderr
    assert tree(project.site) == before


def test_a_build_that_was_cut_off_between_the_renames_is_mended_by_the_next(project: Project) -> None:
    before = tree(project.site)
    project.site.rename(project.folder / ".site.old")
    project.write("articles/2020/2020-05-05-x.md", "no front matter")
    assert project.digest("build").returncode == 1
    (project.content / "articles/2020/2020-05-05-x.md").unlink()
    project.build()
    assert tree(project.site) == before
    assert not (project.folder / ".site.old").exists()


def test_the_date_of_the_build_can_be_set(project: Project) -> None:
    assert project.digest("build", SOURCE_DATE_EPOCH="1900000000").returncode == 0
    assert '"updated":"2030-03-17"' in (project.site / "feeds/index.json").read_text("utf-8").replace(" ", "")
    assert project.digest("build", SOURCE_DATE_EPOCH="soon").returncode == 2


def test_the_map_of_the_site_names_every_page_once_the_address_is_known(project: Project) -> None:
    address = "https://digest.example.org/base/"
    assert project.digest("build", SITE_URL=address).returncode == 0
    named = re.findall(r"<loc>(.*?)</loc>", (project.site / "sitemap.xml").read_text("utf-8"))
    assert f"{address}articles/1954/1954-paper-kite-agreement.html" in named
    assert len(named) == len(set(named))
    for path in (name.removeprefix(address) or "index.html" for name in named):
        assert (project.site / path).is_file(), path
