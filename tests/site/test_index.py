"""What `index` writes: the same on every run, nothing that is not needed, or a sentence that says why not."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import DigestError
from generator.making.ledger import Ledger
from generator.site import index_parts
from generator.site.article_words import ReadArticle, read_article
from generator.site.index_parts import chunks, letters
from generator.site.left_alone import Edit, left_alone
from generator.site.offline import chunk_scripts
from generator.site.page_text import page_text
from generator.site.search import FOLDER, Index, index_stale
from generator.site.take_over import take_over
from generator.site.word_rows import exchanged, merged, under_stems, words_of
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
    at = [line.split()[0] for line in chunk.scored()["words"].split("\n")].index(word)
    counts = _numbers(chunk.scored()["counts"])
    assert counts[at] == len(bodies)
    return _numbers(chunk.scored()["scores"])[sum(counts[:at]) :][: len(bodies)]


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


def _edit_last(tmp_path: Path, stories: Sequence[Story], text: str) -> tuple[Path, dict[str, bytes]]:
    """Index stories, then, in the folder `new`, with another text for the last.

    Gives the site of before, and what the index is when it is made from nothing now.
    The folder has the files of before, as the same files.
    """
    site = build_site(tmp_path / "site", stories)
    edited = Story(stories[-1].id, stories[-1].title, text)
    beside = build_site(tmp_path / "beside", (*stories[:-1], edited))
    ledger = Ledger("")
    ledger.note(FOLDER, "", site, [*_bytes_by_name(site)])
    seals = {f"articles/{story.id[:4]}/{story.id}.html": "" for story in stories}
    seals[f"articles/{edited.id[:4]}/{edited.id}.html"] = "edited"
    take_over(ledger.looks.keys(), site, tmp_path / "new", ledger.looks)
    index_stale(Index(beside, seals, "", site / "words.rows"), ledger, site, [FOLDER], tmp_path / "new")
    return site, _bytes_by_name(beside / "search")


def test_parts_that_an_edit_leaves_alone_are_the_same_files(tmp_path: Path) -> None:
    def inodes(folder: Path) -> set[int]:
        return {path.stat().st_ino for path in folder.rglob("fragment/*.js")}

    site, from_nothing = _edit_last(tmp_path, STORIES, "Boats may cross the lake.")

    assert len(inodes(tmp_path / "new") & inodes(site)) == len(STORIES) - 1
    assert _bytes_by_name(tmp_path / "new/search") == from_nothing


def test_a_part_that_several_chunks_share_stands_once_after_an_edit_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_parts, "_CHUNK", 16)  # two words a chunk
    words = ["adder", "bison", "civet", "dingo", "eland", "fossa", "gecko", "heron", "ibex"]
    stories = [
        Story(f"2020-01-0{number}-seen", "Seen", f"A {word}.") for number, word in enumerate(words, start=1)
    ]

    _, from_nothing = _edit_last(tmp_path, stories, "An ibex again.")

    assert len([name for name in from_nothing if name.startswith("places/")]) < len(
        [name for name in from_nothing if name.startswith("words/")]
    )
    assert _bytes_by_name(tmp_path / "new/search") == from_nothing


@pytest.mark.parametrize("damage", [b"", b"no words", b"PK\x03\x04spoiled"])
def test_where_the_words_kept_are_damaged_all_pages_are_read_again(tmp_path: Path, damage: bytes) -> None:
    site = build_site(tmp_path, STORIES)
    first = _bytes_by_name(site / "search")
    (site / "words.rows").write_bytes(damage)

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

    before = merged([words_of(dealt[1]), words_of(dealt[0])])
    after, went = exchanged(before, gone, words_of(dealt[2]))

    known = merged([words_of([*dealt[1], *dealt[2]])])
    assert (after.articles, after.forms) == (known.articles, known.forms)
    assert after.rows.tolist() == known.rows.tolist()
    assert went.rows.tolist() == merged([words_of(dealt[0])]).rows.tolist()


WORDY = [" ".join(f"kite{number:04}" for number in range(first, 4000, 7)) for first in range(7)]
"""Texts with words for several chunks."""


@pytest.mark.parametrize(
    ("edit", "at_least"),
    [
        (lambda text: text, 1.0),
        (lambda text: text.replace("kite0703 kite0710", "kite0710 kite0703"), 0.8),
        (lambda text: text.replace("kite0703", "swan"), 0),
        (lambda text: text.replace("kite0703", "kite0702"), 0),
        (lambda text: f"{text} kite0703 swans", 0),
        (lambda _: "swans", 0),
    ],
)
def test_an_edit_leaves_alone_what_tells_the_same_and_the_index_is_as_from_nothing(
    edit: Callable[[str], str], at_least: float
) -> None:
    before = merged([words_of(_read(*WORDY))])
    chunks = [names for names, *_ in chunk_scripts(before, {})]
    come = merged([words_of([one for one in _read(*map(edit, WORDY)) if one.article.page == "3.html"])])
    after, gone = exchanged(before, {"3.html"}, come)

    made = [*chunk_scripts(after, left_alone(chunks, Edit(before, after, gone, come)))]

    assert [names for names, *_ in made] == [names for names, *_ in chunk_scripts(after, {})]
    stand = [script is None for _, *scripts in made for _, script in scripts]
    assert sum(stand) >= at_least * len(stand)


@pytest.mark.parametrize("gone", ["0.html", "3.html", "6.html"])
def test_where_an_article_goes_the_index_is_as_from_nothing(gone: str) -> None:
    before = merged([words_of(_read(*WORDY))])
    chunks = [names for names, *_ in chunk_scripts(before, {})]
    come = merged([])
    after, went = exchanged(before, {gone}, come)

    made = chunk_scripts(after, left_alone(chunks, Edit(before, after, went, come)))

    assert [names for names, *_ in made] == [names for names, *_ in chunk_scripts(after, {})]


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
    assert " ".join("".join(text for text, *_ in page.runs).split()) == "Lanterns. They glow."
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
