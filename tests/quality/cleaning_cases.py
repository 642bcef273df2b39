"""The project's own labelled cases of cleaning: a page as found, and the story that should be left of it.

A case is a file in `cases/cleaning/`: the page, the line `=== becomes ===`,
what is to be known of it, an empty line, and its story. A page that begins
with `<` is HTML.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.model import CleanArticle, RawArticle
from generator.stages.clean import clean, known_publishers
from tests.quality.shingles import Cleaned, Score, score

FOLDER = Path(__file__).with_name("cases") / "cleaning"
_NOBODY = known_publishers({})


@dataclass(frozen=True)
class Case:
    """One page, what is to be known of it, and its story."""

    name: str
    page: str
    known: dict[str, str]
    story: str

    @property
    def kind(self) -> str:
        """The table's row it belongs to."""
        if self.page.startswith("<"):
            return "saved pages"
        return "Japanese text" if self.name.startswith("ja-") else "English text"


@dataclass(frozen=True)
class Result:
    """What the cases came to: the score of their stories, and the share of known things that were found."""

    count: int
    stories: Score
    known: float


def cases() -> list[Case]:
    """Give all cases, by name."""
    return [_case(path) for path in sorted(FOLDER.glob("*.txt"))]


def measured(cases: Sequence[Case]) -> Result:
    """Clean the pages of `cases` and hold the outcome against them."""
    outcomes = [(case, cleaned(case.page)) for case in cases]
    told = [_said(article, key) == value for case, article in outcomes for key, value in case.known.items()]
    pages = [Cleaned(case.page, article.body if article else "", case.story) for case, article in outcomes]
    return Result(len(pages), score(pages), sum(told) / len(told))


def cleaned(page: str, url: str | None = None, *, is_html: bool | None = None) -> CleanArticle | None:
    """Give what this project leaves of a page, or None where it drops it."""
    html = page.startswith("<") if is_html is None else is_html
    article = clean(RawArticle("page", "page", page, html, url=url), _NOBODY)
    return article if isinstance(article, CleanArticle) else None


def _case(path: Path) -> Case:
    page, _, expected = path.read_text(encoding="utf-8").partition("=== becomes ===\n")
    head, _, story = f"\n{expected}".partition("\n\n")
    known = dict(line.split(": ", 1) for line in head.strip().splitlines())
    return Case(path.stem, page, known, story.strip())


def _said(article: CleanArticle | None, key: str) -> str:
    value = getattr(article, key, None)
    return ", ".join(value) if isinstance(value, tuple) else str(value)
