"""Thirty fictional articles, laid out as the built site lays out its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from shutil import copytree

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.making.ledger import Ledger
from generator.site.search import FOLDER, Index, index_stale
from generator.text.addresses.paths import relative_link
from generator.text.markup.sanitise import sanitise_page
from tests.project import ROOT

POLICY = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8").replace("!ENV ", ""))["extra"][
    "security_policy"
]
NAMES = {"people": "People", "places": "Places", "organizations": "Organizations", "publishers": "Publishers"}


@dataclass(frozen=True)
class Story:
    """A fictional article, as little of it as a search can tell."""

    id: str
    title: str
    body: str
    topics: tuple[str, ...] = ("Diplomacy",)
    people: tuple[str, ...] = ()
    publisher: str = "Bay Courier"
    summary: str = ""

    @property
    def year(self) -> str:
        """The year it happened in."""
        return self.id[:4]


TWENTY_ROUNDS = tuple(
    Story(
        f"{1980 + number}-05-04-round",
        f"Tariff round {number}",
        "Envoys met over tariffs on plums.",
        ("Trade",),
    )
    for number in range(20)
)
STORIES = (
    Story(
        "2001-02-09-lantern-treaty",
        "Lantern treaty signed",
        "Envoys signed the treaty on paper lanterns in the harbour. "
        "安倍晋三は日米安保条約「改定」について語った。",
        ("Trade", "Diplomacy"),
        ("Aiko Hayashi", "Walter Finch"),
        summary="The treaty on lanterns was signed after nine years of talks.",
    ),
    Story("2001-06-30-lantern-duty", "Duty on lanterns falls", "Each lantern now costs less.", ("Trade",)),
    Story("2003-03-03-lantern-fire", "Lantern store burns", "A lantern fell in the store.", ("Security",)),
    Story(
        "2003-08-21-lantern-market",
        "Lanterns sell again",
        "Lantern sales rose on the market.",
        ("Trade",),
        ("Aiko Hayashi",),
    ),
    Story(
        "2004-01-15-island-base",
        "Island base moves",
        "沖縄の米軍基地は移転する。",
        ("Security",),
        publisher="朝の新聞",
    ),
    Story(
        "2005-11-11-sword",
        "A sword goes home",
        "The sword of Mito returned.",
        ("Culture",),
        ("Walter Finch",),
    ),
    Story(
        "2006-07-07-angles", "How to write <b>bold</b>", 'They wrote <script>alert("x")</script> & laughed.'
    ),
    Story("2007-12-01-quiet", "A quiet year", "Nothing more was said of 半導体 in public.", ("Trade",)),
    Story("2008-04-04-chips", "Chips agreed", "日米 FTA と半導体の協定に署名した。", ("Trade", "Technology")),
    Story("2009-09-09-lake", "The lake opens", "Boats may cross the lake once more."),
)
TOPICS = {"trade": "Trade", "security": "Security", "culture": "Culture"}


def build_site(site: Path, stories: Iterable[Story] = (*TWENTY_ROUNDS, *STORIES)) -> Path:
    """Lay out articles and a search page in `site`, and index them."""
    for story in stories:
        _write(
            site / "articles" / story.year / f"{story.id}.html", _page(story.title, _article(story), "../../")
        )
    _write(site / "search.html", _page("Search", _search_page(), ""))
    copytree(ROOT / "theme_overrides" / "assets", site / "assets")
    index_site(site)
    return site


def index_site(site: Path) -> None:
    """Index the pages of `site`."""
    pages = (path.relative_to(site).as_posix() for path in sorted(site.rglob("articles/*/*.html")))
    index = Index(site, dict.fromkeys(pages, ""), "", site / "words.rows")
    index_stale(index, Ledger(""), site, [FOLDER], site)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _page(title: str, main: str, top: str) -> str:
    return f"""<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="{POLICY}">
    <title>{escape(title)}</title>
    <link rel="icon" href="{top}assets/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="{top}assets/digest.css">
    {"" if top else '<link rel="stylesheet" href="assets/search.css">'}
    {"" if top else '<script src="search/engine.js" defer></script>'}
    {"" if top else '<script src="assets/search.js" defer></script>'}
    <script src="{top}assets/shortcuts.js" defer></script>
    <script src="{top}assets/before_paint.js"></script>
  </head>
  <body>
    <header class="masthead">
      <form class="masthead__search" role="search" action="{top}search.html" method="get">
        <label for="masthead-search">Search</label>
        <input id="masthead-search" type="search" name="q" autocomplete="off" data-shortcut="/" data-suggest>
        <button type="submit">Go</button>
      </form>
    </header>
    <main class="page">{main}</main>
  </body>
</html>
"""


def _article(story: Story) -> str:
    date, title, body = story.id[:10], escape(story.title), escape(story.body)
    return str(
        sanitise_page(f"""
<article class="story" data-pagefind-body data-pagefind-sort="date:{date}">
  <ul data-pagefind-ignore>{_links("topic", story.topics)}</ul>
  <h1 data-pagefind-meta="title">{title}</h1>
  <p data-pagefind-ignore data-pagefind-filter="year:{story.year}" data-pagefind-meta="date">{date}</p>
  <p data-pagefind-meta="summary">{escape(story.summary)}</p>
  <p>{body}</p>
  <ul data-quoted-last>{_links("publisher", [story.publisher])}{_links("person", story.people)}</ul>
</article>
""")
    )


def _links(group: str, values: Iterable[str]) -> str:
    return "".join(f'<li><a data-pagefind-filter="{group}" href="#top">{value}</a></li>' for value in values)


def _search_page() -> str:
    templates = Environment(
        loader=PackageLoader("generator", "templates"), autoescape=True, undefined=StrictUndefined
    )
    html = templates.get_template("search.html.j2").render(
        articles=len(TWENTY_ROUNDS) + len(STORIES),
        topics=TOPICS,
        link=partial(relative_link, "search.html"),
        name_titles=NAMES,
    )
    return str(sanitise_page(html))
