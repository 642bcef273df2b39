"""What stays of a site stands in the new one, whatever an earlier site left there."""

from pathlib import Path

import pytest

from generator.making.looks import looks_in
from generator.site.take_over import take_over

KITES, BOATS = "topics/kites.html", "topics/boats.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path in (KITES, BOATS):
        write(tmp_path / "site" / path, f"all about {path}")
    return tmp_path / "site"


@pytest.fixture
def new(tmp_path: Path) -> Path:
    (tmp_path / "new").mkdir()
    return tmp_path / "new"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def held(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def test_what_stays_is_the_same_file_in_both(site: Path, new: Path) -> None:
    take_over([KITES], site, new, looks_in(site))
    assert held(new) == {KITES: f"all about {KITES}"}
    assert (new / KITES).samefile(site / KITES)


def test_what_an_earlier_site_left_counts_only_where_it_is_the_same_file(site: Path, new: Path) -> None:
    write(new / KITES, "what was said of kites long ago")
    (new / BOATS).hardlink_to(site / BOATS)
    take_over([KITES, BOATS], site, new, looks_in(site))
    assert held(new) == held(site)


def test_nothing_else_stays_of_an_earlier_site(site: Path, new: Path) -> None:
    write(new / "people/nobody.html", "forgotten")
    write(new / f"{KITES}/index.html", "a folder where a page belongs")
    (new / BOATS).symlink_to(site / KITES)
    take_over([KITES, BOATS], site, new, looks_in(site))
    assert held(new) == held(site)
    assert not (new / BOATS).is_symlink()
    assert [path.name for path in new.iterdir()] == ["topics"]


def test_how_the_files_look_afterwards_is_told_though_links_come_and_go(site: Path, new: Path) -> None:
    (new / "boats.html").hardlink_to(site / BOATS)
    looks = take_over([KITES, BOATS], site, new, looks_in(site))
    assert looks == looks_in(new) == looks_in(site)


def test_where_nothing_stays_the_new_site_begins_empty(site: Path, new: Path) -> None:
    write(new / KITES, "what was said of kites long ago")
    take_over([], site, new, looks_in(site))
    assert list(new.iterdir()) == []
    assert sorted(held(site)) == [BOATS, KITES]
