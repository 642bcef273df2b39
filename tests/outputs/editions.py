"""Editions for the tests of outputs: the invented archive, and small ones with hostile words in them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath

from hypothesis import strategies as st

from generator.model import (
    Article,
    Content,
    Edition,
    File,
    FrontMatter,
    Judgement,
    Page,
    Publisher,
    PublisherKind,
    Tag,
    Telling,
    Topic,
)
from generator.outputs.apparatus import apparatus
from generator.stages.arrange import arrange
from generator.stages.dedupe import dedupe
from generator.stages.read_content import read_content
from generator.stages.render import render
from generator.stages.tag import tags_of, topic_matcher
from generator.text.addresses.slug import slug
from generator.text.unreadable import UNREADABLE

NAME = "Kite & Lantern Digest"
ADDRESS = "https://digest.example.org/kites/"
REPORT = "https://lantern.example.org/kites?a=1"
SUMMARY = "An invented summary that is long enough to be a summary of something."


def read_edition(folder: Path) -> Edition:
    """Take the content of a folder through the stages that make an edition."""
    content, problems = read_content(folder)
    assert not problems
    published = [article for article in content.articles if not article.front.draft]
    judgement = dedupe([_telling(article) for article in published])
    matcher = topic_matcher(content.topics)
    return arrange(content, judgement, {article.id: tags_of(article, matcher) for article in published}, None)


def printed(edition: Edition) -> Iterator[Page]:
    """Print every page of an edition."""
    return (recipe.made() for recipe in render(edition, apparatus, (NAME, ADDRESS)))


def edition_of(
    *articles: Article, publisher_name: str = "Lantern Times", topic_title: str = "Trade"
) -> Edition:
    """Arrange articles whose source is one newspaper and whose topic is one."""
    topics = {
        "trade": Topic(title=topic_title, description="Goods.", phrases=("tariff",)),
        "culture": Topic(title="Culture", description="Kites.", phrases=("kite",)),
    }
    publisher = Publisher(
        name=publisher_name,
        homepage="https://lantern.example.org/",
        hosts=("lantern.example.org",),
        kind=PublisherKind.NEWSPAPER,
    )
    content = Content(articles=articles, topics=topics, publishers={"lantern-times": publisher})
    judgement = Judgement(leads=tuple(article.id for article in articles), copies=())
    tags = {article.id: tuple(Tag(topic) for topic in article.front.topics or ()) for article in articles}
    return arrange(content, judgement, tags, None)


def article(
    title: str = "Kites are counted",
    when: str = "2020-05-05",
    body: str = "An invented body.",
    source: Mapping[str, str] | None = None,
    **front: Iterable[str],
) -> Article:
    """Make a small article; `source` and `front` add to its source and its head."""
    id_ = f"{when}-kites"
    path = PurePosixPath("content/articles", when[:4], f"{id_}.md")
    head = {
        "title": title,
        "date": when,
        "summary": SUMMARY,
        "topics": ["trade"],
        "sources": [{"publisher": "lantern-times", "url": f"{REPORT}&day={when}", **(source or {})}],
        **front,
    }
    return Article(id=id_, file=str(path), source=path, front=FrontMatter.model_validate(head), body=body)


def days(count: int) -> Iterator[str]:
    """Give that many days in a row, from the first of 2001."""
    start = date(2001, 1, 1).toordinal()
    return (date.fromordinal(start + day).isoformat() for day in range(count))


def by_path(files: Iterable[File]) -> Mapping[str, bytes]:
    """Give the bytes of each file by its path; no path may be written twice."""
    told: dict[str, bytes] = {}
    for file in files:
        assert str(file.path) not in told
        told[str(file.path)] = file.data
    return told


def _telling(article: Article) -> Telling:
    front = article.front
    return Telling(
        id=article.id,
        text=f"{front.summary}\n\n{article.body}",
        title=front.title,
        same_as=front.same_as,
        not_same_as=front.not_same_as,
    )


# --- Hostile words ----------------------------------------------------------------------------

_EXAMPLES = st.sampled_from(
    [
        '=HYPERLINK("https://evil.example/","click")',
        "+81 3 1234 5678",
        "-1+1",
        "@SUM(A1:A9)",
        "'=already quoted",
        "\N{FULLWIDTH EQUALS SIGN}1\N{FULLWIDTH PLUS SIGN}1",
        "\tTabbed",
        'He said "no", & left; <b>twice</b>',
        "]]> <!-- & --> <?x?>",
        "七夕の手紙、太平洋を渡る",
        "שלום, עולם",
        "مرحبا؛ بالعالم",
        "two\nlines",
        "👩‍🚀 🇯🇵🇺🇸",
        "back\\slash; and, comma",
        "100 % {{ 7 * 7 }} {% raw %}",
    ]
)
_READABLE = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(
    lambda text: not UNREADABLE.search(text)
)
hostile = st.one_of(_EXAMPLES, _READABLE)
"""Any text that the reader of content lets through, and line breaks, which it does not."""

names = st.lists(hostile.filter(slug), max_size=4, unique_by=slug)
"""Names that have pages of their own: letters in each, no two at one address."""
