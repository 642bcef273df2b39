"""Content in which every text is an attack, past the reader that would refuse most of it."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path, PurePosixPath

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
from generator.site.layout import THEME, Layout, lay_out_stale
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
"""One or more of each kind of attack, written for this project."""

FIRST_DAY = date(2020, 1, 1)


def hostile_content(payloads: Sequence[str] = PAYLOADS) -> Content:
    """Put every payload into every field that reaches a page."""
    numbered = list(enumerate(payloads))
    return Content(
        articles=tuple(_article(number, payload) for number, payload in numbered),
        topics={f"topic-{number}": _topic(payload) for number, payload in numbered},
        publishers={f"publisher-{number}": _publisher(payload) for number, payload in numbered},
        pages=tuple(_page(name, payloads) for name in ("about", "contribute")),
        names=Names.model_construct(
            people={_name("a", number, payload): Name(ja=payload[:300]) for number, payload in numbered},
            places={},
            organizations={},
        ),
        glossary={
            payload[:40]: Abbreviation.model_construct(name=payload, explanation=payload)
            for payload in payloads
        },
    )


def build_hostile_site(folder: Path, content: Content) -> Path:
    """Build a site of `content`, which nothing has checked, below `folder`, and give the site's folder."""
    leads = tuple(article.id for article in content.articles)
    tags = {id_: (Tag(f"topic-{number}"),) for number, id_ in enumerate(leads)}
    edition = arrange(content, Judgement(leads, ()), tags, date(2020, 2, 1))
    recipes = tuple(render(edition, apparatus, ("Digest", "")))
    seals = Sealer().all_of(recipes)
    write(recipes, seals, folder / "docs", Ledger("made now"))
    (folder / "site").mkdir()
    layout = Layout(
        ROOT / "mkdocs.yml", folder / "docs", date(2020, 2, 1), folder / "frames.json", "made now"
    )
    lay_out_stale(layout, [*seals, THEME], folder / "site")
    return folder / "site"


def _name(letter: str, number: int, payload: str) -> str:
    return f"{letter}{number} {payload[:100]}"


def _topic(payload: str) -> Topic:
    return Topic.model_construct(
        title=payload, description=payload, introduction=payload, phrases=(payload,), threshold=2.0
    )


def _publisher(payload: str) -> Publisher:
    return Publisher.model_construct(
        name=payload,
        homepage="javascript:window.hit=1",
        hosts=("x.example.org",),
        kind=PublisherKind.WIRE,
        rights=Rights.OPEN,
        licence=payload,
    )


def _article(number: int, payload: str) -> Article:
    day = FIRST_DAY + timedelta(days=number)
    id_ = f"{day}-hostile"
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
        date=EventDate(day.year, day.month, day.day),
        topics=None,
        summary=payload,
        sources=(source,),
        people=(_name("a", number, payload),),
        places=(_name("b", number, payload),),
        organizations=(_name("c", number, payload),),
    )
    return Article(id_, f"{id_}.md", PurePosixPath(f"content/{payload[:20]}/{id_}.md"), front, payload)


def _page(name: str, payloads: Sequence[str]) -> StandingPage:
    everything = "\n\n".join(payloads)
    matter = StandingMatter.model_construct(title=everything, description=everything)
    return StandingPage(name, f"{name}.md", PurePosixPath(f"content/pages/{name}.md"), matter, everything)
