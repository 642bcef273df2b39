"""Links from one Markdown file to another, as both lie on disk."""

from collections.abc import Collection
from posixpath import basename, dirname, join, normpath, relpath
from urllib.parse import unquote

from generator.text.forms.fault import quote
from generator.text.forms.nearest import nearest
from generator.text.markup.body import Link


def local_file(link: Link, file: str) -> str | None:
    """Give the Markdown file that a link in `file` leads to, or None where it leads elsewhere."""
    path = unquote(link.target.partition("#")[0])
    return normpath(join(dirname(file), path)) if link.is_local and path.endswith(".md") else None


def leads_out(link: Link, file: str) -> bool:
    """Tell whether a link climbs out of the room; `file`, in which it stands, is a path below the room."""
    path = unquote(link.target.partition("#")[0])
    return link.is_local and normpath(join(dirname(file), path)).split("/")[0] == ".."


def no_such_file(link: Link, file: str, files: Collection[str]) -> str:
    """Say that a link in `file` leads to none of `files`, and where it might have been meant to."""
    names = {basename(other): other for other in files if other.endswith(".md")}
    near = nearest(basename(link.target.partition("#")[0]), names)
    ending = f'did you mean "{relpath(names[near], dirname(file))}"?' if near else "check the path"
    return f"the link {quote(link.target)} leads to no file; {ending}"
