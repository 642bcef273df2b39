"""What the digest is timed against: other generators, each given the same articles in its own form."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

Command = tuple[str, ...]
BIN = Path(os.environ.get("PEERS", sys.prefix), "bin").absolute()
"""Where those peers are installed that the digest does not bring."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator: its name, what it wants to find in its folder, how it is run there, what it makes.

    `article` gives where an article's file stands and what it holds, from the
    id, the head and the body that the digest reads.
    """

    name: str
    files: Mapping[str, str]
    article: Callable[[str, Mapping[str, object], str], tuple[str, str]]
    commands: tuple[Command, ...]
    output: str

    def write(self, content: Path, folder: Path) -> None:
        """Set up its folder with all articles of `content`."""
        for name, text in {**self.files, **dict(self._articles(content))}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")

    def _articles(self, content: Path) -> Iterator[tuple[str, str]]:
        for path in sorted((content / "articles").rglob("*.md")):
            _, head, body = path.read_text("utf-8").split("---\n", 2)
            yield self.article(path.stem, yaml.load(head, yaml.CSafeLoader), body)


def _head(**keys: object) -> str:
    head = yaml.dump(keys, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
    return f"---\n{head}---\n"


def _for_hugo(id_: str, head: Mapping[str, object], body: str) -> tuple[str, str]:
    told = {key: head[key] for key in ("title", "date", "summary", "topics", "people")}
    return f"content/articles/{id_}.md", _head(**told) + body


def _for_pelican(id_: str, head: Mapping[str, object], body: str) -> tuple[str, str]:
    topics = head["topics"] if isinstance(head["topics"], list) else []
    told = f"Title: {head['title']}\nDate: {head['date']}\nSlug: {id_}\nTags: {', '.join(topics)}\n\n"
    return f"content/{id_}.md", told + body


def _for_mkdocs(id_: str, head: Mapping[str, object], body: str) -> tuple[str, str]:
    return f"docs/articles/{id_}.md", _head(title=head["title"]) + body


def _for_blog(id_: str, head: Mapping[str, object], body: str) -> tuple[str, str]:
    told = _head(title=head["title"], date=head["date"], categories=head["topics"])
    return f"docs/blog/posts/{id_}.md", f"{told}{head['summary']}\n\n<!-- more -->\n\n{body}"


_PAGE = (
    "<!doctype html><html lang=en><title>{{ .Title }}</title><body data-pagefind-body><h1>{{ .Title }}</h1>"
)
_LIST = "<ul>{{ range .Pages }}<li><a href='{{ .RelPermalink }}'>{{ .Title }}</a></li>{{ end }}</ul>"

HUGO = Peer(
    "Hugo with Pagefind",
    {
        "hugo.toml": "title = 'Peer'\n[taxonomies]\ntopic = 'topics'\nperson = 'people'\n",
        "layouts/_default/single.html": _PAGE + "<time>{{ .Date }}</time>{{ .Content }}</body></html>",
        "layouts/_default/list.html": _PAGE.replace(" data-pagefind-body", "") + _LIST + "</body></html>",
    },
    _for_hugo,
    ((str(BIN / "hugo"), "--quiet"), (str(BIN / "python"), "-m", "pagefind", "--site", "public", "--quiet")),
    "public",
)
PELICAN = Peer(
    "Pelican, no search",
    {"pelicanconf.py": "SITENAME = 'Peer'\nTIMEZONE = 'UTC'\nTHEME = 'simple'\nPATH = 'content'\n"},
    _for_pelican,
    ((str(BIN / "python"), "-m", "pelican", "--quiet"),),
    "output",
)
MKDOCS = Peer(
    "MkDocs with Material",
    {
        "mkdocs.yml": "site_name: Peer\ntheme: material\nnav: [index.md]\nplugins: [search]\n",
        "docs/index.md": "# Peer\n",
    },
    _for_mkdocs,
    ((sys.executable, "-m", "mkdocs", "build", "--quiet"),),
    "site",
)
BLOG = Peer(
    "Material's blog",
    {
        "mkdocs.yml": "site_name: Peer\ntheme: material\nplugins: [search, blog, tags]\n",
        "docs/index.md": "# Peer\n",
        "docs/blog/index.md": "# Blog\n",
    },
    _for_blog,
    ((sys.executable, "-m", "mkdocs", "build", "--quiet"),),
    "site",
)
PEERS = (HUGO, PELICAN, MKDOCS, BLOG)
