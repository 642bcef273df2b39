"""The new site takes the old one's place in one step, or the old one stays."""

import errno
import os
import sys
from pathlib import Path

import pytest

from generator.making.looks import looks_in
from generator.site import publish
from generator.site.exchange import exchange
from generator.site.publish import looks_with_spare, replacing


def folder(path: Path, **files: str) -> Path:
    path.mkdir()
    for name, text in files.items():
        (path / name).write_text(text, "utf-8")
    return path


def names(path: Path) -> list[str]:
    return sorted(file.name for file in path.iterdir())


@pytest.fixture(params=["in one step", "in two steps"])
def site(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an old site, on a file system that exchanges folders and on one that cannot."""
    if request.param == "in two steps":
        monkeypatch.setattr(publish, "exchange", lambda _, __: False)
    return folder(tmp_path / "site", old="old")


def test_two_folders_change_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    one, other = folder(Path("one"), kites="kites"), folder(Path("other"), boats="boats")
    assert exchange(one, other)
    assert (names(one), names(other)) == (["boats"], ["kites"])


def test_folders_that_cannot_change_places_are_both_named(tmp_path: Path) -> None:
    one = folder(tmp_path / "one")
    with pytest.raises(FileNotFoundError) as refused:
        exchange(one, tmp_path / "nowhere")
    assert (refused.value.filename, refused.value.filename2) == (str(one), str(tmp_path / "nowhere"))
    assert refused.value.strerror == os.strerror(errno.ENOENT)


def test_where_the_file_system_cannot_exchange_two_folders_nothing_changes(tmp_path: Path) -> None:
    """No file system can exchange a folder with one inside it."""
    one = folder(tmp_path / "one")
    inside = folder(one / "inside", kites="kites")
    assert not exchange(one, inside)
    assert names(inside) == ["kites"]


def test_where_the_system_knows_no_exchange_nothing_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = folder(tmp_path / "one", kites="kites"), folder(tmp_path / "other")
    monkeypatch.setattr(sys, "platform", "plan9")
    assert not exchange(one, other)
    assert names(one) == ["kites"]


def test_the_new_site_takes_the_place_of_the_old_one(site: Path) -> None:
    with replacing(site) as new:
        folder(new / "topics", kites="kites")
        assert names(site) == ["old"]
    assert names(site) == ["topics"]
    assert names(site.parent) == [".site.spare", "site"]


def test_the_site_that_was_replaced_is_what_the_next_one_is_made_from(site: Path) -> None:
    with replacing(site):
        pass
    with replacing(site) as new:
        assert names(new) == ["old"]


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    with replacing(tmp_path / "build" / "site") as new:
        (new / "index.html").touch()
    assert names(tmp_path / "build") == ["site"]


def test_the_spare_is_made_ready_of_the_same_files(site: Path) -> None:
    folder(site.with_name(".site.spare"), older="gone by now")

    looks = looks_with_spare(site)

    assert names(site.with_name(".site.spare")) == names(site) == [*looks] == ["old"]
    assert (site.with_name(".site.spare") / "old").samefile(site / "old")
    assert looks == looks_in(site)


def test_where_the_system_links_no_files_the_spare_is_left_to_the_build(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)

    assert looks_with_spare(site) == looks_in(site)
    assert names(site) == ["old"]


def test_where_there_is_no_site_no_spare_is_made(tmp_path: Path) -> None:
    assert looks_with_spare(tmp_path / "site") == {}
    assert names(tmp_path) == []


def fail_to_replace(site: Path) -> None:
    with replacing(site) as new:
        (new / "index.html").touch()
        raise KeyboardInterrupt


def test_a_site_that_fails_leaves_the_old_one_and_nothing_beside_it(site: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        fail_to_replace(site)
    assert names(site) == ["old"]
    assert names(site.parent) == ["site"]


def test_a_site_that_was_set_aside_when_the_machine_stopped_comes_back(site: Path) -> None:
    site.rename(site.with_name(".site.old"))
    with pytest.raises(KeyboardInterrupt):
        fail_to_replace(site)
    assert names(site) == ["old"]
    assert names(site.parent) == ["site"]


def test_what_a_killed_build_left_does_not_get_into_the_new_site(site: Path) -> None:
    for name in (".site.new", ".site.new.layout", ".site.old"):
        folder(site.with_name(name), left="left")
    site.with_name(".site.new.txt").touch()
    with replacing(site) as new:
        assert names(new) == []
    assert names(site.parent) == [".site.new.txt", ".site.spare", "site"]
