"""Where the files of articles and pages belong, and how they are named.

Files go by their paths below the content folder.
"""

from pathlib import Path
from typing import Final

from generator.text.addresses.ids import date_of, is_id
from generator.text.folder import shown

EXAMPLE: Final = "articles/2021/2021-03-16-blinken-motegi-tokyo.md"


def stem_of(file: str) -> str:
    """Give a file's name without its ending."""
    name = file.rpartition("/")[2]
    return name[: name.rfind(".", 1)] if "." in name[1:] else name


def misplaced_article(file: str, folder: Path) -> str | None:
    """Say what is wrong with an article's name or folder, if anything."""
    if not file.endswith(".md"):
        return f"only articles belong here, in files that end in .md; rename it as in {EXAMPLE}, or move it"
    date = date_of(stem_of(file))
    if not date:
        return f"the file's name must be a date and a few words in lower case, as in {EXAMPLE}"
    home = f"articles/{date.year:04}"
    if file.rpartition("/")[0] == home:
        return None
    return f"this file belongs in {shown(folder / home)}/; move it there"


GENERATED: Final = frozenset({"404", "data", "glossary", "offline", "search"})
"""The pages at the top of the site that no editor writes."""


def misplaced_page(file: str, _: Path) -> str | None:
    """Say what is wrong with a standing page's name or folder, if anything."""
    if stem_of(file) in GENERATED:
        return f"the site has a page {stem_of(file)}.html of its own; choose another name"
    if file.endswith(".md") and is_id(stem_of(file)) and file == f"pages/{stem_of(file)}.md":
        return None
    return "only pages belong here, in files such as about.md, with lower-case names and in no other folder"
