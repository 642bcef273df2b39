"""Cleaned articles whose texts wait on disk, so that any number of them fits into memory."""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from tempfile import TemporaryFile
from weakref import finalize

from generator.model import CleanArticle


class KeptArticles(Mapping[str, CleanArticle]):
    """Articles by id, in the order they were kept; the file of their texts goes when they go."""

    def __init__(self) -> None:
        """Begin with none."""
        self._articles: dict[str, tuple[CleanArticle, int, int]] = {}
        with ExitStack() as opened:
            self._texts = opened.enter_context(TemporaryFile())
            finalize(self, opened.pop_all().close)

    def keep(self, article: CleanArticle) -> None:
        """Put an article away."""
        text = article.body.encode(errors="surrogatepass")
        start = self._texts.seek(0, os.SEEK_END)
        self._texts.write(text)
        self._articles[article.id] = replace(article, body=""), start, len(text)

    def body(self, id_: str) -> str:
        """Give the text of an article, read from the disk; raises KeyError where it is not kept."""
        _, start, size = self._articles[id_]
        self._texts.seek(start)
        return self._texts.read(size).decode(errors="surrogatepass")

    def __getitem__(self, id_: str) -> CleanArticle:
        """Give an article as it was kept; raises KeyError."""
        return replace(self._articles[id_][0], body=self.body(id_))

    def __iter__(self) -> Iterator[str]:
        """Go through the ids."""
        return iter(self._articles)

    def __len__(self) -> int:
        """Count the articles."""
        return len(self._articles)
