"""Processes that work for this one, and end with it."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import parent_process
from threading import Thread


def workers(count: int) -> ProcessPoolExecutor:
    """Give `count` processes that end silently at Ctrl-C, and when the one that began them is gone."""
    return ProcessPoolExecutor(count, initializer=_settle)


def _settle() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
