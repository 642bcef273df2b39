"""Files an editor asks about → the files of the room that have something to do with them."""

import re
from collections.abc import Collection, Iterator
from datetime import timedelta
from pathlib import Path

from generator.text.canonical_address import canonical_address
from generator.text.event_date import EventDate
from generator.text.folder import files_below
from generator.text.ids import date_of

DAYS_APART = 4
"""Re-takes of a report appear within 72 hours; a day more costs nothing."""

_ADDRESS = re.compile(rb"https?://[^\s<>\"'\]),]+")
_LINK = re.compile(rb"[\w-]+(?=\.md)")
_ID = re.compile(rb"\b\d{4}(?:-\d\d(?:-\d\d)?)?(?:-[a-z0-9]+)+")
_FIRST_WORDS = 80
_SHORTEST_LINE = 60


def neighbourhood(folder: Path, files: Collection[Path]) -> frozenset[Path]:
    """Find what has to be read to check `files` of the content `folder`.

    That is: the files themselves, those of about the same day, those they
    name, those that name them, and those with the same address or the same
    first words. Cheaper than reading all by a factor of ten, and what it
    leaves out changes no finding of these files.
    """
    articles = files_below(folder / "articles", lambda _: None)
    wanted = {path.resolve() for path in files}
    own = [path for path in articles if path.resolve() in wanted]
    traces = {trace for path in own for trace in _traces(path)}
    return frozenset(
        path for path in articles if path in own or _is_near(path, own) or _shows_any(path, traces)
    )


def _traces(path: Path) -> Iterator[bytes]:
    """Give what another file that has to do with this one would hold."""
    data = _bytes(path)
    yield path.stem.encode()
    for found in _ADDRESS.findall(data):
        canonical = canonical_address(found.decode(errors="replace"))
        yield canonical.removeprefix("https://").partition("/")[2].partition("?")[0].encode() or canonical.encode()
    body = data.rpartition(b"\n---\n")[2]
    yield from (line[:_FIRST_WORDS] for line in body.splitlines() if len(line) >= _SHORTEST_LINE)
