"""Data files, read as the page that explains them says."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path

import duckdb

from generator.model import File
from generator.text.data_columns import TABLES

TABLE_NAMES = [table.name for table in TABLES]
FORMULA = "[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]"
"""How what a spreadsheet computes begins."""


def write(files: Iterable[File], folder: Path) -> Path:
    """Write the files below `folder`, and give the one that holds the data."""
    for file in files:
        path = folder / file.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(file.data)
    return folder / "data"


def read_csv(data: bytes) -> list[dict[str, str]]:
    """Read a table, taking away the apostrophes that keep formulas from being any."""
    rows = csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""))
    return [{name: re.sub(f"^'(?='*{FORMULA})", "", cell) for name, cell in row.items()} for row in rows]


def cells(data: bytes) -> Iterator[str]:
    """Give every cell of a table as a spreadsheet meets it."""
    for row in csv.reader(StringIO(data.decode("utf-8-sig"), newline="")):
        yield from row


def parted(cell: str) -> list[str]:
    """Part a list at its semicolons, but for those with a backslash before them."""
    items = re.findall(r"(?:[^;\\]|\\.)+", cell, re.DOTALL)
    return [
        re.sub(r"\\(.)", r"\1", item.removeprefix(" ") if place else item, flags=re.DOTALL)
        for place, item in enumerate(items)
    ]


def ask_duckdb(query: str, path: Path) -> list[tuple[object, ...]]:
    """Ask a new DuckDB about one file."""
    with duckdb.connect() as connection:
        return connection.execute(query, [str(path)]).fetchall()
