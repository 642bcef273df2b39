"""Files made to take forever: each is read, checked and rendered in two seconds, or refused by name."""

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from time import process_time

import pytest

from generator.errors import Problem, Severity
from generator.stages.check import check
from generator.stages.read_content import read_content
from generator.text.markup.markdown import to_html
from generator.text.markup.sanitise import sanitise_body
from tests.project import Project, article
from tests.torture.size import size

Figure = Callable[[str, object], None]

MOST_SECONDS = 2.0
"""Of work, as the processor counts it: a busy machine does not make a bomb."""

NAME = "articles/2020/2020-05-05-bomb.md"
MEGABYTE = 1_000_000

# After cmark's pathological tests, as far as they fit into the megabyte that is read.
BODIES = {
    "nested strong emphasis": "*a **a " * 32_500 + "b" + " a** a*" * 32_500,
    "emphasis that only closes": "a_ " * 32_500,
    "emphasis that only opens": "_a " * 32_500,
    "links that only close": "a]" * 32_500,
    "links that only open": "[a" * 32_500,
    "emphasis that does not match": "*a_ " * 25_000,
    "emphasis of two kinds": "*a " * 20_000 + "_a*_ " * 20_000,
    "emphasis by threes": "a**b" + "c* " * 25_000,
    "links that open, emphasis that closes": "[ a_" * 25_000,
    "brackets back to back": "[ (](" * 40_000,
    "images in images": "![[]()" * 160_000,
    "emphasis across a link": "**x [a*b**c*](d)",
    "brackets in brackets": "[" * 25_000 + "a" + "]" * 25_000,
    "quotations in quotations": "> " * 25_000 + "a",
    "lists in lists": "".join("  " * depth + "* a\n" for depth in range(500)),
    "NUL characters": "abc\0de\0",
    "backticks": "".join("e" + "`" * length for length in range(1, 1_300)),
    "links not closed": "[a](<b" * 30_000,
    "other links not closed": "[a](b" * 30_000,
    "comments not closed": "</" + "<!--" * 200_000,
    "empty lines in lists in lists": "- " * 30_000 + "x" + "\n" * 30_000,
    "lists in lists in a quotation": "> " + "- " * 30_000 + "x\n" + ">\n" * 30_000,
    "emphasis in quotations": ">" * 100_000 + "a*" * 100_000,
    "references that all differ": "".join(f"[x{number}]: /url\n\n[y]\n\n" for number in range(25_000)),
    "references to one": "[0]: u\n" + "[0] " * 200_000,
    "stars": "*" * 20_000 + "a" + "*" * 20_000,
    "emphasis of pymdown-extensions (CVE-2026-67422)": "^^a^^^^a^^" * 10_000 + "~~~a~~" * 10_000,
    "one line of a megabyte": "a" * (MEGABYTE - 1_000),
    "one line of a megabyte of words": "a b " * (MEGABYTE // 4 - 250),
    "entities": "&amp;" * 190_000,
    "a table of a thousand columns": ("|a" * 1_000 + "|\n" + "|-" * 1_000 + "|\n") + "|b" * 100_000,
    "abbreviations": "PKC " * 200_000,
    "quotation marks": "“" * 300_000,
    "straight quotation marks": '"a ' * 300_000,
}
HEADS = {
    "laughs by the billion": "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
    "lists in lists": f"title: {'[' * 10_000}{']' * 10_000}\n",
    "mappings in mappings": f"title: {'{a: ' * 10_000}x{'}' * 10_000}\n",
    "a hundred thousand sources": "sources:\n" + "  - {publisher: x, url: y}\n" * 37_000,
    "so many short sources": f"sources: [{'x,' * 100_000}]\n",
    "a hundred thousand keys": "".join(f"k{number}: x\n" for number in range(70_000)),
    "quotes not closed": "title: '" + "''" * 200_000 + "\n",
    "a title of a megabyte": "title: " + "a" * (MEGABYTE - 1_000) + "\n",
    "comments": "# x\n" * 200_000,
    "escapes": f"title: {json.dumps('é' * 100_000)}\n",
    "colons": "a: " * 100_000 + "\n",
    "names": f"people: [{', '.join(f'Name {number}' for number in range(60_000))}]\n",
}


FILES = {
    **{f"body: {name}": f"{article()}\n{body}\n" for name, body in BODIES.items()},
    **{f"head: {name}": f"---\n{head}---\nBody\n" for name, head in HEADS.items()},
}


@pytest.mark.parametrize("name", FILES)
def test_a_bomb_is_read_in_two_seconds_or_refused_by_name(
    project: Project, name: str, record_property: Figure
) -> None:
    path = project.write(NAME, FILES[name])
    seconds, problems = timed(partial(_work_through, project))
    told = [problem for problem in problems if problem.path == path.as_posix()]
    assert all("\n" not in str(problem) and len(str(problem)) < 1_000 for problem in told)
    assert seconds < MOST_SECONDS, f"{name} took {seconds:.1f} s"
    record_property(name, f"{seconds:.2f} s, {'refused' if told else 'rendered'}")


def _work_through(project: Project) -> list[Problem]:
    content, problems = read_content(project.content)
    found = [
        problem for problem in (*problems, *check(content, date.max)) if problem.severity is Severity.ERROR
    ]
    refused = {problem.path for problem in found}
    for one in content.articles:
        if one.file not in refused:
            sanitise_body(to_html(one.body))
    return found


def timed(work: Callable[[], list[Problem]]) -> tuple[float, list[Problem]]:
    """Do the work and give the seconds that the processor took, and what came of it."""
    start = process_time()
    done = work()
    return process_time() - start, done


def test_one_bomb_among_many_articles_is_named_and_the_others_are_unharmed(
    project: Project, record_property: Figure
) -> None:
    count = size(500, 10_000)
    for number in range(count):
        name = f"articles/{1900 + number % 100}/{1900 + number % 100}-kites-{number}.md"
        address = f"https://lantern.example.org/{number}"
        source = f"[{{publisher: lantern-times, url: '{address}'}}]"
        project.write(name, article(f"Kites {number}", date=f"'{1900 + number % 100}'", sources=source))
    bomb = project.write(NAME, f"---\n{HEADS['laughs by the billion']}---\nBody\n")
    content, problems = read_content(project.content)
    assert {problem.path for problem in problems} == {bomb.as_posix()}
    assert len(content.articles) == count + 8
    record_property("articles unharmed beside one bomb", len(content.articles))
