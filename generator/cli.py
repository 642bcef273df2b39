"""The command `digest`: arguments, exit codes, printing. The only print and the only broad except."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from generator import pipeline
from generator.config import Folders, build_date, find_folders, today
from generator.console import (
    Format,
    count,
    has_errors,
    print_build,
    print_intake,
    print_problems,
    write_report,
)
from generator.errors import ContentError, DigestError, Problem, WrongUseError
from generator.outputs.intake_report import IntakeResult, intake_report
from generator.site.preview import rebuild_on_change, start_server
from generator.stages.read_raw import Known

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


def main() -> None:
    """Run the command; whatever happens, the user meets a sentence and an exit code, never a traceback."""
    try:
        app()
    except ContentError as error:
        print_problems(error.problems, Format.TEXT)
        _fail(count(error.problems) + "; nothing was changed", error.exit_code)
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
    print_build(_build(_folders(content, pages, site), jobs))


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
    print_problems(problems, format_)
    if format_ is Format.TEXT:
        print(count(problems))
    if has_errors(problems):
        raise typer.Exit(1)


@app.command()
def intake(
    paths: Annotated[
        list[Path], typer.Argument(help=".txt, .md, .html or .jsonl files, or folders of these")
    ],
    content: ContentOption = None,
    into: Annotated[Path | None, typer.Option(help="Where drafts go [the content folder]")] = None,
    report: Annotated[Path | None, typer.Option(help="Write what was found to this JSON file")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Find, but write no draft")] = False,
    date: Annotated[str | None, typer.Option(help="When it happened: YYYY-MM-DD, YYYY-MM or YYYY")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who reported it: an id from publishers.yml")] = None,
    url: Annotated[str | None, typer.Option(help="The address of the one file named")] = None,
    title: Annotated[str | None, typer.Option(help="The title of the one file named")] = None,
) -> None:
    """Turn raw articles into drafts.

    Cleans them, merges those that tell one story, finds their topics, and
    writes a draft for each story into content/articles/. What is not known
    stands in the draft as a comment. Nothing that exists is overwritten.
    """
    folder = _folders(content, None, None).content
    order = pipeline.IntakeOrder(paths, into or folder, _known(date, publisher, url, title), dry_run)
    result = _take_in(order, folder)
    if report:
        write_report(report, intake_report(result))
    print_intake(result, dry_run=dry_run)


@app.command()
def serve(
    content: ContentOption = None,
    site: SiteOption = None,
    pages: PagesOption = None,
    port: Annotated[int, typer.Option(help="The port on loopback; 0 takes a free one")] = 8000,
) -> None:
    """Build, serve on loopback, and rebuild when an article or a template changes."""
    folders = _folders(content, pages, site)
    print_build(_build(folders))
    server = start_server(folders.site, port)
    print(f"http://127.0.0.1:{server.server_port}/  (stop with Ctrl-C)", flush=True)
    rebuild_on_change(
        [folders.content, folders.project / "theme_overrides", folders.config], lambda: _rebuild(folders)
    )


def _known(date: str | None, publisher: str | None, url: str | None, title: str | None) -> Known:
    said = {"date": date, "publisher": publisher, "url": url, "title": title}
    try:
        return Known.model_validate({key: value for key, value in said.items() if value is not None})
    except ValidationError as error:
        fault = error.errors()[0]
        msg = f"--{fault['loc'][0]}: {fault['msg'].removeprefix('Value error, ')}"
        raise WrongUseError(msg) from None


def _take_in(order: pipeline.IntakeOrder, folder: Path) -> IntakeResult:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        return pipeline.intake(
            order,
            pipeline.valid_part(folder),
            on_phase=lambda name: progress.update(task, description=name),
            on_article=lambda: progress.advance(task),
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
        print_build(_build(folders))
    except ContentError as error:
        print_problems(error.problems, Format.TEXT)
        print(f"{count(error.problems)}; still serving the last good site", flush=True)
    except DigestError as error:
        print(f"digest: {error}\nstill serving the last good site", flush=True)


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


def _fail(message: str, code: int) -> None:
    print(f"digest: {message}", file=sys.stderr)
    sys.exit(code)
