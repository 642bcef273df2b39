"""A terminal with somebody at it: what `digest` prints is read, what is typed is answered."""

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep

from tests.project import ROOT, Project

PATIENCE = 60  # seconds until a question that does not come counts as missing, on a busy machine
CTRL_C = "\x03"
ENTER = "\r"
ASLEEP = "S"

# The new process makes the pseudo-terminal its own, so that Ctrl-C reaches it as it would an editor's.
_AT_TERMINAL = "import os, runpy; os.login_tty(0); runpy.run_module('generator', run_name='__main__')"


@dataclass
class Terminal:
    """One run of `digest` at a pseudo-terminal."""

    process: subprocess.Popen[bytes]
    screen: int
    shown: str = ""
    _read: bytes = field(default=b"", repr=False)

    def wait_for(self, text: str) -> str:
        """Wait until `text` is on the screen, and give what came with it since the last time."""
        until = monotonic() + PATIENCE
        while text not in self.shown:
            assert monotonic() < until, f"{text!r} did not come; on the screen is:\n{self.shown}"
            assert self._look(until), f"the command ended without {text!r}; on the screen is:\n{self.shown}"
        seen, _, self.shown = self.shown.partition(text)
        return seen + text

    def answer(self, question: str, words: str = "") -> str:
        """Answer a question, or take what it suggests, and give what was on the screen until then."""
        seen = self.wait_for(question)
        seen += self.wait_for(": ")
        self.press(words + ENTER)
        return seen

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self.screen, keys.encode())

    def stop(self) -> None:
        """Press Ctrl-C once the command waits for an answer.

        A signal between Python's last look for signals and its reading of the terminal ends nothing:
        a person is never so quick, and would press again.
        """
        until = monotonic() + PATIENCE
        while self._state() != ASLEEP:
            assert monotonic() < until, f"the command never waits; on the screen is:\n{self.shown}"
            sleep(0.01)
        self.press(CTRL_C)

    def _state(self) -> str:
        """Tell whether the process runs or sleeps, in the kernel's letters (proc(5))."""
        return Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(") ")[2][0]

    def end(self) -> tuple[int, str]:
        """Wait for the end, and give the exit code and what was on the screen at last."""
        until = monotonic() + PATIENCE
        while self._look(until):
            assert monotonic() < until, f"the command does not end; on the screen is:\n{self.shown}"
        return self.process.wait(PATIENCE), self.shown

    def _look(self, until: float) -> bool:
        """Read what came, and tell whether more can come."""
        ready, _, _ = select.select([self.screen], [], [], max(0, until - monotonic()))
        try:
            came = os.read(self.screen, 65536) if ready else b""
        except OSError:  # so Linux says that nobody is left at the other end
            return False
        self._read += came
        text = self._read.decode(errors="ignore")
        self._read = self._read[len(text.encode()) :]
        self.shown += text.replace("\r\n", "\n")
        return bool(came) or not ready


@contextmanager
def at_terminal(project: Project, *words: str) -> Iterator[Terminal]:
    """Run `digest` in a project's folder at a pseudo-terminal of its own."""
    screen, keyboard = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", _AT_TERMINAL, *words],
        cwd=project.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb", "COLUMNS": "110"},
        stdin=keyboard,
        stdout=keyboard,
        stderr=keyboard,
    )
    os.close(keyboard)
    try:
        yield Terminal(process, screen)
    finally:
        process.kill()
        process.wait()
        os.close(screen)
