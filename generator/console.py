"""What the commands print: findings, summaries, reports."""

import json
import os
from collections.abc import Iterable
from difflib import unified_diff
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import Problem, Severity, WrongUseError

if TYPE_CHECKING:  # an answer about one file does not wait for the parts of a build
    from generator.outputs.intake_report import IntakeResult
    from generator.pipeline import BuildSummary


class Format(StrEnum):
    """How `digest check` writes what it finds."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


def print_problems(problems: Iterable[Problem], format_: Format) -> None:
    """Print findings one a line, as workflow annotations, or as JSON."""
    match format_:
        case Format.TEXT:
            for problem in problems:
                print(problem)
        case Format.GITHUB:
            _print_annotations(problems)
        case Format.JSON:
            print(json.dumps([_as_data(problem) for problem in problems], ensure_ascii=False, indent=2))


def _print_annotations(problems: Iterable[Problem]) -> None:
    """Write workflow annotations, errors first: GitHub shows ten per kind and step.

    The form is that of GitHub's workflow commands, where `%`, line ends, and
    in properties `:` and `,` have to be escaped.
    """
    for problem in sorted(problems, key=lambda problem: problem.severity is Severity.WARNING):
        place = f"file={_property(problem.path)},line={problem.line},col={problem.column}"
        print(f"::{problem.severity} {place}::{_data(problem.message)}")


def write_step_summary(text: str) -> None:
    """Add Markdown to the summary that GitHub shows of a step; elsewhere there is none."""
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(f"{text}\n")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _as_data(problem: Problem) -> dict[str, str | int]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "severity": str(problem.severity),
        "message": problem.message,
    }


def has_errors(problems: Iterable[Problem]) -> bool:
    """Say whether any of the problems stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def count(problems: Iterable[Problem]) -> str:
    """Count the problems in words: `1 error, 2 warnings`."""
    severities = [problem.severity for problem in problems]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    return f"{errors} error{'' if errors == 1 else 's'}, {warnings} warning{'' if warnings == 1 else 's'}"


def print_difference(file: str, old: str, new: str) -> None:
    """Print what changes in a file as a unified diff, which git and patch can read."""
    for line in unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{file}", f"b/{file}"
    ):
        print(line, end="" if line.endswith("\n") else "\n\\ No newline at end of file\n")


def print_build(summary: "BuildSummary") -> None:
    """Print what a build did."""
    pages = summary.pages
    seconds = ", ".join(f"{name} {spent:.2f} s" for name, spent in summary.seconds.items())
    print_lines(
        [
            *_found(summary),
            _made(pages.written, pages.unchanged, pages.pruned, rebuilt=summary.site_rebuilt),
            seconds,
        ]
    )


def lines_of_unchanged(summary: "BuildSummary") -> list[str]:
    """Give what a build prints that finds everything as this one left it."""
    pages = summary.pages.written + summary.pages.unchanged
    return [*_found(summary), _made(0, pages, 0, rebuilt=False)]


def print_lines(lines: Iterable[str]) -> None:
    """Print lines at once, for those who wait for them."""
    print("\n".join(lines), flush=True)


def _found(summary: "BuildSummary") -> list[str]:
    articles, possible = len(summary.edition.entries), len(summary.possible)
    twice = [
        f"possible duplicate: {pair.a} and {pair.b} ({pair.evidence.kind} {pair.evidence.score:.2f}); "
        "say same_as or not_same_as in one of them"
        for pair in summary.possible
    ]
    counts = f"{articles} articles, {summary.merged} merged, {possible} possible duplicates"
    return [*map(str, summary.warnings), *twice, counts]


def _made(written: int, unchanged: int, pruned: int, *, rebuilt: bool) -> str:
    state = "rebuilt" if rebuilt else "unchanged"
    return f"{written} pages written, {unchanged} unchanged, {pruned} pruned; site {state}"


def print_intake(result: "IntakeResult", *, dry_run: bool) -> None:
    """Print where each raw article ended."""
    for accepted in result.articles:
        needs = f" (needs {', '.join(accepted.article.needs)})" if accepted.article.needs else ""
        verb = "would draft" if dry_run else "drafted" if accepted.is_new else "kept"
        print(f"{verb} {accepted.draft}{needs}")
    for copy in result.merged:
        print(f"merged {copy.copy} into {copy.lead} ({copy.evidence.kind} {copy.evidence.score:.2f})")
        if file := result.sources.get(copy.copy):
            print(f"{'would add' if dry_run else 'added'} {copy.copy} to the sources of {file}")
    for pair in result.possible:
        print(f"possible duplicate: {pair.a} and {pair.b} ({pair.evidence.kind} {pair.evidence.score:.2f})")
    for dropped in result.dropped:
        print(f"dropped {dropped.file}: {dropped.reason}; {dropped.detail}")
    stories = "1 story" if len(result.articles) == 1 else f"{len(result.articles)} stories"
    print(
        f"{stories}, {len(result.merged)} merged, "
        f"{len(result.possible)} possible duplicates, {len(result.dropped)} dropped"
    )


def write_report(path: Path, report: Iterable[str]) -> None:
    """Write the report of an intake, piece by piece.

    Raises WrongUseError where the file cannot be written.
    """
    try:
        with path.open("w", encoding="utf-8") as file:
            file.writelines(report)
    except OSError as error:
        msg = f"{path}: the report cannot be written ({error.strerror}); name another file with --report"
        raise WrongUseError(msg) from None
