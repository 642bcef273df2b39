"""What tests of the built site share: a real browser and a real web server."""

import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from os import environ
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from playwright.sync_api import Browser, expect, sync_playwright

from generator.cli import main
from tests.commands import Digest, Run
from tests.loopback import serving
from tests.project import Project, copy_project

EXAMPLES = int(environ.get("EXAMPLES", "50"))
"""So many examples a law has to hold for, where its test does not say how many."""

# Who changes the code on purpose asks whether a law breaks, not for the smallest example that breaks it.
PHASES = [Phase.explicit, Phase.generate] if "EXAMPLES" in environ else list(Phase)

# Timings are no test's business: a busy machine must not turn a law into a failure.
settings.register_profile(
    "patient",
    deadline=None,
    max_examples=EXAMPLES,
    phases=PHASES,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("patient")

# Tests that press Ctrl-C run commands; those of a run in the background would have it switched off.
signal.signal(signal.SIGINT, signal.default_int_handler)

Serve = Callable[[Path], str]

CHROMIUM_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 20_000  # milliseconds until what a page should show counts as missing, on a busy machine
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what tests measured and recorded as a property, also of those that passed."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, ())]
    figures = [figure for report in reports for figure in report.user_properties]
    if figures:
        terminalreporter.section("measured")
    for name, value in figures:
        terminalreporter.write_line(f"{name}: {value}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Give the system's Chromium, or the one that $CHROMIUM names."""
    found = environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        pytest.fail("no Chromium found; install one, or say where it is in $CHROMIUM")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Give a function that serves a folder, once, and tells its address on loopback, without a last slash."""
    with ExitStack() as running:
        yield cache(lambda folder: running.enter_context(serving(folder)))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a project of the test's own, with the articles of the fixtures."""
    return copy_project(tmp_path)


@pytest.fixture
def digest(project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Digest:
    """Give the command, run in the project's folder where nobody can be asked."""
    monkeypatch.chdir(project.folder)

    def run(*words: object) -> Run:
        monkeypatch.setattr(sys, "argv", ["digest", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        return Run(int(ended.value.code or 0), *capsys.readouterr())

    return run
