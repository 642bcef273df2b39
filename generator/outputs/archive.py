"""Zip files that hold the same bytes whenever they hold the same files."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

Member = tuple[str, bytes]

_UNIX = 3
_READABLE_BY_ALL = 0o100644
_FIRST_YEAR, _LAST_YEAR = 1980, 2107  # what a zip file can date


def write_zip(path: Path, members: Iterable[Member], updated: date, stored: str = "") -> None:
    """Write `members`, in their order, to a zip file at `path`, all dated `updated` and readable by all.

    The member named `stored` is not compressed.
    """
    with ZipFile(path, "w") as archive:
        for name, data in members:
            how = ZIP_STORED if name == stored else ZIP_DEFLATED
            archive.writestr(_info(name, updated), data, how)


def _info(name: str, updated: date) -> ZipInfo:
    year = min(max(updated.year, _FIRST_YEAR), _LAST_YEAR)
    info = ZipInfo(name, (year, updated.month, updated.day, 0, 0, 0))
    info.create_system = _UNIX
    info.external_attr = _READABLE_BY_ALL << 16
    return info
