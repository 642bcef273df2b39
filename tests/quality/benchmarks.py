"""Pages of others that cleaning is measured on, fetched by git into `build/quality/` and never committed."""

import gzip
import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.project import ROOT

CONVERTERS = ("inscriptis", "html-text", "html2text")


class UnavailableError(Exception):
    """The pages could not be fetched; the message says which and why."""


@dataclass(frozen=True)
class Repository:
    """Where pages are published, at which state, and which folders hold them."""

    address: str
    commit: str
    paths: tuple[str, ...]


ARTICLES = Repository(
    "https://github.com/scrapinghub/article-extraction-benchmark",
    "4a3bc979f76c0df73cb95fe272e2fc1b96f9f010",
    ("ground-truth.json", "html", *(f"output/{name}.json" for name in CONVERTERS)),
)
ANNOTATED = Repository(
    "https://github.com/adbar/trafilatura",
    "e90b0ef51ab026fdb905fb6c5b3c84dd3d784fd5",
    ("tests/evaldata.json", "tests/cache", "tests/eval"),
)


@dataclass(frozen=True)
class Page:
    """A page as it was saved, and what people found in it."""

    id: str
    html: bytes
    meant: dict[str, Any]
    hash: bytes

    @property
    def is_kept_aside(self) -> bool:
        """Half of all pages, those of an odd hash, were not looked at while rules were made."""
        return self.hash[0] % 2 == 1


def article_pages() -> list[Page]:
    """Give scrapinghub's 181 pages, each with `articleBody`; raises UnavailableError."""
    folder = _fetched(ARTICLES)
    truths = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    saved = {id_: (folder / "html" / f"{id_}.html.gz").read_bytes() for id_ in truths}
    return [
        Page(id_, gzip.decompress(saved[id_]), truth, bytes.fromhex(id_)[3:]) for id_, truth in truths.items()
    ]


def converted_pages(converter: str) -> dict[str, str]:
    """Give the same pages as one of the benchmark's converters writes them, by id."""
    outputs = json.loads((_fetched(ARTICLES) / f"output/{converter}.json").read_text(encoding="utf-8"))
    return {id_: page["articleBody"] for id_, page in outputs.get("output", outputs).items()}


def annotated_pages() -> list[Page]:
    """Give trafilatura's pages with `title`, `author` or `date`; raises UnavailableError."""
    folder = _fetched(ANNOTATED) / "tests"
    truths = json.loads((folder / "evaldata.json").read_text(encoding="utf-8"))
    named = ((url, truth) for url, truth in truths.items() if {"title", "author", "date"} & truth.keys())
    return [
        Page(url, _saved(folder, truth["file"]).read_bytes(), truth, sha256(url.encode()).digest())
        for url, truth in named
    ]


def _saved(folder: Path, name: str) -> Path:
    return next(path for path in (folder / "cache" / name, folder / "eval" / name) if path.is_file())


def _fetched(repository: Repository) -> Path:
    folder = ROOT / "build" / "quality" / repository.address.rsplit("/", 1)[-1]
    if not all((folder / path).exists() for path in repository.paths):
        for command in _commands(repository, folder):
            _run(command, repository)
    return folder


def _commands(repository: Repository, folder: Path) -> Iterator[list[str]]:
    if not folder.exists():
        yield ["clone", "--quiet", "--no-checkout", "--filter=blob:none", repository.address, str(folder)]
    yield ["-C", str(folder), "checkout", "--quiet", repository.commit, "--", *repository.paths]


def _run(arguments: list[str], repository: Repository) -> None:
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["git failed"])[-1]
        msg = f"{repository.address} could not be fetched ({reason})"
        raise UnavailableError(msg)
