"""Citations, read back by the parsers of their formats, and as words."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import chain

import pytest
from hypothesis import given, settings
from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.model import Edition, Entry, File, legend_of
from generator.outputs.citations import citations, cite
from generator.text.addresses.paths import relative_link
from generator.text.markup.sanitise import sanitise_page
from generator.text.one_line import one_line
from tests.outputs.citation_readers import from_bibtex, from_csl, from_ris, set_by_citeproc
from tests.outputs.editions import ADDRESS, NAME, article, by_path, edition_of, hostile

KITES = "2020-05-05-kites"


@pytest.fixture(scope="module")
def files(edition: Edition) -> Mapping[str, bytes]:
    return by_path(made(edition))


def made(edition: Edition, address: str = ADDRESS) -> Iterator[File]:
    return chain.from_iterable(recipe.made() for recipe in citations(edition, NAME, address))


def entry_of(edition: Edition, ending: str) -> Entry:
    return next(entry for entry in edition.entries if entry.id.endswith(ending))


def written(edition: Edition, ending: str, address: str = ADDRESS) -> str:
    """Give the file of the one small article in the format of that ending."""
    return by_path(made(edition, address))[f"citations/{KITES}.{ending}"].decode()


# --- What there is ----------------------------------------------------------------------------


def test_each_article_and_each_topic_has_three_files(edition: Edition, files: Mapping[str, bytes]) -> None:
    names = [entry.id for entry in edition.entries] + [f"topics/{topic}" for topic in edition.topics]
    assert set(files) == {f"citations/{name}.{ending}" for name in names for ending in ("bib", "ris", "json")}


def test_a_file_holds_the_article_and_each_of_its_sources_in_all_formats_alike(
    edition: Edition, files: Mapping[str, bytes]
) -> None:
    for entry in edition.entries:
        keys = [entry.id, *(f"{entry.id}.{number + 1}" for number in range(len(entry.sources)))]
        for ending, read in (("bib", from_bibtex), ("ris", from_ris), ("json", from_csl)):
            assert list(read(files[f"citations/{entry.id}.{ending}"].decode())) == keys


def test_a_topics_bibliography_holds_all_its_articles_and_sources(
    edition: Edition, files: Mapping[str, bytes]
) -> None:
    found = edition.by_topic["security"]
    count = sum(1 + len(entry.sources) for entry in found)
    assert len(found) > 1
    assert len(from_bibtex(files["citations/topics/security.bib"].decode())) == count
    assert len(from_ris(files["citations/topics/security.ris"].decode())) == count
    assert len(set_by_citeproc(files["citations/topics/security.json"].decode())) == count


def test_a_topic_without_articles_has_empty_files_rather_than_broken_links() -> None:
    told = by_path(made(edition_of(article())))
    assert told["citations/topics/culture.bib"] == b""
    assert told["citations/topics/culture.ris"] == b""
    assert json.loads(told["citations/topics/culture.json"]) == []


# --- What it says -----------------------------------------------------------------------------

KNOWN = {
    "title": "Kites tallied",
    "author": "Aiko Hayashi and Sons",
    "published": "2020-05-06",
    "archived": "https://archive.example.org/kites",
    "language": "en-GB",
}


def test_a_source_is_told_whole_in_bibtex() -> None:
    assert from_bibtex(written(edition_of(article(source=KNOWN)), "bib"))[f"{KITES}.1"] == {
        "title": "Kites tallied",
        "author": ["Aiko Hayashi and Sons"],
        "howpublished": "Lantern Times",
        "date": "2020-05-06",
        "year": "2020",
        "url": "https://lantern.example.org/kites?a=1&day=2020-05-05",
        "language": "en-GB",
        "note": "Archived at https://archive.example.org/kites",
    }


def test_a_source_is_told_whole_in_ris() -> None:
    assert from_ris(written(edition_of(article(source=KNOWN)), "ris"))[f"{KITES}.1"] == {
        "type_of_reference": "NEWS",
        "id": f"{KITES}.1",
        "title": "Kites tallied",
        "authors": ["Aiko Hayashi and Sons"],
        "secondary_title": "Lantern Times",
        "date": "2020/05/06/",
        "year": "2020",
        "urls": ["https://lantern.example.org/kites?a=1&day=2020-05-05"],
        "language": "en-GB",
        "notes": ["Archived at https://archive.example.org/kites"],
    }


def test_a_source_is_told_whole_in_csl_json() -> None:
    assert from_csl(written(edition_of(article(source=KNOWN)), "json"))[f"{KITES}.1"] == {
        "id": f"{KITES}.1",
        "type": "article-newspaper",
        "title": "Kites tallied",
        "author": [{"literal": "Aiko Hayashi and Sons"}],
        "container-title": "Lantern Times",
        "issued": {"date-parts": [[2020, 5, 6]]},
        "URL": "https://lantern.example.org/kites?a=1&day=2020-05-05",
        "language": "en-GB",
        "note": "Archived at https://archive.example.org/kites",
    }


def test_a_citation_processor_sets_what_it_is_given() -> None:
    lines = set_by_citeproc(written(edition_of(article(source=KNOWN)), "json"))
    assert any("Kites tallied" in line and "2020" in line and "Lantern Times" in line for line in lines)


@pytest.mark.parametrize(
    ("published", "bibtex", "ris", "csl"),
    [
        ("2020-05-06", "2020-05-06", "2020/05/06/", [2020, 5, 6]),
        ("2020-05", "2020-05", "2020/05//", [2020, 5]),
        ("2020", "2020", "2020///", [2020]),
    ],
)
def test_a_date_is_never_more_precise_than_it_is_known(
    published: str, bibtex: str, ris: str, csl: list[int]
) -> None:
    edition = edition_of(article(source={"published": published}))
    assert from_bibtex(written(edition, "bib"))[f"{KITES}.1"]["date"] == bibtex
    assert from_ris(written(edition, "ris"))[f"{KITES}.1"]["date"] == ris
    assert from_csl(written(edition, "json"))[f"{KITES}.1"]["issued"] == {"date-parts": [csl]}


def test_a_date_that_is_not_known_is_left_out() -> None:
    edition = edition_of(article())
    assert "date" not in from_bibtex(written(edition, "bib"))[f"{KITES}.1"]
    assert "date" not in from_ris(written(edition, "ris"))[f"{KITES}.1"]
    assert "issued" not in from_csl(written(edition, "json"))[f"{KITES}.1"]


def test_where_the_public_address_is_unknown_none_is_invented() -> None:
    edition = edition_of(article())
    for ending in ("bib", "ris", "json"):
        assert "digest.example.org" not in written(edition, ending, address="")
    assert "digest.example.org" in written(edition, "bib")


# --- Hostile words ----------------------------------------------------------------------------


@settings(deadline=None)
@given(hostile.filter(one_line))
def test_any_title_comes_back_from_every_format(title: str) -> None:
    edition = edition_of(article(source={"title": title}))
    told = one_line(title)
    assert from_bibtex(written(edition, "bib"))[f"{KITES}.1"]["title"] == told
    assert from_ris(written(edition, "ris"))[f"{KITES}.1"]["title"] == told
    assert from_csl(written(edition, "json"))[f"{KITES}.1"]["title"] == told


@settings(deadline=None)
@given(hostile.filter(one_line), hostile.filter(one_line))
def test_any_names_come_back_whole_from_every_format(author: str, publisher: str) -> None:
    edition = edition_of(article(source={"author": author}), publisher_name=publisher)
    told, container = one_line(author), one_line(publisher)
    bibtex = from_bibtex(written(edition, "bib"))[f"{KITES}.1"]
    assert (bibtex["author"], bibtex["howpublished"]) == ([told], container)
    ris = from_ris(written(edition, "ris"))[f"{KITES}.1"]
    assert (ris["authors"], ris["secondary_title"]) == ([told], container)
    csl = from_csl(written(edition, "json"))[f"{KITES}.1"]
    assert (csl["author"], csl["container-title"]) == ([{"literal": told}], container)


@settings(deadline=None)
@given(hostile.filter(one_line))
def test_any_title_leaves_a_citation_processor_standing(title: str) -> None:
    assert len(set_by_citeproc(written(edition_of(article(source={"title": title})), "json"))) == 2


def test_braces_and_signs_of_latex_in_an_address_do_no_harm() -> None:
    url = "https://lantern.example.org/{kites}/100%/a_b#c~d"
    edition = edition_of(article(source={"url": url}))
    told = from_bibtex(written(edition, "bib"))[f"{KITES}.1"]["url"]
    assert told == "https://lantern.example.org/%7Bkites%7D/100%25/a_b#c~d"


# --- In words ---------------------------------------------------------------------------------


def test_an_article_is_cited_with_its_edition_and_the_date_of_its_events(edition: Edition) -> None:
    entry = entry_of(edition, "agreement-amended")
    cited = cite(entry, legend_of(entry, edition), NAME, ADDRESS)
    assert cited.article == (
        "“The kite agreement gains a fourth size.” Kite & Lantern Digest, edition of 2021, "
        "on events of June 1987. "
        "https://digest.example.org/kites/articles/1987/1987-06-kite-agreement-amended.html."
    )


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (
            KNOWN,
            (
                "Aiko Hayashi and Sons. “Kites tallied.” Lantern Times, 6 May 2020. {url}. "
                "Archived at https://archive.example.org/kites."
            ),
        ),
        (
            {"title": "How many kites?", "published": "2020-05"},
            "“How many kites?” Lantern Times, May 2020. {url}.",
        ),
        ({"title": "Kites"}, "“Kites.” Lantern Times, n.d. {url}."),
        ({"published": "2020"}, "Untitled report. Lantern Times, 2020. {url}."),
    ],
)
def test_a_source_is_cited_with_what_is_known_of_it(known: Mapping[str, str], words: str) -> None:
    edition = edition_of(article(source=known))
    entry = edition.entries[0]
    url = "https://lantern.example.org/kites?a=1&day=2020-05-05"
    assert cite(entry, legend_of(entry, edition), NAME, ADDRESS).sources == (words.format(url=url),)


def test_the_page_offers_words_to_copy_and_files_to_download(edition: Edition) -> None:
    entry = entry_of(edition, "exercise-repeated")
    templates = Environment(
        loader=PackageLoader("generator", "templates"), autoescape=True, undefined=StrictUndefined
    )
    show = templates.get_template("_citation.html.j2").make_module().__dict__["cite"]
    cited = cite(entry, legend_of(entry, edition), NAME, ADDRESS)
    html = str(sanitise_page(show(cited, lambda target: relative_link(entry.path, target))))
    assert 'Exercise repeated &amp; widened, "with reason".” Kite Wire, 16 March 2021.' in html
    assert set(re.findall(r'href="([^"]*)"', html)) == {
        f"../../citations/{entry.id}.{ending}" for ending in ("bib", "ris", "json")
    }
