"""What a build writes: pages for the engine, finished files beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # to check an article takes no sanitiser
    from generator.text.markup.sanitise import SafeHtml


@dataclass(frozen=True, slots=True)
class Cited:
    """The ready citations of an article and of each of its sources, and where their files begin.

    `files` lacks the ending: `.bib`, `.ris` and `.json` stand there.
    """

    article: str
    sources: tuple[str, ...]
    files: str


@dataclass(frozen=True, slots=True)
class Apparatus:
    """What an article's page offers to those who cite it.

    `head` holds what stands in `<meta>` elements, each with `name` or
    `property`, and `content`; `json_ld` is the schema.org data as JSON.
    """

    head: tuple[Mapping[str, str], ...]
    json_ld: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file that the site engine will render.

    `path` is relative to the pages' folder. `meta` is the front matter, plain
    data; `body` has passed the sanitiser, as its type says.
    """

    path: PurePosixPath
    meta: Mapping[str, Any]
    body: "SafeHtml"


@dataclass(frozen=True, slots=True)
class File:
    """A finished file of the site that the engine does not lay out: a feed, a table, a calendar."""

    path: PurePosixPath
    data: bytes


Files = Iterator[File]
"""What one recipe makes where several files belong together: one after another, to be written at once."""
