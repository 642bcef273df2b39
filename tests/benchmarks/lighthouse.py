"""What Lighthouse says of a built site: `python -m tests.benchmarks.lighthouse SITE [ROUNDS]`.

Its mobile preset, in the system's Chromium, over a host that compresses. Prints
the median of the rounds for each kind of page and category, with what was
found at fault. Lighthouse is installed with
`npm install --prefix tests --no-save --ignore-scripts lighthouse@13`;
LIGHTHOUSE names it where it stands elsewhere.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.host import hosted
from tests.conftest import CHROMIUM_NAMES
from tests.e2e.page_types import PAGE_TYPES
from tests.project import ROOT

LIGHTHOUSE = os.environ.get("LIGHTHOUSE") or ROOT / "tests" / "node_modules" / ".bin" / "lighthouse"
MEASURED = ("home", "article", "topic", "search")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
ROUNDS = 5
# Without a screen Chromium holds the first paint back for two seconds, whatever the page.
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking "
    "--disable-features=PaintHolding"
)


def report(address: str) -> Mapping[str, Any]:
    """Give Lighthouse's report on the page at `address`."""
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)))
    answer = subprocess.run(
        [
            LIGHTHOUSE,
            address,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={FLAGS}",
        ],
        env={**os.environ, "CHROME_PATH": chromium},
        capture_output=True,
        text=True,
        check=True,
    )
    found: Mapping[str, Any] = json.loads(answer.stdout)
    return found


def faults(found: Mapping[str, Any]) -> list[str]:
    """Give the audits that count and were not passed."""
    counted = {
        audit["id"]
        for category in found["categories"].values()
        for audit in category["auditRefs"]
        if audit["weight"]
    }
    return [
        f"{id_} {audit['score']} {audit.get('displayValue', '')}".rstrip()
        for id_, audit in found["audits"].items()
        if id_ in counted and audit["score"] is not None and audit["score"] < 1
    ]


def main(site: Path, rounds: int) -> None:
    """Measure and print."""
    sys.stdout.write(f"median of {rounds}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
    with hosted(site) as root:
        for name in MEASURED:
            reports = [report(f"{root}/{PAGE_TYPES[name]}") for _ in range(rounds)]
            scores = {
                category: round(100 * median(one["categories"][category]["score"] for one in reports))
                for category in reports[0]["categories"]
            }
            sys.stdout.write(f"{name}: {scores}; {'; '.join(faults(reports[-1])) or 'no fault'}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), int(sys.argv[2]) if sys.argv[2:] else ROUNDS)
