"""A body as its author wrote it: links, and what would not survive."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.forms.marks import Mark
from generator.text.markup.body import look_through
from generator.text.markup.markdown import to_html
from generator.text.markup.sanitise import sanitise_body

PIECES = st.sampled_from(
    [
        *("word ", "凧 ", "\n\n", "\n", "- item\n", "1. item\n", "> ", "**", "*", "_", "`", "``", "\\"),
        *("[a](b.md)", '[c](https://example.org/d_(e) "f")', "[g][h]", "\n\n[h]: https://example.org/i\n\n"),
        *(
            "<https://example.org/l>",
            "<m@example.org>",
            "[o](javascript:p)",
            "[q](<https://r.example>)",
            "[s](<t.md>)",
            "![j](k.png)",
        ),
        *("<b>", "</b>", "<script>", "<!-- n -->", "<", ">", "&lt;", "(", ")", "[", "]"),
        *("## s\n", "# t\n", "| u | v |\n| - | - |\n| w | x |\n", "---\n"),
    ]
)


class Tags(HTMLParser):
    """Notes the tags of a page, and where its links lead."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.tags: set[str] = set()
        self.targets: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one tag."""
        self.tags.add(tag)
        self.targets += [value or "" for name, value in attrs if tag == "a" and name == "href"]


def targets(text: str) -> list[str]:
    return [link.target for link in look_through(text).links]


def faults(text: str) -> list[tuple[int, int]]:
    return [(fault.mark.line, fault.mark.column) for fault in look_through(text).faults]


def test_links_are_found_with_their_places() -> None:
    (link,) = look_through("One.\n\nSee [this](other.md#part) now.", first_line=10).links
    assert (link.target, link.mark) == ("other.md#part", Mark(12, 12))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[a](b.md)", "b.md"),
        ('[a](b.md "title")', "b.md"),
        ("[a](<https://example.org/>)", "https://example.org/"),
        ("[a](https://example.org/a_(b))", "https://example.org/a_(b)"),
        ("[a][b]\n\n[b]: c.md", "c.md"),
        ("[a][b]\n\n[b]: <c.md>", "c.md"),
        ("<https://example.org/>", "https://example.org/"),
        ("<a@example.org>", "mailto:a@example.org"),
        ("[a](b@example.org)", "mailto:b@example.org"),
        ("[a](https://example.org/@b)", "https://example.org/@b"),
        ("[a](https://exa\tmple.org/)", "https://example.org/"),
        ("[a](HTTPS://example.org/)", "HTTPS://example.org/"),
    ],
)
def test_every_way_to_write_a_link_is_known(text: str, target: str) -> None:
    assert targets(text) == [target]


@pytest.mark.parametrize("text", ["`[a](b.md)`", "``a` <b>``", r"\[a] (b.md)", "2 < 3 > 1", "a <3"])
def test_what_is_quoted_as_code_or_mere_signs_is_left_alone(text: str) -> None:
    assert (targets(text), faults(text)) == ([], [])


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:x",
        "java&#115;cript:x",
        "java\nscript:x",
        "data:text/html,x",
        "//a.example",
        "/b.html",
    ],
)
def test_addresses_that_are_unsafe_or_bound_to_one_host_are_refused(address: str) -> None:
    assert faults(f"[a]({address})") == [(1, 5)]


@pytest.mark.parametrize("address", ["HTTPS://example.org/", "Mailto:a@example.org", "http://example.org/"])
def test_addresses_of_pages_and_people_are_sound_in_any_case(address: str) -> None:
    assert faults(f"[a]({address})") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[a](data:x)", '"data:x" is not a safe address; write one that begins with https://'),
        ("[a](/b)", '"/b" works on one host only; write https://… or the path from this file'),
        ("<i>", '"<i>" is HTML; only text, lists, tables and links are allowed, so write it in Markdown'),
        ("# A", 'headings in a body begin with "## ", "### " or "#### "'),
        ("1. " * 7, "this list is more than six levels deep; make it flatter"),
    ],
)
def test_each_fault_says_what_to_write(text: str, message: str) -> None:
    assert [fault.message for fault in look_through(text).faults] == [message]


@pytest.mark.parametrize("bracket", ["[", "("])
def test_twenty_brackets_may_be_open_and_one_more_may_not(bracket: str) -> None:
    assert faults(bracket * 20) == []
    assert faults(bracket * 21) == [(1, 21)]
    assert faults(f"{bracket * 20}{']' if bracket == '[' else ')'}{bracket}") == []
    assert faults(f"{bracket * 20}\n\n{bracket * 20}") == []


@pytest.mark.parametrize(
    "html", ["<script>", "<b onclick='x'>", "<!-- lost -->", "<img src=x>", "<svg/onload=x>", "<iframe"]
)
def test_html_is_refused(html: str) -> None:
    assert faults(f"One\n\ntwo {html} three") == [(3, 5)]


def test_ruby_has_no_sign_in_markdown_and_may_be_written() -> None:
    assert faults("<ruby>凧<rt>たこ</rt></ruby>") == []


@pytest.mark.parametrize("text", ["# Title", "#Title", "Title\n===", "##### Deep"])
def test_headings_that_a_page_has_no_room_for_are_refused(text: str) -> None:
    assert len(faults(text)) == 1


def test_what_the_renderer_could_not_bear_is_refused() -> None:
    assert faults("1. " * 500) == [(1, 1)]
    assert faults("[a](" * 900) == [(1, 81)]


@settings(deadline=None)  # the renderer is slow to begin with
@given(st.lists(PIECES).map("".join))
def test_a_body_without_faults_loses_nothing_to_the_sanitiser(text: str) -> None:
    if not look_through(text).faults:
        rendered, safe = Tags(to_html(text)), Tags(str(sanitise_body(to_html(text))))
        assert rendered.tags <= safe.tags
        assert rendered.targets == safe.targets


@settings(deadline=None)  # the renderer is slow to begin with
@given(st.lists(PIECES).map("".join))
def test_every_link_of_a_sound_body_is_found_in_the_text(text: str) -> None:
    if look_through(text).faults:
        return
    rendered = {target.replace("\n", "") for target in Tags(to_html(text)).targets}
    assert rendered <= set(targets(text))


@given(st.text())
def test_any_text_can_be_looked_through(text: str) -> None:
    found = look_through(text)
    last_line = text.count("\n") + 1
    assert all(1 <= fault.mark.line <= last_line for fault in found.faults)


@pytest.mark.parametrize("sign", ["*", "_", "`", "[", "\\", "&"])
def test_signs_by_the_thousand_which_no_renderer_could_bear_are_refused_where_they_begin(sign: str) -> None:
    closed = f"{sign}a{sign if sign in '*_`' else ']'}\n"
    assert faults(closed * 500) == []
    assert [line for line, _ in faults(closed * 1_001)] == [501 if sign in "*_`" else 1_001]


def test_of_many_faults_the_first_are_told() -> None:
    assert faults("<b>\n\n" * 1_000) == [(line, 1) for line in range(1, 40, 2)]
