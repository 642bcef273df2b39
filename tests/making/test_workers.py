"""Processes that work for another: they end with it, whenever it is broken off."""

import contextlib
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import count
from multiprocessing import active_children
from time import monotonic, sleep
from types import FrameType
from typing import Any

import pytest

from generator.making.at_once import beside, make_at_once
from generator.making.workers import workers

STEP = 19
"""A press at every line of Python's own code would take a quarter of a minute."""
HANDING_OVER = (__file__, contextlib.__file__)
"""Between the end of one context and the begin of the next, nobody holds the pool."""
SOON = 30  # seconds: longer than processes need to end


def test_ctrl_c_while_they_begin_ends_them_all(capfd: pytest.CaptureFixture[str]) -> None:
    begin()  # modules that were half read would stay so
    for line in count(1, STEP):
        ran = 0
        try:
            ran = begin(line)
        except KeyboardInterrupt:
            assert all_end_soon()
        if ran:
            assert ran < line, "it was lost"
            break
    assert capfd.readouterr().err == ""


def test_work_that_is_broken_off_ends_no_work_beside_it() -> None:
    with beside(partial(sleep, 1.0)) as slept:
        half_done = make_at_once(abs, [-1] * 4, jobs=2, load=1, worth=1)
        assert next(half_done) == 1
        del half_done
        assert slept() is None


def begin(pressed_at: int = 0) -> int:
    """Begin processes, and press Ctrl-C before the line that is so-manieth to run; give how many ran."""
    with ExitStack() as running:
        with pressing_ctrl_c_at(pressed_at) as ran:
            pool = running.enter_context(workers(2))
        assert pool.submit(abs, -1).result() == 1
    return len(ran)


@contextmanager
def pressing_ctrl_c_at(wanted: int) -> Iterator[list[int]]:
    ran: list[int] = []

    def trace(frame: FrameType, event: str, _: Any) -> Callable[..., Any]:  # noqa: ANN401  # as Python calls it
        if event == "line" and frame.f_code.co_filename not in HANDING_OVER:
            ran.append(frame.f_lineno)
            if len(ran) == wanted:
                signal.raise_signal(signal.SIGINT)
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield ran
    finally:
        sys.settrace(before)


def all_end_soon() -> bool:
    end = monotonic() + SOON
    while active_children() and monotonic() < end:
        sleep(0.01)
    return not active_children()
