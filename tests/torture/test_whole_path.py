"""Any file whatever, through the whole path in one process: pages and feeds, or the project's own refusal."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.errors import DigestError, Severity
from generator.making.recipe import Recipe
from generator.making.seal import Sealer
from generator.model import Content, Edition, Files, Page
from generator.outputs.apparatus import apparatus
from generator.outputs.calendar import calendar
from generator.outputs.citations import citations
from generator.outputs.feeds import feeds
from generator.stages.arrange import arrange
from generator.stages.check import check
from generator.stages.dedupe import dedupe
from generator.stages.read_content import read_content
from generator.stages.render import render
from generator.stages.tag import tags_of, topic_matcher
from generator.stages.tell import tell
from tests.active import active_in
from tests.project import Project, article, copy_project
from tests.torture.size import size

Figure = Callable[[str, object], None]

NAME = "articles/2020/2020-05-05-kites-are-counted.md"
FEW = {"2019-05-04-orchestra-plays-on-the-pier", "2021-07-07-tanabata-letter"}
SUMMARY = "An invented summary that is long enough to be a summary of something."

SIGNS = ["\n\n", "> ", "- ", "**", "`", "| a | b |\n| - | - |\n"]
words = st.text(max_size=60) | st.sampled_from(["<b>x</b>", "kite", "凧", "PKC", "[x](y.md)", "{{ x }}"])
heads = st.fixed_dictionaries(
    {},
    optional={
        "title": words,
        "summary": words.map(lambda text: f"{text} {SUMMARY}"),
        "people": st.lists(words, max_size=3),
        "places": st.lists(words, max_size=3),
        "topics": st.lists(st.sampled_from(["trade", "culture", "kites"]), max_size=2),
        "language": st.sampled_from(["en", "ja", "", "x y"]),
    },
)
bodies = st.lists(words | st.sampled_from(SIGNS), max_size=12).map("".join)


@dataclass(frozen=True, slots=True)
class Room:
    """A room of few articles, and the seals of all that is made of it before one more comes."""

    project: Project
    made: frozenset[str]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    project = copy_project(tmp_path_factory.mktemp("room"))
    for path in project.content.glob("articles/*/*.md"):
        if path.stem not in FEW:
            path.unlink()
    content, _ = read_content(project.content)
    sealer = Sealer()
    return Room(project, frozenset(map(sealer.of, _recipes(content))))


MET = {"built": 0, "refused": 0}


@settings(max_examples=size(100, 200_000), suppress_health_check=list(HealthCheck), deadline=None)
@given(head=heads, body=bodies, raw=st.none() | st.binary(max_size=200))
def test_no_file_brings_anything_but_pages_or_a_refusal(
    room: Room, head: Mapping[str, object], body: str, raw: bytes | None
) -> None:
    fields = {key: _written(value) for key, value in head.items()}
    path = room.project.write(NAME, "")
    path.write_bytes(raw if raw is not None else (article(**fields) + body).encode("utf-8", "replace"))
    try:
        pages = list(_walk(room, path))
    except DigestError:
        pages = []
    MET["built" if pages else "refused"] += 1
    assert [page for page in pages if active_in(page)] == []


def _written(value: object) -> str:
    texts = value if isinstance(value, list) else [value]
    quoted = ", ".join("'" + str(text).replace("'", "''") + "'" for text in texts)
    return f"[{quoted}]" if isinstance(value, list) else quoted


def _walk(room: Room, path: Path) -> Iterator[str]:
    """Take one article through reading, checking, judging and all that it changes; give the pages' bodies."""
    content, problems = read_content(room.project.content, {path})
    found = {*problems, *check(content, date(2026, 1, 1), lambda: dedupe(map(tell, content.articles)))}
    if any(problem.severity is Severity.ERROR for problem in found) or not content.articles:
        return
    sealer = Sealer()
    for recipe in _recipes(content):
        if sealer.of(recipe) not in room.made:
            made = recipe.made()
            if isinstance(made, Page):
                yield str(made.body)
            else:
                assert [*made]


def _recipes(content: Content) -> Iterator[Recipe[Page] | Recipe[Files]]:
    edition = _edition(content)
    yield from render(edition, apparatus, ("Digest", ""))
    yield feeds(edition, "Digest", "")
    yield calendar(edition, "Digest", "")
    yield from citations(edition, "Digest", "")


def _edition(content: Content) -> Edition:
    matcher = topic_matcher(content.topics)
    judgement = dedupe([tell(one) for one in content.articles])
    return arrange(content, judgement, {one.id: tags_of(one, matcher) for one in content.articles}, None)


def test_many_of_them_were_built_and_many_refused(record_property: Figure) -> None:
    assert all(MET.values())
    record_property("files through the whole path", MET)
