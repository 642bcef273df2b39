"""Prints every quality table: `make quality`."""

from itertools import chain

from tests.quality.cleaning import tables as cleaning
from tests.quality.deduplication import tables as deduplication
from tests.quality.table import show
from tests.quality.tagging import tables as tagging

for table in chain(cleaning(), deduplication(), tagging()):
    show(table)
