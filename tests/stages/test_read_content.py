"""The editors' room is read whole, or every fault in it is named."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import Problem, WrongUseError
from generator.model import Rights
from generator.stages.read_content import faults_of, read_content
from generator.text.event_date import EventDate
from tests.project import article

CONTENT = Path(__file__).parent.parent / "fixtures" / "content"
ARTICLE = Path("articles/2020/2020-11-30-harbor-exercise.md")
LINES = st.sampled_from(CONTENT.joinpath(ARTICLE).read_bytes().splitlines(keepends=True))


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """Give a room of one's own to spoil."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def told(room: Path) -> list[str]:
    """Give what an editor is told, less the folder."""
    return [str(problem).removeprefix(f"{room}/") for problem in read_content(room)[1]]


def test_a_valid_room_is_read_without_a_word() -> None:
    content, problems = read_content(CONTENT)
    assert problems == ()
    assert len(content.articles) == 8
    assert [page.id for page in content.pages] == ["about", "contribute"]
    assert content.topics["north-korea"].threshold == 1.5
    assert content.publishers["kite-wire"].rights is Rights.EXCERPT
    assert content.names.people["Haru Tanabata"].ja == "七夕ハル"
    assert content.glossary["PKC"].name == "Pacific Kite Council"


def test_an_article_knows_its_file_its_place_in_the_repository_and_its_lines(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(room)
    content, _ = read_content(Path())
    article = next(one for one in content.articles if one.id == ARTICLE.stem)
    assert article.file == ARTICLE.as_posix()
    assert article.source == PurePosixPath("content") / ARTICLE
    assert article.front.date == EventDate(2020, 11, 30)
    assert article.body.startswith("The exercise followed")
    lines = (room / ARTICLE).read_text().splitlines()
    assert lines[article.body_line - 1].startswith("The exercise followed")
    mark = article.marks.value("sources", 1, "url")
    assert lines[mark.line - 1][mark.column - 1 :].startswith("https://kite.example.org/")


def test_articles_come_in_the_order_of_their_files() -> None:
    ids = [article.id for article in read_content(CONTENT)[0].articles]
    assert ids == sorted(ids)


def test_a_missing_folder_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match="contents is not there; name the folder"):
        read_content(tmp_path / "contents")


def test_a_file_in_place_of_the_folder_is_wrong_use(room: Path) -> None:
    with pytest.raises(WrongUseError, match="cannot be read as a folder"):
        read_content(room / "topics.yml")


def test_an_empty_folder_is_told_all_it_lacks(tmp_path: Path) -> None:
    example = "articles/2021/2021-03-16-blinken-motegi-tokyo.md"
    assert told(tmp_path) == [
        f"articles:1:1: error: there is no article yet; add the first, such as {example}",
        "pages/about.md:1:1: error: this is missing; add it, every page of the site links to it",
        "pages/contribute.md:1:1: error: this is missing; add it, every page of the site links to it",
        "publishers.yml:1:1: error: this is missing; add it, nothing can be built without it",
        "topics.yml:1:1: error: this is missing; add it, nothing can be built without it",
    ]


def test_names_and_glossary_may_be_left_out(room: Path) -> None:
    (room / "names.yml").unlink()
    (room / "glossary.yml").unlink()
    content, problems = read_content(room)
    assert (problems, content.glossary) == ((), {})


def test_a_faulty_file_is_left_out_and_the_others_stay(room: Path) -> None:
    (room / ARTICLE).write_text("nothing")
    content, problems = read_content(room)
    assert [problem.path for problem in problems] == [f"{room}/{ARTICLE}"]
    assert len(content.articles) == 7
    assert f"{room}/{ARTICLE}" in content.marks


def test_faults_of_several_files_are_all_told_in_order(room: Path) -> None:
    for name in ("topics.yml", "pages/about.md", str(ARTICLE)):
        (room / name).write_text("- nothing")
    problems = read_content(room)[1]
    assert len({problem.path for problem in problems}) == 3
    assert list(problems) == sorted(problems)


def test_files_of_the_system_are_passed_over(room: Path) -> None:
    (room / ".DS_Store").write_bytes(b"\0")
    (room / "articles" / ".gitkeep").touch()
    assert told(room) == []


def test_a_draft_that_an_editor_keeps_as_a_hidden_file_is_not_lost(room: Path) -> None:
    (room / "articles" / ".2021-03-16-hidden.md").touch()
    assert len(told(room)) == 2


def test_a_link_to_a_file_is_not_followed(room: Path) -> None:
    (room / "articles" / "2020" / "2020-01-01-link.md").symlink_to("/etc/passwd")
    assert told(room) == [
        "articles/2020/2020-01-01-link.md:1:1: error: this is a symbolic link; put the file itself here"
    ]


@pytest.mark.parametrize("name", ["articles", "pages"])
def test_a_link_to_a_folder_is_not_followed(room: Path, name: str) -> None:
    (room / name).rename(room.parent / "elsewhere")
    (room / name).symlink_to(room.parent / "elsewhere")
    assert any("neither a file nor a link" in line for line in told(room))


def test_a_link_to_a_folder_among_the_articles_is_named(room: Path) -> None:
    (room / "articles" / "2018").symlink_to(room / "articles" / "2019")
    assert len(told(room)) == 1


def test_a_pipe_is_not_waited_for(room: Path) -> None:
    os.mkfifo(room / "articles" / "2020" / "2020-01-01-pipe.md")
    assert "not a plain file" in told(room)[0]


def test_a_file_name_that_is_no_text_is_written_out(room: Path) -> None:
    try:
        Path(os.fsdecode(bytes(room / "articles" / "2020") + b"/\xff\n.md")).touch()
    except OSError:  # file systems that insist on UTF-8 cannot hold such a name
        return
    assert all(line.startswith(r"articles/2020/\xff\n.md:1:1: ") for line in told(room))


def test_an_unreadable_file_is_told_from_a_broken_one(room: Path) -> None:
    (room / ARTICLE).chmod(0)
    assert os.access(room / ARTICLE, os.R_OK) or "cannot be read" in told(room)[0]


@pytest.mark.parametrize("key", ["template", "hide", "search", "tags", "status", "source", "__class__"])
def test_a_key_that_only_the_engine_would_obey_is_refused(key: str) -> None:
    (fault,) = faults_of(article(**{key: "main.html"}))
    assert fault.message.startswith(f'"{key}" is not a key here')


def problems_of(data: bytes) -> Iterator[Problem]:
    """Read a room whose one article is `data`."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / ARTICLE
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        for name in ("topics.yml", "publishers.yml"):
            shutil.copy(CONTENT / name, folder)
        content, problems = read_content(Path(folder))
        assert content.articles or problems
        yield from problems


@settings(deadline=None)  # a disk may keep one example waiting
@given(st.binary() | st.lists(LINES | st.binary(max_size=6)).map(b"".join))
def test_any_bytes_give_an_article_or_problems_inside_the_file(data: bytes) -> None:
    last_line = data.count(b"\n") + 1
    assert all(1 <= problem.line <= last_line and problem.column >= 1 for problem in problems_of(data))
