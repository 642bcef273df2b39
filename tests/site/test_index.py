"""What `index` writes: the same on every run, nothing that is not needed, or a sentence that says why not."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import DigestError
from generator.site.index_parts import word_parts
from generator.site.pagefind_index import read_index
from generator.site.pagefind_service import run_pagefind
from generator.site.search import index
from generator.site.word_forms import forms_by_stem
from generator.site.word_scores import score_words
from tests.site.stories import STORIES, build_site


def _bytes_by_name(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.js")}


def _pagefind_files() -> dict[str, bytes]:
    page = '<html lang="en"><body data-pagefind-body><h1>One</h1></body></html>'
    return dict(run_pagefind([("/articles/one.html", page)], "en"))


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

    names = sorted(re.sub(r"(\d+\.)?\w{10}\.", "*.", name) for name in _bytes_by_name(tmp_path / "search"))
    assert set(names) == {"engine.js", "facets.*.js", "fragment/*.js", "places/*.js", "words/*.js"}
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


@pytest.mark.parametrize("name", ["pf_meta", "pf_fragment"])
def test_an_index_that_lacks_a_file_stops_the_build_with_a_way_out(name: str) -> None:
    found = {path: file for path, file in _pagefind_files().items() if not path.endswith(name)}

    with pytest.raises(DigestError, match="hold Pagefind at the last version that worked"):
        read_index(found)


def test_an_index_of_another_form_stops_the_build_with_a_way_out() -> None:
    found = {
        name: b"brotli" if name.endswith("pf_meta") else file for name, file in _pagefind_files().items()
    }

    with pytest.raises(DigestError, match="hold Pagefind at the last version that worked"):
        read_index(found)


def test_an_index_in_several_runs_says_the_same_as_in_one() -> None:
    pages = [
        (
            f"/articles/{number}.html",
            f"<html><body data-pagefind-body><h1>{title}</h1><p>{text}</p></body></html>",
        )
        for number, (title, text) in enumerate(
            [
                ("Lantern duty", "Tōkyō pays."),
                ("Island base", "A lantern fell."),
                ("Chips", "The duty on chips"),
            ]
        )
    ]
    whole = read_index(run_pagefind(pages, "en"))
    others, middle = read_index(run_pagefind(pages[::2], "en")), read_index(run_pagefind(pages[1:2], "en"))

    one, several = score_words([(whole, [0, 1, 2])]), score_words([(others, [0, 2]), (middle, [1])])

    assert word_parts(several, {}) == word_parts(one, {})


def test_a_word_of_the_title_scores_above_any_number_of_them_in_the_text() -> None:
    pages = [
        (
            "/articles/title.html",
            "<html><body data-pagefind-body><h1 data-pagefind-meta='title'>Kite</h1><p>x",
        ),
        ("/articles/text.html", f"<html><body data-pagefind-body><p>{'kite ' * 50}"),
    ]
    words = score_words([(read_index(run_pagefind(pages, "en")), [0, 1])])

    row = words.first[words.words.index("kite")]
    assert words.scores[row] > words.scores[row + 1]


def test_forms_of_one_word_stand_by_its_stem() -> None:
    forms = forms_by_stem(["Policies for Ōsaka's harbours;", "a POLICY: the US-Japan harbour"], "en")

    assert forms["polici"] == ["policies", "policy"]
    assert forms["harbour"] == ["harbour", "harbours"]
    assert "osakas" in forms["osaka"]
    assert forms["japan"] == ["japan"]
    assert forms["usjapan"] == ["usjapan"]
