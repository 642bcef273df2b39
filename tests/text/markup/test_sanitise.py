"""What may pass into a page, and that nothing gets there by another way."""

import pytest

from generator.text.markup.sanitise import SafeHtml, sanitise_body, sanitise_page
from tests.active import active_in


def test_nothing_else_makes_safe_html() -> None:
    with pytest.raises(TypeError, match=r"^SafeHtml comes from sanitise_body or sanitise_page$"):
        SafeHtml()


def test_safe_html_is_its_own_text_and_needs_no_escaping() -> None:
    safe = sanitise_body("<p>Kites &amp; boats</p>")
    assert str(safe) == safe.__html__() == "<p>Kites &amp; boats</p>"


@pytest.mark.parametrize(
    "prose",
    [
        '<p>One <em lang="ja" dir="ltr">two</em> <strong>three</strong><br></p>',
        '<h2>A</h2><ul><li><a href="https://example.org/" title="B">c</a></li></ul>',
        '<ol start="3"><li><a href="mailto:robin@example.org">d</a></li></ol>',
        "<ruby>凧<rt>たこ</rt></ruby>",
        '<table><tbody><tr><th colspan="2" scope="col">e</th><td rowspan="2">f</td></tr></tbody></table>',
        '<blockquote cite="../2020/a.html"><p>g</p></blockquote>',
    ],
)
def test_honest_prose_stays_byte_for_byte(prose: str) -> None:
    assert str(sanitise_body(prose)) == str(sanitise_page(prose)) == prose


@pytest.mark.parametrize(
    "structure",
    [
        '<section id="kites" class="wide" hidden=""><h1>A</h1></section>',
        '<form action="search.html" method="get"><input type="search" name="q"></form>',
        '<details open=""><summary>B</summary></details>',
        '<button type="button" aria-label="C" data-open="1">D</button>',
    ],
)
def test_only_a_page_has_structure_and_forms(structure: str) -> None:
    assert str(sanitise_page(structure)) == structure
    assert "=" not in str(sanitise_body(structure))


@pytest.mark.parametrize(
    "html",
    [
        "<script>x()</script>",
        "<style>* {}</style>",
        '<img src="x" onerror="x()">',
        '<svg onload="x()"></svg>',
        '<iframe src="https://example.org/"></iframe>',
        '<p style="color: red" onclick="x()">A</p>',
        '<a href="javascript:x()">A</a>',
        '<a href="data:text/html,x">A</a>',
        '<form action="https://example.org/" formaction="x"><input type="image" src="x"></form>',
    ],
)
def test_what_acts_passes_neither(html: str) -> None:
    for clean in (sanitise_body, sanitise_page):
        safe = str(clean(html))
        assert "x()" not in safe
        assert "src" not in safe
        assert "style" not in safe
    assert active_in(str(sanitise_body(html))) == set()
