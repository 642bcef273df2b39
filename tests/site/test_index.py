"""What `index` writes: the same on every run, nothing that is not needed, or a sentence that says why not."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import DigestError
from generator.making.ledger import Ledger
from generator.site.article_words import ReadArticle, read_article
from generator.site.index_parts import chunks, letters
from generator.site.page_text import page_text
from generator.site.search import FOLDER, Index, index_stale
from generator.site.word_rows import merged, under_stems, without, words_of
from generator.site.words import forms, stems
from tests.site.stories import STORIES, Story, build_site, index_site


def _bytes_by_name(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.js")}


def _read(*bodies: str) -> list[ReadArticle]:
    pages = (f"<article data-pagefind-body>{body}</article>" for body in bodies)
    read = (read_article(page, f"{number}.html") for number, page in enumerate(pages))
    return [one for one in read if one]


def _numbers(written: str) -> list[int]:
    """Read numbers as `engine.js` reads them."""
    return [ord(letter) - (0x5D if ord(letter) < 0xD800 else 0x85D) for letter in written]


def _scores(word: str, *bodies: str) -> list[int]:
    """Give what a word scores in each of some articles, which all have it."""
    (chunk,) = chunks(merged([words_of(_read(*bodies))]))
    at = [line.split()[0] for line in chunk.words["words"].split("\n")].index(word)
    counts = _numbers(chunk.words["counts"])
    assert counts[at] == len(bodies)
    return _numbers(chunk.words["scores"])[sum(counts[:at]) :][: len(bodies)]


def test_two_runs_over_the_same_articles_write_the_same_bytes(tmp_path: Path) -> None:
    site = build_site(tmp_path, STORIES)
    first = _bytes_by_name(site / "search")

    index_site(site)

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
    build_site(tmp_path, STORIES)

    names = [re.sub(r"(\d+\.\w{5}|\w{10})\.", "*.", name) for name in _bytes_by_name(tmp_path / "search")]
    assert names.count("fragment/*.js") == len(STORIES)
    kinds = {"engine.js", "editions.*.js", "facets.*.js", "fragment/*.js", "places/*.js", "words/*.js"}
    assert set(names) == kinds


def test_parts_that_an_edit_leaves_alone_are_the_same_files(tmp_path: Path) -> None:
    site = build_site(tmp_path / "site", STORIES)
    edited = Story(STORIES[-1].id, STORIES[-1].title, "Boats may cross the lake.")
    beside = build_site(tmp_path / "beside", (*STORIES[:-1], edited))

    def inodes(folder: Path) -> set[int]:
        return {path.stat().st_ino for path in folder.rglob("fragment/*.js")}

    ledger = Ledger("")
    ledger.note(FOLDER, "", site, [*_bytes_by_name(site)])
    seals = {f"articles/{story.id[:4]}/{story.id}.html": "" for story in STORIES}
    seals[f"articles/{edited.id[:4]}/{edited.id}.html"] = "edited"
    index_stale(Index(beside, seals, "", site / "words.npz"), ledger, site, [FOLDER], tmp_path / "new")

    assert len(inodes(tmp_path / "new") & inodes(site)) == len(STORIES) - 1
    assert _bytes_by_name(tmp_path / "new/search") == _bytes_by_name(beside / "search")


@pytest.mark.parametrize("damage", [b"", b"no words", b"PK\x03\x04spoiled"])
def test_where_the_words_kept_are_damaged_all_pages_are_read_again(tmp_path: Path, damage: bytes) -> None:
    site = build_site(tmp_path, STORIES)
    first = _bytes_by_name(site / "search")
    (site / "words.npz").write_bytes(damage)

    index_site(site)

    assert _bytes_by_name(site / "search") == first


WORDS = st.lists(st.sampled_from(["kite", "kites", "Kite-flyer", "日米", "ōsaka", "the"]), min_size=1)


@given(texts=st.lists(WORDS.map(" ".join), min_size=2, max_size=6), data=st.data())
def test_however_articles_come_and_go_the_words_of_those_that_stay_are_the_same(
    texts: list[str], data: st.DataObject
) -> None:
    read = _read(*texts)
    parts = data.draw(st.lists(st.integers(0, 2), min_size=len(read), max_size=len(read)))
    gone = {one.article.page for one, part in zip(read, parts, strict=True) if part == 0}
    dealt = [[one for one, of in zip(read, parts, strict=True) if of == part] for part in range(3)]

    after = merged([without(merged([words_of(dealt[1]), words_of(dealt[0])]), gone), words_of(dealt[2])])

    known = merged([words_of([*dealt[1], *dealt[2]])])
    assert (after.articles, after.forms) == (known.articles, known.forms)
    assert after.rows.tolist() == known.rows.tolist()


def test_every_number_an_index_comes_to_is_one_letter() -> None:
    numbers = [0, 1, 200, 0xD7A2, 0xD7A3, 0xFFFF, 1_000_000]

    assert len(letters(numbers)) == len(numbers)
    assert _numbers(letters(numbers)) == numbers
    letters(range(70_000)).encode()


def test_a_site_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="nothing to search; publish an article"):
        index_stale(Index(tmp_path, {}, "", tmp_path / "words"), Ledger(""), tmp_path, [FOLDER], tmp_path)


def test_a_page_without_the_mark_is_not_searched(tmp_path: Path) -> None:
    site = build_site(tmp_path, STORIES)
    moved = site / "articles" / "2001" / "2001-01-01-moved.html"
    moved.write_text('<html lang="en"><body>This story has moved.</body></html>')
    before = _bytes_by_name(site / "search")

    index_site(site)

    assert _bytes_by_name(site / "search") == before


def test_what_is_marked_to_be_ignored_is_no_text_but_still_a_filter() -> None:
    page = page_text(
        """
        <p>Outside</p>
        <article data-pagefind-body data-pagefind-sort="date:2001-02-09" lang="en"
          data-pagefind-filter="language[lang], year:2001">
          <ul data-pagefind-ignore><li><a data-pagefind-filter="topic">Trade</a></li></ul>
          <h1 data-pagefind-meta="title">Lanterns</h1><p>They <b>glow</b></p><nav>Next</nav>
        </article>
        """
    )

    assert page is not None
    assert " ".join("".join(text for text, _ in page.runs).split()) == "Lanterns. They glow."
    assert page.filters == {"language": ["en"], "year": ["2001"], "topic": ["Trade"]}
    assert (page.meta, page.sort) == ({"title": "Lanterns"}, {"date": "2001-02-09"})


def test_a_word_of_the_title_scores_above_any_number_of_them_in_the_text() -> None:
    title, text = _scores(
        "kite", "<h1 data-pagefind-meta='title'>Kite</h1><p>x</p>", f"<p>{'kite ' * 50}</p>"
    )

    assert title > text


def test_a_word_scores_more_in_a_heading_and_in_a_shorter_text() -> None:
    heading, text, longer = _scores(
        "kite", "<h2>Kite</h2><p>a b c</p>", "<p>Kite a b c</p>", "<p>Kite a b c d e f g</p>"
    )

    assert heading > text > longer


def test_forms_of_one_word_stand_by_its_stem() -> None:
    read = _read("<p>Policies for Ōsaka's harbours;</p>", "<p>a POLICY: the US-Japan harbour</p>")
    words, told, _ = under_stems(merged([words_of(read)]))
    met = dict(zip(words, map(list, told), strict=True))

    assert met["polici"] == ["policies", "policy"]
    assert met["harbour"] == ["harbour", "harbours"]
    assert met["osaka"] == ["osaka", "osakas"]
    assert met["japan"] == ["japan"]
    assert met["usjapan"] == ["usjapan"]


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("Tōkyō,", ["tokyo"]),
        ("US-Japan", ["usjapan", "us", "japan"]),
        ("Japan's", ["japans", "japan"]),
        ("OpenAI", ["openai", "open", "ai"]),
        ("1/3", ["13"]),
        ("—", []),
    ],
)
def test_a_token_stands_for_its_word_and_for_the_words_within_it(token: str, words: list[str]) -> None:
    assert [word for word, _ in forms(token)] == words


def test_stems_are_those_that_readers_of_english_expect() -> None:
    assert stems(["treaties", "treaty", "signed", "japanese"]) == ["treati", "treati", "sign", "japanes"]
