"""Commands run in this process, as quick as a call, in a project of a test's own."""

from collections.abc import Callable
from typing import NamedTuple


class Run(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


Digest = Callable[..., Run]
"""Given the words behind `digest`, runs the command."""
