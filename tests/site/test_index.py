"""What `index` writes: the same on every run, nothing that is not needed, or a sentence that says why not."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import DigestError
from generator.site.index_parts import index_parts
from generator.site.offline import engine
from generator.site.pagefind_service import run_pagefind
from generator.site.search import index
from generator.text.likeness.bigrams import LETTERS
from tests.site.stories import STORIES, build_site


def _bytes_by_name(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.js")}


def _pagefind_files() -> dict[str, bytes]:
    page = '<html lang="en"><body data-pagefind-body><h1>One</h1></body></html>'
    return dict(run_pagefind([("/articles/one.html", page)], "en"))


@pytest.fixture(scope="module")
def loader() -> str:
    return _pagefind_files()["pagefind.js"].decode()


def test_two_runs_over_the_same_articles_write_the_same_bytes(tmp_path: Path) -> None:
    site = build_site(tmp_path, STORIES)
    first = _bytes_by_name(site / "search")

    for _ in range(3):
        index(site)
        assert _bytes_by_name(site / "search") == first


@settings(max_examples=5, deadline=None)
@given(order=st.permutations(STORIES))
def test_the_order_in_which_pages_came_to_the_disk_does_not_matter(
    order: list[object], tmp_path_factory: pytest.TempPathFactory
) -> None:
    stories = [story for story in order if story in STORIES]
    known = build_site(tmp_path_factory.mktemp("known"), STORIES)
    other = build_site(tmp_path_factory.mktemp("other"), stories)

    assert _bytes_by_name(other / "search") == _bytes_by_name(known / "search")


def test_the_index_holds_what_a_search_loads_and_nothing_else(tmp_path: Path) -> None:
    summary = index(build_site(tmp_path, STORIES))

    names = sorted(re.sub(r"en_\w+", "en_*", name) for name in _bytes_by_name(tmp_path / "search"))
    assert set(names) == {
        "engine.js",
        "facets.js",
        "fragment/en_*.pf_fragment.js",
        "index/en_*.pf_index.js",
        "pagefind.en_*.pf_meta.js",
        "wasm.en.pagefind.js",
    }
    assert summary.articles == len(STORIES)
    assert summary.files == len(names)
    assert summary.size == sum(map(len, _bytes_by_name(tmp_path / "search").values()))


def test_what_an_earlier_index_left_is_gone(tmp_path: Path) -> None:
    site = build_site(tmp_path, STORIES)
    (site / "search" / "stale.js").write_text("")

    index(site)

    assert not (site / "search" / "stale.js").exists()


def test_a_site_without_articles_is_refused_with_the_folder_that_lacks_them(tmp_path: Path) -> None:
    with pytest.raises(DigestError, match=re.escape(str(tmp_path / "articles"))):
        index(tmp_path)


def test_a_page_without_the_mark_is_not_searched(tmp_path: Path) -> None:
    site = build_site(tmp_path, STORIES)
    moved = site / "articles" / "2001" / "2001-01-01-moved.html"
    moved.write_text('<html lang="en"><body>This story has moved.</body></html>')

    assert index(site).articles == len(STORIES)


def test_a_missing_pagefind_is_told_with_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = build_site(tmp_path, STORIES)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "no-pagefind"))

    with pytest.raises(DigestError, match="no-pagefind: Pagefind could not be run"):
        index(site)


def test_a_pagefind_that_stops_is_told_with_what_it_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = build_site(tmp_path, STORIES)
    broken = tmp_path / "broken-pagefind"
    broken.write_text("#!/bin/sh\necho out of ink >&2\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(broken))

    with pytest.raises(DigestError, match=r"broken-pagefind: Pagefind(.|\n)*out of ink"):
        index(site)


def test_what_pagefind_refuses_is_told_in_its_words() -> None:
    with pytest.raises(DigestError, match="Pagefind refused a page: "):
        run_pagefind([("/a.html", "half a letter: \ud83d")], "en")


@pytest.mark.parametrize(
    ("place", "instead"),
    [
        ("import.meta.url", "document.baseURI"),
        ("await fetch(", "await load("),
        ("pagefind-entry.json", "entry.bin"),
        ("noWorker", "withoutWorker"),
        ("export{createInstance", "export{newInstance"),
        ("const pagefind_version", 'import("./more.js");const pagefind_version'),
        ("const pagefind_version", "eval('1');const pagefind_version"),
    ],
)
def test_a_loader_of_another_form_stops_the_build_with_a_way_out(
    loader: str, place: str, instead: str
) -> None:
    assert place in loader

    with pytest.raises(DigestError, match="hold Pagefind at the last version that worked"):
        engine(loader.replace(place, instead), b"{}", [])


@pytest.mark.parametrize("name", ["pagefind-entry.json", "wasm.en.pagefind"])
def test_an_index_that_lacks_a_file_stops_the_build_with_a_way_out(name: str) -> None:
    found = _pagefind_files()
    del found[name]

    with pytest.raises(DigestError, match="hold Pagefind at the last version that worked"):
        index_parts(found, "en")


def test_an_index_of_another_form_stops_the_build_with_a_way_out() -> None:
    found = {
        name: b"brotli" if name.endswith("pf_meta") else file for name, file in _pagefind_files().items()
    }

    with pytest.raises(DigestError, match="hold Pagefind at the last version that worked"):
        index_parts(found, "en")


def test_the_page_cuts_japanese_by_the_rule_of_the_build() -> None:
    source = (files("generator.site") / "assets" / "finder.js").read_text(encoding="utf-8")
    letters = re.search(r"JAPANESE = /\[(.+)\]\+/gu", source)

    assert letters
    assert re.sub(r"\\u\{(\w+)\}", lambda code: chr(int(code[1], 16)), letters[1]) == LETTERS
