"""Figures in a table, as `make quality` prints them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from rich.console import Console
from rich.table import Table as Drawing

FLOORS = Path(__file__).with_name("floors.yml")


@dataclass(frozen=True)
class Table:
    """One table: who was measured in rows, what was measured in columns; None where it does not apply."""

    title: str
    columns: Sequence[str]
    rows: Mapping[str, Sequence[float | None]]


def floors(part: str) -> dict[str, float]:
    """Give the floors of `cleaning`, `deduplication` or `tagging`: measure → least value, 0 to 1."""
    return dict(yaml.safe_load(FLOORS.read_text(encoding="utf-8"))[part])


def show(table: Table) -> None:
    """Print a table; shares with three places, counts without."""
    drawing = Drawing(title=table.title, title_justify="left")
    drawing.add_column("")
    for column in table.columns:
        drawing.add_column(column, justify="right")
    for name, figures in table.rows.items():
        drawing.add_row(name, *map(_figure, figures))
    Console().print(drawing)


def _figure(value: float | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.3f}"
