"""Plain text written so that Markdown takes it for nothing else."""

import re

_ANYWHERE = re.compile(r"([\\`*_<\[\]])")
_AT_THE_START = re.compile(r"^(\s*)(#{1,6}(?=\s)|[-+>](?=\s)|-{3,}|={3,}|~{3,})")
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])(?=\s)")


def escaped(paragraph: str) -> str:
    """Give the Markdown that shows `paragraph` as it stands: no heading, list, emphasis, link or tag."""
    text = _ANYWHERE.sub(r"\\\1", " ".join(paragraph.split()))
    text = _AT_THE_START.sub(r"\1\\\2", text)
    return _NUMBERED.sub(r"\1\\\2", text)
