"""Rows as CSV that programs read exactly and spreadsheets open without harm.

UTF-8 with a byte order mark: without it Excel takes the file for the local
code page and spoils every Japanese name; pandas, DuckDB and readr skip it.
Lines end in CRLF, as RFC 4180 has it.
"""

import csv
import re
from collections.abc import Iterable
from io import StringIO

from generator.outputs.rows import Row, Value
from generator.text.data_columns import Table

_JOINT = "; "
_FORMULA = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
"""Also in the wide forms of a Japanese keyboard."""


def csv_table(table: Table, lines: Iterable[bytes]) -> bytes:
    """Print a table around its lines, which are in UTF-8: the header first."""
    header = _printed([[column.name for column in table.columns]])
    return b"".join([header.encode("utf-8-sig"), *lines])


def csv_lines(table: Table, rows: Iterable[Row]) -> str:
    """Print rows of a table; what is not known is an empty cell."""
    names = [column.name for column in table.columns]
    return _printed([_cell(row[name]) for name in names] for row in rows)


def _printed(rows: Iterable[list[str]]) -> str:
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _cell(value: Value) -> str:
    """Write a value so that no spreadsheet takes it for a formula.

    What begins as one gets an apostrophe before it; so does what begins with
    apostrophes and then as one, so that taking one away always gives the value.
    """
    text = _JOINT.join(map(_item, value)) if isinstance(value, list) else str("" if value is None else value)
    return f"'{text}" if _FORMULA.match(text) else text


def _item(text: str) -> str:
    r"""Write a member of a list; a semicolon in it, which would part it, becomes `\;`."""
    return text.replace("\\", r"\\").replace(";", r"\;")
