"""The command `digest`: arguments, exit codes, printing. The only print and the only broad except."""

import json
import os
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator import pipeline
from generator.config import Folders, build_date, find_folders, today
from generator.errors import ContentError, DigestError, Problem, Severity, WrongUseError
from generator.site.preview import rebuild_on_change, start_server

app = typer.Typer(
    name="digest",
    help="Make the US–Japan digest: check the articles, build the site, take in raw articles.",
    epilog="Begin with: digest check, then digest build. Each command tells more with --help.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

ContentOption = Annotated[Path | None, typer.Option("--content", help="The editors' folder [content]")]
SiteOption = Annotated[Path | None, typer.Option("--site", help="Where the site goes [site]")]
PagesOption = Annotated[Path | None, typer.Option("--pages", help="Where the Markdown pages go [build/docs]")]

JobsOption = Annotated[
    int, typer.Option("--jobs", min=0, help="Processes to work with; 0 takes one per core")
]


class Format(StrEnum):
    """How `digest check` writes what it finds."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


def main() -> None:
    """Run the command; whatever happens, the user meets a sentence and an exit code, never a traceback."""
    try:
        app()
    except ContentError as error:
        _print_problems(error.problems, Format.TEXT)
        _fail(_count(error.problems) + "; nothing was changed", error.exit_code)
    except DigestError as error:
        _fail(str(error), error.exit_code)
    except KeyboardInterrupt:
        _fail("stopped; the site is as it was", 130)
    except Exception as error:
        if os.environ.get("DIGEST_DEBUG"):
            raise
        _fail(
            f"this is a fault of the generator ({type(error).__name__}: {error}); the site is as it was. "
            "Please report it with the output of the same command after `export DIGEST_DEBUG=1`",
            70,
        )


@app.command()
def build(
    content: ContentOption = None,
    site: SiteOption = None,
    pages: PagesOption = None,
    jobs: JobsOption = 0,
) -> None:
    """Turn content/ into the site.

    Checks everything first. Writes only what changed; if anything fails, the
    old site stays as it was.
    """
    _summarise(_build(_folders(content, pages, site), jobs))


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files or folders to report on [all]")] = None,
    content: ContentOption = None,
    format_: Annotated[Format, typer.Option("--format", help="How to write the findings")] = Format.TEXT,
) -> None:
    """Find every problem of every article at once.

    Each finding has file, line, column and remedy. Exit code 1 if any is an
    error, 0 otherwise.
    """
    folders = _folders(content, None, None)
    problems = _below(paths or [], pipeline.find_problems(folders.content, today()))
    _print_problems(problems, format_)
    if format_ is Format.TEXT:
        print(_count(problems))
    if _has_errors(problems):
        raise typer.Exit(1)


@app.command()
def serve(
    content: ContentOption = None,
    site: SiteOption = None,
    pages: PagesOption = None,
    port: Annotated[int, typer.Option(help="The port on loopback; 0 takes a free one")] = 8000,
) -> None:
    """Build, serve on loopback, and rebuild when an article or a template changes."""
    folders = _folders(content, pages, site)
    _summarise(_build(folders))
    server = start_server(folders.site, port)
    print(f"http://127.0.0.1:{server.server_port}/  (stop with Ctrl-C)", flush=True)
    rebuild_on_change(
        [folders.content, folders.project / "theme_overrides", folders.config], lambda: _rebuild(folders)
    )


def _folders(content: Path | None, pages: Path | None, site: Path | None) -> Folders:
    return find_folders(Path.cwd(), content, pages, site)


def _build(folders: Folders, jobs: int = 0) -> pipeline.BuildSummary:
    with Console(stderr=True).status("") as status:
        return pipeline.build(
            folders,
            today(),
            build_date(),
            on_phase=lambda name: status.update(f"{name} …"),
            jobs=jobs or os.cpu_count() or 1,
        )


def _rebuild(folders: Folders) -> None:
    try:
        _summarise(_build(folders))
    except ContentError as error:
        _print_problems(error.problems, Format.TEXT)
        print(f"{_count(error.problems)}; still serving the last good site", flush=True)
    except DigestError as error:
        print(f"digest: {error}\nstill serving the last good site", flush=True)


def _summarise(summary: pipeline.BuildSummary) -> None:
    _print_problems(summary.warnings, Format.TEXT)
    for pair in summary.possible:
        print(
            f"possible duplicate: {pair.a} and {pair.b} ({pair.evidence.kind} {pair.evidence.score:.2f}); "
            "say same_as or not_same_as in one of them"
        )
    pages = summary.pages
    seconds = ", ".join(f"{name} {spent:.2f} s" for name, spent in summary.seconds.items())
    print(
        f"{summary.articles} articles, {summary.merged} merged, {len(summary.possible)} possible duplicates\n"
        f"{pages.written} pages written, {pages.unchanged} unchanged, {pages.pruned} pruned; "
        f"site {'rebuilt' if summary.site_rebuilt else 'unchanged'}\n"
        f"{seconds}",
        flush=True,
    )


def _below(paths: Iterable[Path], problems: Iterable[Problem]) -> list[Problem]:
    """Keep the problems of the named files and folders; without names, all."""
    wanted = [path.resolve() for path in paths]
    for path in wanted:
        if not path.exists():
            msg = f"{path}: no such file or folder; name files below content/, or none to check all"
            raise WrongUseError(msg)
    return [
        problem
        for problem in problems
        if not wanted or any(Path(problem.path).resolve().is_relative_to(path) for path in wanted)
    ]


def _print_problems(problems: Iterable[Problem], format_: Format) -> None:
    match format_:
        case Format.TEXT:
            for problem in problems:
                print(problem)
        case Format.GITHUB:
            _print_annotations(list(problems))
        case Format.JSON:
            print(json.dumps([_as_data(problem) for problem in problems], ensure_ascii=False, indent=2))


def _print_annotations(problems: list[Problem]) -> None:
    """Write workflow annotations, and all of them into the step summary: GitHub shows ten per kind.

    The form is that of GitHub's workflow commands, where `%`, line ends, and
    in properties `:` and `,` have to be escaped.
    """
    for problem in problems:
        place = f"file={_property(problem.path)},line={problem.line},col={problem.column}"
        print(f"::{problem.severity} {place}::{_data(problem.message)}")
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        lines = "".join(f"    {problem}\n" for problem in problems)
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(f"## {_count(problems)}\n\n{lines}\n")


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


def _has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _count(problems: Iterable[Problem]) -> str:
    severities = [problem.severity for problem in problems]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    return f"{errors} error{'' if errors == 1 else 's'}, {warnings} warning{'' if warnings == 1 else 's'}"


def _fail(message: str, code: int) -> None:
    print(f"digest: {message}", file=sys.stderr)
    sys.exit(code)
