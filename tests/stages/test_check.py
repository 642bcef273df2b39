"""What shows only between files; the faults themselves are in `test_broken_content.py`."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.stages.check import check
from generator.stages.read_content import read_content

CONTENT = Path(__file__).parent.parent / "fixtures" / "content"
TODAY = date(2022, 1, 1)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """Give a room of one's own to spoil."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def told(room: Path, today: date = TODAY) -> list[str]:
    """Give what `check` alone says, less the folder."""
    return [str(problem).removeprefix(f"{room}/") for problem in check(read_content(room)[0], today)]


def change(room: Path, name: str, old: str, new: str) -> None:
    text = (room / name).read_text("utf-8")
    assert old in text
    (room / name).write_text(text.replace(old, new), "utf-8")


def test_a_valid_room_is_checked_without_a_word() -> None:
    assert check(read_content(CONTENT)[0], TODAY) == ()


def test_what_is_today_is_not_in_the_future() -> None:
    assert told(CONTENT, date(2021, 9, 1)) == []
    assert len(told(CONTENT, date(2021, 8, 31))) == 1


def test_a_year_that_has_begun_is_not_in_the_future(room: Path) -> None:
    change(room, "articles/2021/2021-09-01-kite-tariff-draft.md", "url:", "published: 2022\n    url:")
    assert told(room) == []


def test_a_report_published_before_the_event_is_fine(room: Path) -> None:
    change(room, "articles/2021/2021-09-01-kite-tariff-draft.md", "url:", "published: 2019-01-01\n    url:")
    assert told(room) == []


@pytest.mark.parametrize(("name", "word"), [("topics.yml", "phrases"), ("publishers.yml", "homepage")])
def test_articles_are_not_blamed_for_an_entry_that_is_itself_faulty(room: Path, name: str, word: str) -> None:
    change(room, name, f"{word}:", f"{word}x:")
    assert read_content(room)[1]
    assert told(room) == []


@pytest.mark.parametrize("name", ["topics.yml", "publishers.yml"])
def test_articles_are_not_blamed_for_a_file_that_cannot_be_read(room: Path, name: str) -> None:
    (room / name).write_text('"')
    assert told(room) == []


def test_nobody_is_blamed_for_naming_an_article_that_is_itself_faulty(room: Path) -> None:
    for name in ("2020/2020-11-30-harbor-exercise.md", "2021/2021-03-16-harbor-exercise-repeated.md"):
        change(room, f"articles/{name}", "title:", "titel:")
    assert told(room) == []


def test_two_articles_that_an_editor_has_judged_may_share_a_source(room: Path) -> None:
    for name in ("2020/2020-11-30-harbor-exercise.md", "2021/2021-03-16-harbor-exercise-repeated.md"):
        path = room / "articles" / name
        path.write_text(path.read_text().replace("  - publisher: kite-wire\n", SHARED, 1))
    assert told(room) == []


SHARED = """\
  - publisher: lantern-times
    url: https://lantern.example.org/shared
  - publisher: kite-wire
"""


def test_a_host_below_one_of_the_publishers_is_the_publishers(room: Path) -> None:
    change(room, "articles/2019/2019-05-04-orchestra-plays-on-the-pier.md", "//lantern", "//blog.lantern")
    assert told(room) == []


def test_a_draft_may_link_to_a_draft(room: Path) -> None:
    draft = room / "articles/2021/2021-09-01-kite-tariff-draft.md"
    draft.write_text(draft.read_text() + "See [this](2021-09-01-kite-tariff-draft.md).\n")
    assert told(room) == []


def test_links_to_folders_and_other_sites_are_left_to_the_built_site(room: Path) -> None:
    about = room / "pages/about.md"
    about.write_text(about.read_text() + "[e](feeds/all.xml#x) <https://f.example/g.md#h>\n")
    assert told(room) == []


def test_a_link_may_lead_to_the_sources_of_an_article_the_one_place_there_that_has_a_name(room: Path) -> None:
    draft = room / "articles/2021/2021-09-01-kite-tariff-draft.md"
    draft.write_text(
        draft.read_text()
        + "See [below](#sources) and [there](../2020/2020-11-30-harbor-exercise.md#sources).\n"
    )
    assert told(room) == []


def test_a_page_has_no_sources_to_lead_to(room: Path) -> None:
    about = room / "pages/about.md"
    about.write_text(about.read_text() + "[a](#sources)\n")
    assert len(told(room)) == 1
