"""Every string of the public sets, in every field of the editors' room, in everything that is built of it."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, BrowserContext

from generator.stages.read_content import read_content
from generator.text.markup.markdown import to_html
from generator.text.markup.sanitise import sanitise_body, sanitise_page
from tests.active import Node, active_in, by_xml, faults_of
from tests.hostile import build_hostile_site, hostile_content
from tests.project import ROOT, Project, copy_project
from tests.site.reader import Reader
from tests.torture.payloads import sets
from tests.torture.rooms import Tally, furnish
from tests.torture.size import sample, size

Figure = Callable[[str, object], None]

AT_ONCE = 400
"""Strings in one room: each becomes about twenty pages."""

PART = re.compile(r'digestIndex\.part\(("(?:[^"\\\n]|\\.)*")\);\n?')
OF_BOOKS = {"image", "img", "link", "meta", "path", "style", "svg", "title"}
XHTML_OF_BOOKS = (".xhtml", ".svg", ".opf", ".ncx")
WORDS_OF_ATTACKS = ("script", "alert", "onerror", "svg", "javascript", "img")

WATCH = """
    window.ran = [];
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
      window[name] = (...words) => { window.ran.push(name); };
    document.addEventListener('securitypolicyviolation', (event) =>
      window.ran.push(event.violatedDirective + ' ' + event.blockedURI));
"""
"""What strings of the sets would call, and what the pages' policy would have to stop, is noted."""


@pytest.fixture(scope="module")
def payloads() -> list[str]:
    """Give all strings of all sets, or some of each."""
    chosen = (sample(strings, size(15, len(strings))) for strings in sets().values())
    return list(dict.fromkeys(text for strings in chosen for text in strings))


@pytest.fixture(scope="module")
def tally() -> Tally:
    return Tally()


@pytest.fixture(scope="module")
def projects(payloads: list[str], tally: Tally, tmp_path_factory: pytest.TempPathFactory) -> list[Project]:
    """Build all that the reader lets pass, in as many rooms as it takes."""
    rooms = [payloads[start : start + AT_ONCE] for start in range(0, len(payloads), AT_ONCE)]
    return [_built(tmp_path_factory.mktemp("room"), room, tally) for room in rooms]


def _built(folder: Path, payloads: Sequence[str], tally: Tally, command: str = "build") -> Project:
    project = copy_project(folder)
    furnish(project, payloads, tally)
    answer = project.digest(command)
    assert answer.returncode == 0, answer.stdout[-2000:] + answer.stderr[-2000:]
    return project


def files(projects: list[Project], pattern: str) -> Iterator[Path]:
    """Give what the sites were built of, less the theme's files and the page for what is missing."""
    for project in projects:
        found = sorted(project.site.rglob(pattern))
        yield from (path for path in found if path.name != "404.html" and "assets" not in path.parts)


# --- The sanitiser by itself --------------------------------------------------------------------------


def test_no_string_of_the_sets_is_active_after_the_sanitiser(record_property: Figure) -> None:
    strings = [text for texts in sets().values() for text in texts]
    alive = [text for text in strings if active_in(to_html(text))]
    for clean in (sanitise_body, sanitise_page):
        assert [text for text in strings if active_in(str(clean(text)))] == []
        assert [text for text in strings if active_in(str(clean(to_html(text))))] == []
    record_property("strings active before the sanitiser", f"{len(alive)} of {len(strings)}; after it none")


def test_what_is_clean_stays_as_it_is(record_property: Figure) -> None:
    """Clean HTML that changes when it is cleaned again would mean that its readers disagree about it."""
    strings = [text for texts in sets().values() for text in texts]
    once = [str(sanitise_page(text)) for text in strings]
    assert [str(sanitise_page(text)) for text in once] == once
    record_property("strings cleaned twice with one result", len(once))


def test_no_article_of_the_archive_is_altered_by_the_sanitiser(record_property: Figure) -> None:
    content, _ = read_content(ROOT / "content")
    bodies = [one.body for one in content.articles] + [page.body for page in content.pages]
    bodies += [topic.introduction for topic in content.topics.values()]
    rendered = [to_html(body) for body in bodies]
    assert [str(sanitise_body(html)) for html in rendered] == rendered
    record_property("texts of the archive that the sanitiser leaves byte for byte", len(bodies))


# --- Through the reader -------------------------------------------------------------------------------


def test_nothing_acts_in_any_page(projects: list[Project], tally: Tally, record_property: Figure) -> None:
    pages = list(files(projects, "*.html"))
    found = {path.name: active_in(path.read_text("utf-8")) for path in pages}
    assert {name: faults for name, faults in found.items() if faults} == {}
    record_property("strings in fields", tally)
    record_property("pages of what passed, without an active node by two parsers", len(pages))


def test_nothing_acts_in_any_feed_or_other_xml(projects: list[Project], record_property: Figure) -> None:
    feeds = [path for pattern in ("*.xml", "*.opml", "*.svg") for path in files(projects, pattern)]
    nodes = [node for path in feeds for node in by_xml(path.read_bytes())]
    assert [fault for node in nodes if node.tag not in {"link", "title"} for fault in faults_of(node)] == []
    told = [node.text for node in nodes if node.attributes.get("type") == "html"]
    assert [text for text in told if active_in(text)] == []
    record_property("feeds and other XML", f"{len(feeds)} files, {len(told)} stories")


def test_nothing_acts_in_any_json_feed(projects: list[Project], record_property: Figure) -> None:
    feeds = [json.loads(path.read_bytes()) for path in files(projects, "feeds/**/*.json")]
    stories = [item["content_html"] for feed in feeds for item in feed.get("items", ())]
    assert stories
    assert [text for text in stories if active_in(text)] == []
    record_property("JSON feeds", f"{len(feeds)} files, {len(stories)} stories")


def test_nothing_acts_in_any_book(payloads: list[str], tmp_path: Path, record_property: Figure) -> None:
    """Make books of a few of the strings, for pandoc takes its time."""
    project = _built(tmp_path, sample(payloads, 16)[:200], Tally(), "offline")
    checked = 0
    for path in files([project], "*.epub"):
        with ZipFile(path) as book:
            for name in filter(lambda name: name.endswith(XHTML_OF_BOOKS), book.namelist()):
                assert list(_acting_in_book(book.read(name))) == [], f"{path.name}: {name}"
                checked += 1
    assert checked
    record_property("files of books", checked)


def _acting_in_book(document: bytes) -> Iterator[str]:
    """Find what acts in a page of a book; its cover and its styles are its own, in files beside it or not."""
    for node in by_xml(document):
        if not (node.tag in OF_BOOKS and _stays_inside(node)):
            yield from faults_of(node)


def _stays_inside(node: Node) -> bool:
    address = node.attributes.get("src", node.attributes.get("href", ""))
    is_beside = ":" not in address.partition("/")[0] and not address.startswith("/")
    is_still = not any(name.startswith("on") for name in node.attributes)
    is_in_place = node.tag != "style" or (node.is_in_head and not re.search(r"url\(|@import", node.text))
    return is_beside and is_still and is_in_place


def test_what_the_search_loads_is_data_and_nothing_else(
    projects: list[Project], record_property: Figure
) -> None:
    scripts = [path for path in files(projects, "search/**/*.js") if path.name != "engine.js"]
    parts = [PART.fullmatch(path.read_text("utf-8")) for path in scripts]
    assert parts
    assert all(parts)
    assert all(json.loads(json.loads(part[1])) for part in parts if part)
    record_property("parts of the search, each of them data", len(parts))


def test_nothing_runs_and_nothing_is_asked_of_elsewhere_in_a_real_browser(
    projects: list[Project], chromium: Browser, record_property: Figure
) -> None:
    chosen = sample(list(files(projects, "*.html")), 60)
    with chromium.new_context() as context:
        foreign = watched(context)
        ran = {path.name: happened for path in chosen if (happened := _visit(context, path))}
    assert ran == {}
    assert foreign == []
    record_property("pages opened in Chromium", len(chosen))


def watched(context: BrowserContext) -> list[str]:
    """Watch what pages do, and give the list in which requests to elsewhere will stand."""
    foreign: list[str] = []
    context.add_init_script(WATCH)
    context.on("request", lambda request: _note(request.url, foreign))
    return foreign


def _note(address: str, foreign: list[str]) -> None:
    if not address.startswith(("file:", "blob:", "data:")):
        foreign.append(address)


def _visit(context: BrowserContext, path: Path) -> list[str]:
    page = context.pages[0] if context.pages else context.new_page()
    page.goto(path.as_uri())
    page.keyboard.press("Tab")
    page.mouse.move(200, 300)
    return list(page.evaluate("() => window.ran"))


def test_nothing_runs_where_the_search_shows_what_it_found(
    projects: list[Project], chromium: Browser, record_property: Figure
) -> None:
    shown = 0
    with chromium.new_context() as context:
        foreign = watched(context)
        reader = Reader(context.new_page(), projects[0].site.as_uri()).opens()
        for words in WORDS_OF_ATTACKS:
            reader.types(words)
            reader.page.locator(".search__result").first.wait_for()
            shown += len(reader.titles)
            results = reader.page.locator("[data-results]").inner_html()
            assert active_in(results.replace(f"{reader.home}/", "")) == set()
        assert reader.page.evaluate("() => window.ran") == []
    assert foreign == []
    record_property("results of the search shown", shown)


# --- Past the reader: what only the second guard stops --------------------------------------------------


def test_nothing_acts_even_where_nothing_was_refused(
    payloads: list[str], tmp_path: Path, record_property: Figure
) -> None:
    pages = 0
    for start in range(0, len(payloads), AT_ONCE // 2):
        (tmp_path / str(start)).mkdir()
        content = hostile_content(payloads[start : start + AT_ONCE // 2])
        site = build_hostile_site(tmp_path / str(start), content)
        for path in sorted(set(site.rglob("*.html")) - {site / "404.html"}):
            assert active_in(path.read_text("utf-8")) == set(), path.name
            pages += 1
    record_property("pages of unchecked content without an active node", pages)
