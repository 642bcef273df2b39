"""An editor's Markdown as safe HTML, its links between files made into links between pages."""

from collections.abc import Callable
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from generator.text.markup.markdown import to_html
from generator.text.markup.sanitise import SafeHtml, sanitise_body


def prose(markdown: str, source: PurePosixPath, link: Callable[[str], str]) -> SafeHtml:
    """Render what stands in the file `source`, and sanitise it; arguments as those of `prose_html`."""
    return sanitise_body(prose_html(markdown, source, link))


def prose_html(markdown: str, source: PurePosixPath, link: Callable[[str], str]) -> str:
    """Render what stands in the file `source`; what comes out still has to pass `sanitise_body`.

    `link` is given the path of a page from the site's root, with its
    `#anchor` if any, and gives the address to write. Links to other places
    stay as they are. Raises DigestError as `to_html` does.
    """

    def lead_to(target: str) -> str:
        file, hash_sign, anchor = target.partition("#")
        if ":" in file or not file.endswith(".md"):
            return target
        return link(_page(source.parent / unquote(file)) + hash_sign + anchor)

    return to_html(markdown, lead_to)


def _page(file: PurePosixPath) -> str:
    """Give the page made from a file of the editors' room: `pages/` holds those at the site's root."""
    file = PurePosixPath(normpath(file))
    folder = "" if file.parent.name == "pages" else f"articles/{file.parent.name}/"
    return f"{folder}{file.stem}.html"
