"""An issue that suggests an article → the answers it holds."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from generator.errors import WrongUseError
from generator.text.forms.issue_form import answers_in

LABELS: Final[Mapping[str, str]] = {
    "Address of the report": "url",
    "What happened": "title",
    "When it happened": "date",
    "Summary": "summary",
    "Publisher": "publisher",
    "Title of the report": "source_title",
    "When it was published": "published",
    "Author of the report": "author",
    "Topics": "topics",
    "People": "people",
    "Places": "places",
    "Organizations": "organizations",
    "Background": "body",
}
"""The questions of `.github/ISSUE_TEMPLATE/article.yml`, and the key that each answers."""

LISTS: Final = ("topics", "people", "places", "organizations")
_LARGEST: Final = 1_000_000


def read_answers(path: Path) -> dict[str, str | list[str]]:
    """Read the issue's text, or the event that GitHub writes about it as JSON (GITHUB_EVENT_PATH).

    Gives for each key what was answered. All of it is text, wherever it came
    from. Raises WrongUseError where the file holds no filled-in form.
    """
    answers = {LABELS[label]: answer for label, answer in answers_in(_body(path)).items() if label in LABELS}
    if not answers:
        msg = f"{path} holds no answers; name the text of an issue made from the form “Suggest an article”"
        raise WrongUseError(msg)
    return {key: listed(answer) if key in LISTS else _as_key(key, answer) for key, answer in answers.items()}


def listed(answer: str) -> list[str]:
    """Part an answer at its commas and line ends."""
    items = (item.strip(" \t-*") for item in re.split(r"[,\n]", answer))
    return list(dict.fromkeys(filter(None, items)))


def _as_key(key: str, answer: str) -> str:
    return answer if key == "body" else " ".join(answer.split())


def _body(path: Path) -> str:
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST).decode()
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{path} cannot be read ({error}); name the text of an issue"
        raise WrongUseError(msg) from None
    if not text.lstrip().startswith("{"):
        return text
    try:
        return str(json.loads(text)["issue"]["body"] or "")
    except (ValueError, KeyError, TypeError):
        msg = f"{path} tells of no issue; name the event of an issue, or its text"
        raise WrongUseError(msg) from None
