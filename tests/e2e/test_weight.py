"""How heavy the pages are, and that nothing on them moves."""

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Serve
from tests.e2e.page_types import PAGE_TYPES
from tests.faces import STYLE, style
from tests.loopback import OnSlowLine, serving
from tests.project import Project, tree

MOST_BYTES = 100_000
MOST_REQUESTS = 10
MOST_FONT_BYTES = 100_000
MOST_BYTES_A_PAGE = 22_000
MOST_SHIFT = 0.02
"""A paint in the middle of a list may move the name that is just being written to the next line, which counts
for up to 0.004; a block that moves counts for more than this. Web Vitals call 0.1 good."""

Record = Callable[[str, object], None]

WATCH_SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shift += entry.value; }))
  .observe({ type: 'layout-shift', buffered: true });
"""


@pytest.fixture(params=[360, 1280])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": request.param, "height": 900})
    context.add_init_script(WATCH_SHIFTS)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "path",
    [
        PAGE_TYPES["home"],
        PAGE_TYPES["article"],
        PAGE_TYPES["year"],
        PAGE_TYPES["chronology"],
        "topics/security.html",
        "people/index.html",
    ],
)
def test_a_first_visit_is_light_and_nothing_moves(
    page: Page, archive: Project, serve: Serve, path: str, record_property: Record
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    root = serve(archive.site)
    page.goto(f"{root}/{path}", wait_until="networkidle")
    files = [archive.site / url.removeprefix(f"{root}/") for url in asked]
    size = sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files)
    shift = page.evaluate("window.shift")
    record_property(f"first visit to {path}", f"{size} bytes, {len(asked)} requests, layout shift {shift}")
    assert size <= MOST_BYTES
    assert len(asked) <= MOST_REQUESTS
    assert shift <= MOST_SHIFT


@pytest.mark.parametrize("name", ["home", "article", "year", "names by count"])
def test_nothing_moves_while_a_page_comes_slowly(page: Page, archive: Project, name: str) -> None:
    with serving(archive.site, OnSlowLine) as root:
        page.goto(f"{root}/{PAGE_TYPES[name]}", wait_until="networkidle")
    assert page.evaluate("window.shift") <= MOST_SHIFT


@pytest.mark.parametrize("question", ["q=tariff&topic=Trade", "q=nothingofthekind", ""])
def test_nothing_moves_while_results_and_filters_come(page: Page, archive: Project, question: str) -> None:
    with serving(archive.site, OnSlowLine) as root:
        page.goto(f"{root}/search.html?{question}", wait_until="networkidle")
        page.wait_for_selector(".search__filters details", state="attached")
    assert page.evaluate("window.shift") == 0


def test_all_faces_for_latin_together_are_light(archive: Project, record_property: Record) -> None:
    faces = list((archive.site / "assets/fonts").glob("*.woff2"))
    size = sum(path.stat().st_size for path in faces)
    record_property("faces", f"{len(faces)}, {size} bytes")
    assert faces
    assert size <= MOST_FONT_BYTES
    assert (archive.site / "assets/fonts/OFL.txt").is_file()


def test_the_faces_on_a_disk_are_those_of_the_web() -> None:
    assert STYLE.read_text("utf-8") == style(), "a face changed; run: python -m tests.faces"


def test_pages_are_lean_on_average(archive: Project, record_property: Record) -> None:
    sizes = [path.stat().st_size for path in archive.site.rglob("*.html")]
    record_property("pages", f"{len(sizes)}, {sum(sizes) // len(sizes)} bytes on average")
    assert sum(sizes) <= MOST_BYTES_A_PAGE * len(sizes)


def test_nothing_of_the_theme_is_published_that_no_page_loads(archive: Project) -> None:
    pages = b"".join(path.read_bytes() for path in archive.site.rglob("*.html"))
    styles = b"".join(path.read_bytes() for path in (archive.site / "assets").rglob("*.[cj]s*"))
    feeds = b"".join(path.read_bytes() for path in (archive.site / "feeds").rglob("*.xml"))
    unused = [
        path
        for path in tree(archive.site / "assets")
        if Path(path).stem.encode() not in pages + styles + feeds
        and not path.startswith(("cards/", "fonts/OFL"))
    ]
    assert unused == []
    assert not (archive.site / "partials").exists()
