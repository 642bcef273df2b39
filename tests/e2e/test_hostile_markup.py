"""Law 5: nothing unsafe reaches a page, whatever stands in a file."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from lxml import html
from playwright.sync_api import Browser

from generator.making.ledger import Ledger
from generator.making.seal import Sealer
from generator.model import (
    Abbreviation,
    Article,
    Content,
    FrontMatter,
    Judgement,
    Name,
    Names,
    Publisher,
    PublisherKind,
    Rights,
    Source,
    StandingMatter,
    StandingPage,
    Tag,
    Topic,
)
from generator.outputs.apparatus import apparatus
from generator.site.engine import lay_out
from generator.stages.arrange import arrange
from generator.stages.render import render
from generator.stages.write import write
from generator.text.event_date import EventDate
from tests.project import ROOT

PAYLOADS = (
    "<script>window.hit = 1</script>",
    "</title><script>window.hit = 1</script>",
    "</script><img src=x onerror='window.hit = 1'>",
    '" onmouseover="window.hit = 1" autofocus onfocus="window.hit = 1" x="',
    "' onfocus='window.hit = 1' autofocus='",
    "<svg onload='window.hit = 1'><animate onbegin='window.hit = 1'></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror='window.hit = 1'>",
    "<iframe srcdoc='<script>parent.hit = 1</script>'></iframe>",
    "<a href='javascript:window.hit=1' id=location name=hit>x</a>",
    "[x](javascript:window.hit=1) <javascript:window.hit=1> [y][z]\n\n[z]: javascript:window.hit=1",
    "<details open ontoggle='window.hit = 1'><summary>x</summary></details>",
    "<form action='javascript:window.hit=1'><button autofocus>x</button></form>",
    "<style>@import 'https://tracker.example.org/x'</style><link rel=stylesheet href=//tracker.example.org>",
    "<meta http-equiv=refresh content='0;url=https://tracker.example.org/'><base href=//tracker.example/>",
    "<object data='data:text/html,<script>parent.hit=1</script>'></object><embed src=//tracker.example.org>",
    "![x](https://tracker.example.org/x.png) <img src=//tracker.example.org/y.png>",
    "{{ config.__class__ }} {% raw %} {# x #} ${7*7}",
    "-->\n<script>window.hit = 1</script>\n<!--",
    "]]><script>window.hit = 1</script><![CDATA[",
    "<div markdown=1 onclick='window.hit=1'>*x*</div>\n\n---\ntemplate: evil.html\n---\n",
)
OWN_SCRIPTS = "assets/"
ACTIVE = (
    "script",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "base",
    "img",
    "style",
    "link",
    "meta",
    "frame",
)


def hostile_content() -> Content:
    """Put every payload into every field that reaches a page."""
    articles = tuple(_hostile_article(number, payload) for number, payload in enumerate(PAYLOADS))
    return Content(
        articles=articles,
        topics={
            f"topic-{number}": Topic.model_construct(
                title=payload, description=payload, introduction=payload, phrases=(payload,), threshold=2.0
            )
            for number, payload in enumerate(PAYLOADS)
        },
        publishers={
            f"publisher-{number}": Publisher.model_construct(
                name=payload,
                homepage="javascript:window.hit=1",
                hosts=("x.example.org",),
                kind=PublisherKind.WIRE,
                rights=Rights.OPEN,
                licence=payload,
            )
            for number, payload in enumerate(PAYLOADS)
        },
        pages=tuple(_hostile_page(name) for name in ("about", "contribute")),
        names=Names.model_construct(
            people={f"a{number} {payload}": Name(ja=payload) for number, payload in enumerate(PAYLOADS)},
            places={},
            organizations={},
        ),
        glossary={payload[:40]: Abbreviation(name=payload, explanation=payload) for payload in PAYLOADS},
    )


def _hostile_article(number: int, payload: str) -> Article:
    id_ = f"2020-01-{number + 1:02}-hostile"
    source = Source.model_construct(
        publisher=f"publisher-{number}",
        title=payload,
        url=f'javascript:window.hit=1//"{payload}',
        published=EventDate(2020, 1, 1),
        author=payload,
        archived="data:text/html,<script>parent.hit=1</script>",
        language="en",
    )
    front = FrontMatter.model_construct(
        title=payload,
        date=EventDate(2020, 1, number + 1),
        topics=None,
        summary=payload,
        sources=(source,),
        people=(f"a{number} {payload}",),
        places=(f"b{number} {payload}",),
        organizations=(f"c{number} {payload}",),
    )
    return Article(id_, f"{id_}.md", PurePosixPath(f"content/{payload[:20]}/{id_}.md"), front, payload)


def _hostile_page(name: str) -> StandingPage:
    everything = "\n\n".join(PAYLOADS)
    matter = StandingMatter.model_construct(title=everything, description=everything)
    return StandingPage(name, f"{name}.md", PurePosixPath(f"content/pages/{name}.md"), matter, everything)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    content = hostile_content()
    leads = tuple(article.id for article in content.articles)
    tags = {id_: (Tag(f"topic-{number}"),) for number, id_ in enumerate(leads)}
    edition = arrange(content, Judgement(leads, ()), tags, date(2020, 2, 1))
    recipes = tuple(render(edition, apparatus, ("Digest", "")))
    write(recipes, folder / "docs", Ledger("made now"), Sealer())
    (folder / "site").mkdir()
    lay_out(ROOT / "mkdocs.yml", folder / "docs", folder / "site", date(2020, 2, 1))
    return folder / "site"


def pages(site: Path) -> Iterator[Path]:
    yield from sorted(path for path in site.rglob("*.html") if path.name != "404.html")


def test_no_active_element_and_no_active_attribute_stands_in_any_page(site: Path) -> None:
    found = [fault for page in pages(site) for fault in _active(html.parse(str(page)), page.name)]
    assert found == []


def _active(tree: html.HtmlElement, page: str) -> Iterator[str]:
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in ACTIVE and not _is_own(element):
            yield f"{page}: <{element.tag}>"
        for name, value in element.attrib.items():
            if name.startswith("on") or name in {"srcdoc", "style", "formaction"}:
                yield f"{page}: {name}={value}"
            if name in {"href", "src", "action"} and _leads_out(element, value):
                yield f"{page}: {name}={value}"


def _leads_out(element: html.HtmlElement, value: str) -> bool:
    """Tell whether an address is a whole one; that of a vocabulary is a name, and nothing loads it."""
    names_vocabulary = element.get("rel", "").startswith("schema.")
    return bool(re.match(r"[^/?]*:", value)) and not names_vocabulary


def _is_own(element: html.HtmlElement) -> bool:
    if element.tag == "script":
        return _is_own_script(element) or _is_data(element)
    if element.tag == "svg":
        return _is_own_drawing(element)
    return bool(element.getparent() is not None and element.getparent().tag == "head")


def _is_own_script(element: html.HtmlElement) -> bool:
    source = element.get("src", "")
    return OWN_SCRIPTS in source and "//" not in source and not element.text


def _is_data(element: html.HtmlElement) -> bool:
    """Tell whether a script only describes the page to search engines, as sound JSON."""
    if dict(element.attrib) != {"type": "application/ld+json"} or "<" in element.text:
        return False
    return bool(json.loads(element.text))


def _is_own_drawing(element: html.HtmlElement) -> bool:
    """Tell whether a drawing is one path of digits, and nothing else."""
    [path] = element
    return not len(path) and set(path.attrib) == {"d"} and not set(path.get("d")) - set("Mvhz- 0123456789")


def test_nothing_runs_and_nothing_is_loaded_from_elsewhere_in_a_real_browser(
    site: Path, chromium: Browser
) -> None:
    context = chromium.new_context()
    foreign: list[str] = []
    context.on(
        "request", lambda request: None if request.url.startswith("file:") else foreign.append(request.url)
    )
    page = context.new_page()
    hits = []
    for path in pages(site):
        page.goto(path.as_uri())
        page.keyboard.press("Tab")
        if page.evaluate("() => window.hit === 1 || Boolean(document.querySelector('[onerror],[onload]'))"):
            hits.append(path.name)
    context.close()
    assert hits == []
    assert foreign == []


def test_what_an_editor_wrote_stays_readable_as_text(site: Path) -> None:
    tree = html.parse(str(site / "articles/2020/2020-01-01-hostile.html"))
    assert tree.findtext(".//h1") == PAYLOADS[0]
    assert tree.findtext(".//title").startswith(PAYLOADS[0])
    [description] = tree.xpath("//meta[@name='description']/@content")
    assert description == PAYLOADS[0]


def test_the_check_of_this_test_finds_a_script_where_there_is_one(tmp_path: Path) -> None:
    spoiled = tmp_path / "spoiled.html"
    spoiled.write_text(
        "<p onclick=x><a href=javascript:x>x</a><script>x</script>"
        "<script type=application/ld+json onload=x>{}</script><svg><path d='M0 0' onload=x></svg>",
        "utf-8",
    )
    assert len(list(_active(html.parse(str(spoiled)), "spoiled"))) == 7
