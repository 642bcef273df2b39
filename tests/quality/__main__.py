"""Prints every quality table: `make quality`."""

from tests.quality import cleaning, deduplication, tagging
from tests.quality.table import show

for part in (cleaning, deduplication, tagging):
    for table in part.tables():
        show(table)
