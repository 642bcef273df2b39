"""Pages on disk: exactly those that were made, and touched only when they change."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest
import yaml

from generator.errors import DigestError
from generator.making.ledger import Ledger
from generator.making.looks import looks_in
from generator.making.recipe import Recipe
from generator.making.seal import Sealer
from generator.model import Page
from generator.stages.write import WriteSummary
from generator.stages.write import write as write_recipes
from generator.text.markup.sanitise import sanitise_page


def page(path: str, text: str = "<p>Kites</p>", **meta: object) -> Recipe[Page]:
    return Recipe(path.replace(".md", ".html"), _page, (path, text, meta))


def _page(path: str, text: str, meta: Mapping[str, object]) -> Page:
    PRINTED.append(path)
    return Page(PurePosixPath(path), {"title": path, **meta}, sanitise_page(text))


PRINTED: list[str] = []
"""The pages printed, in their order."""


def write(pages: list[Recipe[Page]], folder: Path, ledger: Ledger | None = None) -> WriteSummary:
    ledger = ledger or Ledger("made now")
    ledger.looks = looks_in(folder)
    return write_recipes(pages, Sealer().all_of(pages), folder, ledger)


def test_a_page_is_front_matter_and_a_body(tmp_path: Path) -> None:
    write([page("topics/kites.md", title="Kites: a history", date="2020-05-05")], tmp_path)
    _, head, body = (tmp_path / "topics/kites.md").read_text("utf-8").split("---\n", 2)
    assert yaml.safe_load(head) == {"title": "Kites: a history", "date": "2020-05-05"}
    assert body == "\n<p>Kites</p>\n"


def test_a_head_keeps_its_order_its_letters_and_each_value_on_one_line(tmp_path: Path) -> None:
    long = "大阪の凧 " * 100 + "end"
    write([page("a.md", title=long, date="2020-05-05", about="kites")], tmp_path)
    lines = (tmp_path / "a.md").read_text("utf-8").splitlines()
    assert lines[:5] == ["---", f'title: "{long}"', 'date: "2020-05-05"', 'about: "kites"', "---"]


def test_a_page_that_did_not_change_is_not_touched(tmp_path: Path) -> None:
    assert write([page("a.md"), page("b.md")], tmp_path).written == 2
    before = (tmp_path / "a.md").stat()
    summary = write([page("a.md"), page("b.md", "<p>More kites</p>")], tmp_path)
    assert (summary.written, summary.unchanged, summary.pruned) == (1, 1, 0)
    assert (tmp_path / "a.md").stat().st_mtime_ns == before.st_mtime_ns
    assert (tmp_path / "a.md").stat().st_ino == before.st_ino


def test_what_is_no_page_any_more_goes_with_its_empty_folder(tmp_path: Path) -> None:
    write([page("a.md"), page("old/deeper/b.md"), page("old/c.md")], tmp_path)
    assert write([page("a.md")], tmp_path).pruned == 2
    assert not (tmp_path / "old").exists()


def test_of_a_folder_only_what_is_no_page_goes(tmp_path: Path) -> None:
    write([page("old/a.md"), page("old/b.md"), page("old/deeper/c.md"), page("older/d.md")], tmp_path)
    (tmp_path / "old/.a.md.new").write_text("what a killed build left", "utf-8")
    assert write([page("old/a.md")], tmp_path).pruned == 4
    assert [path.as_posix() for path in tmp_path.rglob("*")] == [f"{tmp_path}/old", f"{tmp_path}/old/a.md"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("a.md", "a.md"), ("people/Aki.md", "people/aki.md"), ("é.md", "e\N{COMBINING ACUTE ACCENT}.md")],
)
def test_two_pages_at_one_path_are_both_named_and_nothing_is_written(
    tmp_path: Path, one: str, other: str
) -> None:
    with pytest.raises(DigestError, match="rename one of them"):
        write([page("z.md"), page(one), page(other)], tmp_path)
    assert not list(tmp_path.iterdir())


def test_what_makes_one_path_is_named_by_its_file_or_else_by_its_title_or_path(tmp_path: Path) -> None:
    by_file = page("a.md", source="content/articles/2020/one.md", title="One")
    by_title, by_path = page("A.md", title="Kites"), page("a.md", title="")
    with pytest.raises(
        DigestError, match=r"^Kites and content/articles/2020/one.md both make the page A.html;"
    ):
        write([by_file, by_title], tmp_path)
    with pytest.raises(DigestError, match=r"^a.md and Kites both make the page a.html;"):
        write([by_title, by_path], tmp_path)


def test_a_page_is_whole_on_disk_before_it_gets_its_name(tmp_path: Path) -> None:
    write([page("a.md")], tmp_path)
    (tmp_path / ".a.md.new").mkdir()
    with pytest.raises(IsADirectoryError):
        write([page("a.md", "<p>More kites</p>")], tmp_path)
    assert "<p>Kites</p>" in (tmp_path / "a.md").read_text("utf-8")


@pytest.mark.parametrize("path", ["../outside.md", "/outside.md", "people/../../outside.md"])
def test_a_page_outside_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(DigestError, match="outside"):
        write([page(path)], tmp_path / "pages")
    assert not (tmp_path / "outside.md").exists()


def test_a_link_in_the_folder_is_replaced_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("mine", "utf-8")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/a.md").symlink_to(outside)
    write([page("a.md")], tmp_path / "pages")
    assert outside.read_text("utf-8") == "mine"
    assert not (tmp_path / "pages/a.md").is_symlink()


def test_what_the_ledger_knows_to_be_fresh_is_not_even_printed(tmp_path: Path) -> None:
    ledger = Ledger("made now")
    write([page("a.md"), page("b.md")], tmp_path, ledger)
    PRINTED.clear()
    write([page("a.md"), page("b.md", "<p>More kites</p>")], tmp_path, ledger)
    assert PRINTED == ["b.md"]


def test_the_ledger_forgets_pages_that_are_none_any_more(tmp_path: Path) -> None:
    ledger = Ledger("made now")
    write([page("a.md"), page("b.md")], tmp_path, ledger)
    write([page("a.md")], tmp_path, ledger)
    assert list(ledger.made) == ["a.html"]


def test_a_page_that_somebody_else_wrote_to_is_printed_again(tmp_path: Path) -> None:
    ledger = Ledger("made now")
    write([page("a.md")], tmp_path, ledger)
    (tmp_path / "a.md").write_text("spoiled", "utf-8")
    assert write([page("a.md")], tmp_path, ledger).written == 1
    assert "Kites" in (tmp_path / "a.md").read_text("utf-8")
