"""From raw articles to drafts, the whole way."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import WrongUseError
from generator.intake import IntakeOrder, Watch, intake
from generator.model import Article, Content
from generator.outputs.intake_report import IntakeResult, intake_report
from generator.stages.read_content import read_content
from generator.stages.read_raw import Known
from generator.text.likeness.sketch import write_sketch
from tests.project import CONTENT, ROOT, article

RAW = ROOT / "tests" / "fixtures" / "raw"
HARBOUR = {"1-blog-copy", "2-reprint", "3-beginning-only"}
BALLOONS = {"4-saved-page", "5-later-version"}


@pytest.fixture(scope="module")
def content() -> Content:
    return read_content(CONTENT)[0]


@pytest.fixture(scope="module")
def report(content: Content, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Take in the raw articles written for the tests, once."""
    return report_of(intake(IntakeOrder([RAW], tmp_path_factory.mktemp("drafts")), content))


def report_of(result: IntakeResult) -> dict[str, Any]:
    report: dict[str, Any] = json.loads("".join(intake_report(result)))
    return report


def files_below(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}


def story(report: dict[str, Any], ids: set[str]) -> dict[str, Any]:
    found: dict[str, Any]
    (found,) = (article for article in report["articles"] if article["id"] in ids)
    return found


def test_every_raw_article_ends_as_a_lead_as_a_copy_or_dropped(report: dict[str, Any]) -> None:
    leads = [article["id"] for article in report["articles"]]
    copies = [merged["copy"] for merged in report["merged"]]
    dropped = [Path(one["file"]).stem for one in report["dropped"]]
    inputs = [path.stem for path in RAW.iterdir() if not path.name.endswith(".meta.yml")]
    assert sorted([*leads, *copies, *dropped]) == sorted(inputs)


def test_what_tells_one_story_is_merged_with_the_evidence(report: dict[str, Any]) -> None:
    merged = {one["copy"]: (one["lead"], one["evidence"]["kind"]) for one in report["merged"]}
    assert merged == {
        "1-blog-copy": ("2-reprint", "text"),
        "3-beginning-only": ("2-reprint", "containment"),
        "5-later-version": ("4-saved-page", "containment"),
    }


def test_the_telling_that_knows_most_leads(report: dict[str, Any]) -> None:
    lead = story(report, HARBOUR)
    assert (lead["title"], lead["date"]) == ("Harbour fee talks open in Kobe", "2019-06-03")
    assert (lead["publisher"], lead["dateline"]) == ("Example Wire", "KOBE")
    assert lead["needs"] == ["url"]


def test_the_later_event_in_the_same_words_is_a_story_of_its_own(report: dict[str, Any]) -> None:
    assert story(report, {"6-other-event"})["date"] == "2021-01-14"


def test_nothing_of_the_pages_is_left(report: dict[str, Any]) -> None:
    balloons = story(report, BALLOONS)["body"]
    assert balloons.startswith("The meteorological offices say that forecasts of typhoons will gain")
    assert balloons.endswith("where they get a towel as a present.")
    assert not [word for word in ("Emi Tan", "melon bun", "Related", "Source", "8 Oct") if word in balloons]


def test_each_topic_names_the_places_of_its_phrases_in_the_body(content: Content, tmp_path: Path) -> None:
    text = (
        "Ministers of the two countries said on Monday that they would hold a joint exercise of the coast "
        "guards each year, and that the alliance would be the better for it."
    )
    raw = tmp_path / "raw.txt"
    raw.write_text(f"A joint exercise for the alliance\n\n{text}", encoding="utf-8")
    report = report_of(intake(IntakeOrder([raw], tmp_path, dry_run=True), content))
    (article,) = report["articles"]
    (topic,) = article["topics"]
    assert topic["id"] == "security"
    words = {article["body"][one["start"] : one["end"]] for one in topic["because"] if "in" not in one}
    assert words == {"joint exercise", "coast guards", "alliance"}


def test_a_phrase_that_only_the_title_has_is_placed_in_the_title(content: Content, tmp_path: Path) -> None:
    title = "A joint exercise for the alliance"
    text = (
        "The ships of the two countries met off Otaru on Monday, and after three days of rain at sea they "
        "parted on Thursday evening, as an officer of the northern fleet told the newspapers of the town."
    )
    raw = tmp_path / "raw.txt"
    raw.write_text(f"{title}\n\n{text}", encoding="utf-8")
    (article,) = report_of(intake(IntakeOrder([raw], tmp_path, dry_run=True), content))["articles"]
    (topic,) = article["topics"]
    assert {one["in"] for one in topic["because"]} == {"title"}
    words = {title[one["start"] : one["end"]] for one in topic["because"]}
    assert words == {"joint exercise", "alliance"}


def test_drafts_are_written_and_a_second_run_changes_nothing(content: Content, tmp_path: Path) -> None:
    order = IntakeOrder([RAW], tmp_path)
    first = intake(order, content)
    written = files_below(tmp_path)
    assert len(written) == len(first.articles) == 4
    assert all(article.is_new for article in first.articles)
    second = intake(order, content)
    assert files_below(tmp_path) == written
    assert not any(article.is_new for article in second.articles)


def test_a_draft_that_an_editor_has_changed_is_not_overwritten(content: Content, tmp_path: Path) -> None:
    order = IntakeOrder([RAW / "7-page.html"], tmp_path)
    intake(order, content)
    (path,) = tmp_path.rglob("*.md")
    edited = path.read_text(encoding="utf-8") + "\nA sentence of the editor's.\n"
    path.write_text(edited, encoding="utf-8")
    intake(order, content)
    assert list(files_below(tmp_path).values()) == [edited]


def test_another_file_of_the_same_name_is_left_alone(content: Content, tmp_path: Path) -> None:
    taken = tmp_path / "articles" / "2018" / "2018-02-11-two-museums-lend-each-other-their-kites.md"
    taken.parent.mkdir(parents=True)
    taken.write_text("Somebody else's.", encoding="utf-8")
    (article,) = intake(IntakeOrder([RAW / "7-page.html"], tmp_path), content).articles
    assert article.draft.endswith("their-kites-2.md")
    assert taken.read_text(encoding="utf-8") == "Somebody else's."


def test_a_dry_run_writes_nothing_and_reports_the_same(content: Content, tmp_path: Path) -> None:
    dry = intake(IntakeOrder([RAW], tmp_path, dry_run=True), content)
    assert files_below(tmp_path) == {}
    assert intake(IntakeOrder([RAW], tmp_path), content) == dry


def test_what_the_digest_has_told_is_merged_into_its_article(content: Content, tmp_path: Path) -> None:
    told = content.articles[0]
    raw = tmp_path / "again.txt"
    raw.write_text(f"{told.front.summary}\n\n{told.body}", encoding="utf-8")
    known = Known(url=told.front.sources[0].url, date=told.front.date)
    only = replace(
        content,
        articles=(replace(told, front=told.front.model_copy(update={"sources": told.front.sources[:1]})),),
    )
    result = intake(IntakeOrder([raw], tmp_path / "drafts", known), only)
    assert [(copy.lead, copy.copy) for copy in result.merged] == [(told.id, "again")]
    assert result.articles == ()


# --- What is there already --------------------------------------------------------------------

HARBOUR_FEES = """Ministers of the two countries opened talks on harbour fees in Port Example on Tuesday
and said that a first agreement could be signed before the summer, if both parliaments agree to it.

The talks began with a tour of the new piers, where 14 cranes unload 3,200 containers a day, and ended
with a dinner given by the mayor, who had waited for such an evening for nine years, as she said.
"""


def raw(folder: Path, name: str, text: str, url: str, publisher: str = "lantern-times") -> Path:
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    beside = f"url: {url}\ndate: 2020-05-05\ntitle: Harbour fees\npublisher: {publisher}\n"
    path.with_name(f"{name}.meta.yml").write_text(beside, encoding="utf-8")
    return path


def take_in(room: Path, *paths: Path, dry_run: bool = False) -> IntakeResult:
    return intake(IntakeOrder(paths, room, dry_run=dry_run), read_content(room)[0])


@pytest.fixture
def room(tmp_path: Path) -> Path:
    return shutil.copytree(CONTENT, tmp_path / "content")


def published(room: Path, text: str) -> Path:
    """Publish an article that knows the report `text` by its fingerprint only."""
    path = room / "articles/2020/2020-05-05-harbour-fees.md"
    source = (
        f"\n  - publisher: kite-wire   # the first\n    url: https://kite.example.org/fees\n"
        f"    fingerprint: {write_sketch(text)}"
    )
    path.write_text(article("Talks on what a ship pays", sources=source), encoding="utf-8")
    return path


def test_a_re_take_of_a_published_report_becomes_one_more_source_of_the_article(
    room: Path, tmp_path: Path
) -> None:
    path = published(room, HARBOUR_FEES)
    before = path.read_text("utf-8")
    again = raw(tmp_path, "again", HARBOUR_FEES, "https://lantern.example.org/fees")
    result = take_in(room, again)
    after = path.read_text("utf-8")
    assert (result.articles, result.sources) == ((), {"again": str(path)})
    added = after.replace("    published: 2020-05-05\n", "").splitlines()
    assert [line for line in before.splitlines() if line not in added] == []
    assert [source.publisher for source in read_article(room, path).front.sources] == [
        "kite-wire",
        "lantern-times",
    ]
    assert "# the first" in after


def test_taking_it_in_again_changes_nothing(room: Path, tmp_path: Path) -> None:
    published(room, HARBOUR_FEES)
    again = raw(tmp_path, "again", HARBOUR_FEES, "https://lantern.example.org/fees")
    take_in(room, again)
    written = files_below(room)
    take_in(room, again)
    assert files_below(room) == written


def test_a_dry_run_adds_no_source(room: Path, tmp_path: Path) -> None:
    published(room, HARBOUR_FEES)
    written = files_below(room)
    take_in(room, raw(tmp_path, "again", HARBOUR_FEES, "https://lantern.example.org/fees"), dry_run=True)
    assert files_below(room) == written


def test_a_copy_that_cannot_be_cited_leaves_the_article_alone(room: Path, tmp_path: Path) -> None:
    published(room, HARBOUR_FEES)
    written = files_below(room)
    nameless = raw(tmp_path, "again", HARBOUR_FEES, "https://nobody.example.org/fees", "Somebody Else")
    result = take_in(room, nameless)
    assert files_below(room) == written
    assert ([copy.copy for copy in result.merged], result.sources) == (["again"], {})


def test_a_draft_that_still_waits_gets_the_re_take_as_a_source(room: Path, tmp_path: Path) -> None:
    first = raw(tmp_path, "first", HARBOUR_FEES, "https://lantern.example.org/fees")
    (drafted,) = take_in(room, first).articles
    second = raw(
        tmp_path, "second", f"{HARBOUR_FEES}\nIt rained.\n", "https://kite.example.org/fees", "kite-wire"
    )
    result = take_in(room, second)
    assert (result.articles, result.sources) == ((), {"second": drafted.draft})
    text = Path(drafted.draft).read_text("utf-8")
    assert text.count("- publisher:") == 2
    assert "# needs: summary" in text


@pytest.mark.parametrize(
    "spoiled",
    [
        b"\xff\xfe",
        b"",
        b"---\n",
        b"---\n- a list\n---\n",
        b"---\ndraft: true\nsources: none\ndate: some day\n---\n",
    ],
    ids=["no text", "nothing", "half a head", "a list", "no sources and no day"],
)
def test_a_draft_that_an_editor_has_spoiled_stands_in_nobodys_way(
    room: Path, tmp_path: Path, spoiled: bytes
) -> None:
    beside = room / "articles/2020/2020-05-05-spoiled.md"
    beside.write_bytes(spoiled)
    result = take_in(room, raw(tmp_path, "first", HARBOUR_FEES, "https://lantern.example.org/fees"))
    assert [one.is_new for one in result.articles] == [True]
    assert beside.read_bytes() == spoiled


def test_a_run_that_was_killed_ends_where_a_whole_run_ends(room: Path, tmp_path: Path) -> None:
    lines = [
        {"id": f"story-{number}", "title": f"Kite {number} flies", "date": "2020-06-01", "text": kite(number)}
        for number in range(8)
    ]
    dump = tmp_path / "dump.jsonl"
    dump.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    whole = Path(shutil.copytree(room, tmp_path / "whole"))
    take_in(whole, dump)
    with pytest.raises(KeyboardInterrupt):
        intake(IntakeOrder([dump], room), read_content(room)[0], Watch(step=stop_after(8 + 8 + 3)))
    assert 0 < len(files_below(room)) - len(files_below(CONTENT)) < 8
    take_in(room, dump)
    assert files_below(room) == files_below(whole)


def kite(number: int) -> str:
    """Give a text of its own for every number."""
    return " ".join(
        f"Field{number}x{place} saw kite{number}x{place} over roof{number}x{place}." for place in range(12)
    )


def stop_after(steps: int) -> Callable[[], None]:
    left = iter(range(steps))

    def step() -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt

    return step


def read_article(room: Path, path: Path) -> Article:
    (found,) = (one for one in read_content(room)[0].articles if one.id == path.stem)
    return found


def test_it_is_told_how_far_a_run_is(content: Content, tmp_path: Path) -> None:
    dump = tmp_path / "dump.jsonl"
    dump.write_text("".join(f'{{"text": "{kite(number)}"}}\n' for number in range(5)), encoding="utf-8")
    told: list[object] = []
    watch = Watch(phase=told.append, steps=told.append, step=lambda: told.append("."))
    intake(IntakeOrder([dump], tmp_path, dry_run=True), content, watch)
    steps = ["."] * 5
    assert told == ["read and clean", 5, *steps, "deduplicate", 5, *steps, "tag and draft", 5, *steps]


def test_a_folder_that_cannot_be_written_to_is_named(content: Content, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder", encoding="utf-8")
    with pytest.raises(WrongUseError, match="choose a folder with --into"):
        intake(IntakeOrder([RAW], file), content)


@given(st.permutations(sorted(RAW.iterdir())))
@settings(max_examples=5, deadline=None)
def test_the_order_of_the_arguments_changes_nothing(order: list[Path]) -> None:
    content = read_content(CONTENT)[0]
    nowhere = RAW / "nowhere"
    results = [intake(IntakeOrder(paths, nowhere, dry_run=True), content) for paths in (order, sorted(order))]
    assert report_of(results[0]) == report_of(results[1])
