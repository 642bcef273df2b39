"""What GitHub makes of a filled-in issue form: headings with the answers below them."""

import re

_HEADING = re.compile(r"^### (?P<label>[^\n]+)\n+", re.MULTILINE)
_NO_ANSWER = "_No response_"


def answers_in(body: str) -> dict[str, str]:
    """Give label → answer of an issue's text; questions without an answer are left out.

    The form is that of GitHub's issue forms: each question is a heading of
    the third level. Nothing in an answer is interpreted.
    """
    parts = _HEADING.split(body.replace("\r\n", "\n"))
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    answers = {label.strip(): answer.strip() for label, answer in pairs}
    return {label: answer for label, answer in answers.items() if answer and answer != _NO_ANSWER}
