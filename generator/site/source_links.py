"""The addresses of sources → which of them still answer, as lychee finds."""

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.errors import DigestError

_PATIENCE = ("--max-retries", "2", "--timeout", "30", "--max-concurrency", "16")
_DONE = (0, 2)  # 2: some addresses do not answer, which is what was asked


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back from an address; `said` is empty where it is alive."""

    url: str
    said: str = ""


def ask_addresses(urls: Iterable[str]) -> tuple[Answer, ...]:
    """Ask each address once and give the answers in the order of the addresses.

    Raises DigestError where lychee, which asks them, is missing or fails.
    """
    asked = sorted(set(urls))
    with TemporaryDirectory() as folder:
        listed = Path(folder) / "addresses.txt"
        listed.write_text("".join(f"{url}\n" for url in asked), "utf-8")
        report = _lychee(listed)
    said = {
        failed["url"]: str(failed["status"]["text"])
        for kind in ("error_map", "timeout_map", "excluded_map")
        for found in report.get(kind, {}).values()
        for failed in found
    }
    return tuple(Answer(url, said.get(url, "")) for url in asked)


def _lychee(listed: Path) -> dict[str, Any]:
    lychee = Path(sys.executable).with_name("lychee")
    try:
        answer = subprocess.run(
            [lychee, "--no-progress", "--format", "json", *_PATIENCE, listed],
            capture_output=True,
            check=False,
        )
    except OSError:
        msg = "lychee, which asks the addresses, is not installed; run make links, which installs it"
        raise DigestError(msg) from None
    if answer.returncode not in _DONE:
        msg = f"lychee could not ask the addresses: {answer.stderr.decode(errors='replace').strip()}"
        raise DigestError(msg)
    report: dict[str, Any] = json.loads(answer.stdout)
    return report
