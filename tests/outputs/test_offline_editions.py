"""Offline editions, each opened with a real reader of its format."""

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from libzim.reader import Archive
from libzim.search import Query, Searcher
from playwright.sync_api import Browser, expect

from generator.errors import DigestError
from generator.model import Edition
from generator.outputs.archive import write_zip
from generator.outputs.bundle import FOLDER, Bundle
from generator.outputs.bundles import Pace, bundles, list_bundles
from generator.outputs.published_site import Site
from generator.outputs.shelf import Shelf
from generator.outputs.zim import write_zim
from generator.site.publish import replacing
from tests.outputs.editions import ADDRESS, NAME
from tests.project import Project, copy_project, tree
from tests.site.reader import Reader

STEM = "kite-lantern-digest"
SITE = Site(NAME, ADDRESS)
XHTML = {"h": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}
DC = "{http://purl.org/dc/elements/1.1/}"


@dataclass(frozen=True)
class Made:
    """Editions made twice of one built site, and listed on its page."""

    site: Path
    first: Path
    again: Path
    bundles: tuple[Bundle, ...]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = copy_project(tmp_path_factory.mktemp("project"))
    project.build()
    return project


@pytest.fixture(scope="module")
def made(project: Project, edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Make all editions, list them, and make them again of the site that now holds them and their list."""
    site, again = project.site, tmp_path_factory.mktemp("again")
    (site / "data").mkdir(exist_ok=True)
    (site / "data" / "kites.csv").write_text("kites\n3\n", "utf-8")
    with replacing(site / FOLDER) as new:
        found = bundles(edition, site, Shelf(new, new), SITE, Pace(jobs=2))
    list_bundles(edition, site, found)
    bundles(edition, site, Shelf(again, again), SITE)
    return Made(site, site / FOLDER, again, found)


def opened(archive: Path) -> Mapping[str, bytes]:
    with ZipFile(archive) as members:
        assert members.testzip() is None
        return {name: members.read(name) for name in members.namelist()}


# --- All of them ------------------------------------------------------------------------------


def test_there_is_one_of_the_site_one_book_a_topic_one_of_the_data_and_one_for_kiwix(made: Made) -> None:
    assert [bundle.file for bundle in made.bundles] == [
        f"{STEM}-site.zip",
        f"{STEM}.epub",
        *(f"{STEM}-{topic}.epub" for topic in ("trade", "security", "north-korea", "culture")),
        f"{STEM}-data.zip",
        f"{STEM}.zim",
    ]


def test_made_twice_each_has_the_same_bytes(made: Made) -> None:
    assert tree(made.first) == tree(made.again)


def test_the_manifest_tells_size_date_and_check_sum_of_each(made: Made) -> None:
    manifest = json.loads((made.first / "manifest.json").read_text("utf-8"))
    assert manifest["updated"] == "2021-07-07"
    assert len(manifest["bundles"]) == len(made.bundles)
    for told in manifest["bundles"]:
        data = (made.first / told["file"]).read_bytes()
        assert told["size"] == len(data)
        assert told["sha256"] == hashlib.sha256(data).hexdigest()
        assert told["updated"] == "2021-07-07"


def test_a_reader_can_check_the_downloads_with_the_usual_program(made: Made) -> None:
    program = shutil.which("sha256sum")
    assert program is not None
    subprocess.run([program, "--check", "--strict", "SHA256SUMS"], cwd=made.first, check=True)


def test_the_page_lists_each_with_size_date_and_check_sum_without_a_script(made: Made) -> None:
    page = (made.site / "offline.html").read_text("utf-8")
    for bundle in made.bundles:
        assert f'href="bundles/{bundle.file}"' in page
        assert bundle.sha256 in page
    assert re.search(r"-site\.zip, \d+\.\d MB, <time datetime=\"2021-07-07\">", page)


def test_listing_twice_leaves_one_list(made: Made, edition: Edition) -> None:
    before = (made.site / "offline.html").read_text("utf-8")
    list_bundles(edition, made.site, made.bundles)
    assert (made.site / "offline.html").read_text("utf-8") == before


def test_a_site_that_is_not_built_is_told_in_a_sentence(edition: Edition, tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="build the site first with `digest build`"):
        bundles(edition, tmp_path, Shelf(tmp_path, tmp_path), SITE)


def test_a_page_that_lost_its_place_for_the_list_is_told_in_a_sentence(
    edition: Edition, tmp_path: Path
) -> None:
    (tmp_path / "offline.html").write_text("<p>Nothing here.</p>", "utf-8")
    with pytest.raises(DigestError, match="put it back into generator/templates/offline"):
        list_bundles(edition, tmp_path, ())


# --- Where the site has no room for them -------------------------------------------------------


def set_apart(edition: Edition, made: Made, folder: Path, repository: str) -> tuple[tuple[Bundle, ...], Path]:
    """Make the editions of a site that may hold little more than the smallest of them."""
    with_site, with_release = folder / "with_site", folder / "with_release"
    with_site.mkdir()
    with_release.mkdir()
    pages = sum(len(data) for name, data in tree(made.site).items() if not name.startswith("bundles/"))
    room = min(bundle.size for bundle in made.bundles) + 1
    shelf = Shelf(with_site, with_release, repository, pages + room)
    return bundles(edition, made.site, shelf, SITE), with_release


def test_what_is_too_large_for_the_site_becomes_a_file_of_the_release(
    made: Made, edition: Edition, tmp_path: Path
) -> None:
    found, release = set_apart(edition, made, tmp_path, "https://github.com/kites/digest")
    here = [bundle for bundle in found if bundle.address.startswith(f"{FOLDER}/")]
    assert [bundle.file for bundle in here] == [min(found, key=lambda bundle: bundle.size).file]
    assert set(tree(release)) == {bundle.file for bundle in found} - {bundle.file for bundle in here}
    (tmp_path / "offline.html").write_bytes((made.site / "offline.html").read_bytes())
    list_bundles(edition, tmp_path, found)
    page = (tmp_path / "offline.html").read_text("utf-8")
    for file in tree(release):
        assert f'href="https://github.com/kites/digest/releases/download/editions/{file}"' in page
    manifest = json.loads((tmp_path / "with_site" / "manifest.json").read_text("utf-8"))
    assert [told["address"] for told in manifest["bundles"]] == [bundle.address for bundle in found]


def test_without_a_known_repository_the_page_says_how_to_make_what_is_too_large(
    made: Made, edition: Edition, tmp_path: Path
) -> None:
    found, release = set_apart(edition, made, tmp_path, "")
    (tmp_path / "offline.html").write_bytes((made.site / "offline.html").read_bytes())
    list_bundles(edition, tmp_path, found)
    page = (tmp_path / "offline.html").read_text("utf-8")
    assert page.count("makes it with <code>make offline</code>") == len(tree(release))


# --- The site ---------------------------------------------------------------------------------


def test_the_zip_holds_the_whole_site_in_one_folder_and_no_other_edition(made: Made) -> None:
    held = opened(made.first / f"{STEM}-site.zip")
    top = f"{STEM}-site"
    files = {name for name in tree(made.site) if not name.startswith("bundles/")}
    assert set(held) == {f"{top}/{name}" for name in files}
    for name in files - {"offline.html"}:
        assert held[f"{top}/{name}"] == (made.site / name).read_bytes()
    assert b"no file can tell its own check sum" in held[f"{top}/offline.html"]


def test_what_is_unpacked_can_be_read_by_all_and_carries_the_editions_date(made: Made) -> None:
    with ZipFile(made.first / f"{STEM}-site.zip") as archive:
        for member in archive.infolist():
            assert member.date_time == (2021, 7, 7, 0, 0, 0)
            assert member.external_attr >> 16 == 0o100644


def test_an_edition_from_before_1980_can_still_be_zipped(tmp_path: Path) -> None:
    write_zip(tmp_path / "old.zip", [("a", b"x")], date(1945, 8, 15))
    assert opened(tmp_path / "old.zip") == {"a": b"x"}


SEARCHES = (
    "kite", "exercise", "agreement", "orchestra", "pier", "harbor", "north korea", "november", "boats",
    "size", "letter", "七夕", "手紙", "太平洋", "coast guards", "tanabata", "shore", "joint", "lantern",
    "zebra",
)  # fmt: skip


def test_the_unpacked_site_finds_what_the_site_on_the_web_finds_and_asks_the_network_for_nothing(
    made: Made, chromium: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    with ZipFile(made.first / f"{STEM}-site.zip") as archive:
        archive.extractall(tmp_path)
    folder = (tmp_path / f"{STEM}-site").as_uri()
    online = chromium.new_context()
    offline = chromium.new_context(offline=True)
    on_the_web = Reader(online.new_page(), serve(made.site)).opens()
    on_a_disk = Reader(offline.new_page(), folder).opens()
    found = [(results(on_the_web, words), results(on_a_disk, words)) for words in SEARCHES]
    assert all(web == disk for web, disk in found)
    assert sum(bool(web) for web, _ in found) > len(SEARCHES) // 2
    assert on_a_disk.complaints == []
    assert all(request.startswith(f"{folder}/") for request in on_a_disk.requests)
    online.close()
    offline.close()


def results(reader: Reader, words: str) -> list[str]:
    """Search, wait for the answer, and give the titles found."""
    reader.types(words)
    expect(reader.page.get_by_role("status")).to_have_text(re.compile(f"articles? for “{words}”"))
    return reader.titles


# --- The data ---------------------------------------------------------------------------------


def test_the_data_pack_holds_the_folder_of_the_data(made: Made) -> None:
    held = opened(made.first / f"{STEM}-data.zip")
    data = tree(made.site / "data")
    assert held == {f"{STEM}-data/data/{name}": content for name, content in data.items()}


# --- Kiwix ------------------------------------------------------------------------------------


def test_zimcheck_finds_nothing_wrong(made: Made) -> None:
    program = shutil.which("zimcheck")
    assert program is not None, "zimcheck is missing; on Debian: apt install zim-tools"
    done = subprocess.run(
        [program, made.first / f"{STEM}.zim"], capture_output=True, text=True, timeout=120, check=False
    )
    assert "Overall Test Status: Pass" in done.stdout, done.stdout
    assert done.returncode == 0


def test_making_a_library_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write_zim(
        tmp_path / "x.zim", [("index.html", b"<h1>Kites</h1>")], "Kites", "About kites", date(2020, 1, 1)
    )
    assert capfd.readouterr() == ("", "")


def test_kiwix_finds_articles_by_their_words(made: Made) -> None:
    library = Archive(made.first / f"{STEM}.zim")
    assert library.main_entry.get_item().path == "index.html"
    search = Searcher(library).search(Query().set_query("orchestra"))
    found = list(search.getResults(0, search.getEstimatedMatches()))
    assert found == ["articles/2019/2019-05-04-orchestra-plays-on-the-pier.html"]
    item = library.get_entry_by_path(found[0]).get_item()
    assert bytes(item.content) == (made.site / found[0]).read_bytes()
