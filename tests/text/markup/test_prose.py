"""Editors' Markdown, made into pages."""

from pathlib import PurePosixPath

import pytest

from generator.text.markup.prose import prose

ARTICLE = PurePosixPath("content/articles/2021/2021-03-16-exercise.md")


@pytest.mark.parametrize(
    ("written", "page"),
    [
        ("2021-05-05-kites.md", "articles/2021/2021-05-05-kites.html"),
        ("../1987/1987-06-kites.md#sizes", "articles/1987/1987-06-kites.html#sizes"),
        ("../../pages/about.md", "about.html"),
    ],
)
def test_a_link_to_a_file_becomes_a_link_to_its_page(written: str, page: str) -> None:
    html = prose(f"[words]({written})", ARTICLE, lambda path: f"https://digest.example.org/{path}")
    assert str(html) == f'<p><a href="https://digest.example.org/{page}">words</a></p>'


def test_a_standing_page_links_to_articles() -> None:
    html = prose(
        "[words](../articles/2021/2021-05-05-kites.md)", PurePosixPath("content/pages/about.md"), str
    )
    assert 'href="articles/2021/2021-05-05-kites.html"' in str(html)


def test_a_link_to_elsewhere_stays() -> None:
    html = prose("[words](https://kite.example.org/notes.md)", ARTICLE, str.upper)
    assert 'href="https://kite.example.org/notes.md"' in str(html)


def test_what_is_unsafe_does_not_pass() -> None:
    assert "script" not in str(prose("<script>alert(1)</script> [x](javascript:alert(1))", ARTICLE, str))
