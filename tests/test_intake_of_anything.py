"""Whatever bytes come in: no traceback, and each of them ends as a lead, a copy, or dropped with a reason."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.intake import IntakeOrder, intake
from generator.outputs.intake_report import IntakeResult, intake_report
from generator.stages.read_content import read_content
from tests.project import CONTENT

ROOM, _ = read_content(CONTENT)

STORY = (
    "Ministers of the two countries opened talks on harbour fees in Port Example on Tuesday and said that "
    "a first agreement could be signed before the summer, if both parliaments agree to it at all."
)
HALVES_OF_SIGNS = st.characters(min_codepoint=0xD7F0, max_codepoint=0xE010)
ANY_TEXT = st.text(st.characters(exclude_categories=[]) | HALVES_OF_SIGNS, max_size=40)
SCRAPS = st.sampled_from(
    [
        "<p>",
        "</div>",
        "<!--",
        "<script type='application/ld+json'>",
        '{"@type": "NewsArticle", "author": [{"@id": 3}], "datePublished": 0}',
        "</script>",
        "<meta name='author' content='Ann Example'>",
        "<h1>Fees</h1>",
        "<time datetime='2020-13-45'>",
        "By Ann Example\n\n",
        "TOKYO (Kyodo) -- ",
        "令和99年13月40日",
        "---\n",
        "title: [",
        "date: 2020-02-30\n",
        "&#xD800;",
        "&#0;",
        "\x00",
        "\ufeff",
        "\x1b$B",
        f"{STORY}\n\n",
    ]
)
BYTES = st.one_of(
    st.binary(max_size=200),
    st.lists(SCRAPS | ANY_TEXT, max_size=8).map(
        lambda parts: "".join(parts).encode("utf-8", "surrogatepass")
    ),
    st.lists(SCRAPS, max_size=8).map(lambda parts: "".join(parts).encode("utf-16", "surrogatepass")),
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT | SCRAPS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(ANY_TEXT, inner, max_size=2),
    max_leaves=3,
)
KEYS = st.sampled_from(["id", "url", "title", "date", "author", "publisher", "language", "text", "html", "x"])
RECORDS = st.dictionaries(KEYS, VALUES | st.just(STORY), max_size=6).map(
    lambda record: json.dumps(record).encode()
)
LINES = RECORDS | VALUES.map(lambda value: json.dumps(value).encode()) | BYTES


def taken_in(files: dict[str, bytes]) -> IntakeResult:
    """Take in files of these names, write drafts and report, and check that the report can be read."""
    with TemporaryDirectory() as folder:
        raw, room = Path(folder, "raw"), Path(folder, "room")
        raw.mkdir()
        for name, data in files.items():
            (raw / name).write_bytes(data)
        result = intake(IntakeOrder([raw], room), ROOM)
        report = json.loads("".join(intake_report(result)).encode())
        assert [one["id"] for one in report["articles"]] == [one.id for one in result.articles]
        assert len(report["dropped"]) == len(result.dropped)
        drafts = [path.read_text("utf-8") for path in room.rglob("*.md")]
        assert len(drafts) == len(result.articles)
    return result


def ends(result: IntakeResult) -> int:
    assert all(dropped.reason for dropped in result.dropped)
    assert all(copy.evidence.score > 0 for copy in result.merged)
    return len(result.articles) + len(result.merged) + len(result.dropped)


@pytest.mark.parametrize("kind", [".txt", ".md", ".html"])
@given(data=BYTES)
@settings(max_examples=40, deadline=None)
def test_a_file_of_any_bytes_ends_somewhere(kind: str, data: bytes) -> None:
    assert ends(taken_in({f"a{kind}": data})) == 1


@given(data=BYTES)
@settings(max_examples=40, deadline=None)
def test_any_bytes_beside_a_file_lose_no_file(data: bytes) -> None:
    assert ends(taken_in({"a.txt": STORY.encode(), "a.meta.yml": data})) == 1


@given(lines=st.lists(LINES, max_size=6))
@settings(max_examples=60, deadline=None)
def test_each_line_of_any_bytes_ends_somewhere(lines: list[bytes]) -> None:
    data = b"\n".join(lines)
    assert ends(taken_in({"a.jsonl": data})) == sum(bool(line.strip()) for line in data.split(b"\n"))
