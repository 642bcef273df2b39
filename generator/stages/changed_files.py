"""A revision → the files that differ from it, as git tells."""

import os
import subprocess
from pathlib import Path

from generator.errors import WrongUseError


def changed_files(folder: Path, since: str) -> tuple[Path, ...]:
    """List the files below `folder` that were added or changed since the revision `since`.

    Files that git does not know yet count as added. Whatever their names hold,
    they pass as they are: nothing here goes through a shell.
    Raises WrongUseError where git is missing or does not know the revision.
    """
    if since.startswith("-"):
        msg = f"{since} is no revision; write one such as main or HEAD~1"
        raise WrongUseError(msg)
    tracked = _git(folder, "diff", "-z", "--name-only", "--relative", "--diff-filter=d", since, "--", ".")
    untracked = _git(folder, "ls-files", "-z", "--others", "--exclude-standard", "--", ".")
    names = {name for name in (tracked + untracked).split(b"\0") if name}
    return tuple(sorted(folder / os.fsdecode(name) for name in names))


def _git(folder: Path, *words: str) -> bytes:
    try:
        answer = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", b"").decode(errors="replace").strip()
        msg = f"git cannot tell what changed: {said or error}; name a revision that it knows, such as HEAD~1"
        raise WrongUseError(msg) from None
    return answer.stdout
