"""Processes that work for this one, and end with it."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import parent_process
from threading import Thread, current_thread, main_thread


@contextmanager
def workers(
    count: int, begin: Callable[..., None] | None = None, *given: object
) -> Iterator[ProcessPoolExecutor]:
    """Give `count` processes that end silently where their work is broken off, and when this one is gone.

    Each calls `begin(*given)` first. Where the system forks processes, they
    have what is given without its being sent to them.
    """
    with ProcessPoolExecutor(count, initializer=_settle, initargs=(begin, given)) as pool:
        try:
            with _ctrl_c_waiting():
                pool.submit(_begin)
            yield pool
        except BaseException:
            for process in [*(pool._processes or {}).values()]:  # noqa: SLF001  # told only by Python 3.14 on
                process.terminate()
            raise


@contextmanager
def _ctrl_c_waiting() -> Iterator[None]:
    """Let Ctrl-C wait: while Python forks it may be lost, and processes half begun cannot be ended."""
    if current_thread() is not main_thread():  # which alone is told of it
        yield
        return
    pressed: list[int] = []
    usual = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
    for number in pressed[:1]:
        signal.raise_signal(number)


def _begin() -> None:
    """Do nothing: with the first thing to do, a pool begins its processes."""


def _settle(begin: Callable[..., None] | None, given: tuple[object, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()
    if begin:
        begin(*given)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
