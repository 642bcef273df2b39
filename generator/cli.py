"""The command `digest`: exit codes, and the commands that make something.

Those of the editors' desk are in `desk_commands.py`. The only broad except.
"""

import atexit
import gc
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator import desk_commands
from generator.building import alone_in, build_if_needed, build_now
from generator.console import (
    Format,
    count,
    print_build,
    print_intake,
    print_problems,
    write_report,
)
from generator.desk_commands import ContentOption, folders
from generator.errors import ContentError, DigestError, WrongUseError, came_of_ctrl_c, refusal_of_machine

if TYPE_CHECKING:  # a command loads what it needs when it runs: checking one file does not wait for a build
    from generator.intake import IntakeOrder
    from generator.outputs.intake_report import IntakeResult
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
app.add_typer(desk_commands.app)

SiteOption = Annotated[Path | None, typer.Option("--site", help="Where the site goes [site]")]
PagesOption = Annotated[Path | None, typer.Option("--pages", help="Where the Markdown pages go [build/docs]")]

JobsOption = Annotated[
    int, typer.Option("--jobs", min=0, help="Processes to work with; 0 takes one per core")
]


_SELDOM = 5_000_000
"""Of what a command makes hardly anything is garbage; to look for it often takes a tenth of the time."""
_STOPPED = 128 + signal.SIGINT
_STOPPED_SAFELY = "stopped; the site is as it was"


def main() -> None:
    """Run the command; whatever happens, the user meets a sentence and an exit code, never a traceback."""
    gc.set_threshold(_SELDOM)
    atexit.register(gc.freeze)  # the system takes back all that is left: to look through it takes longer
    try:
        app()
    except ContentError as error:
        print_problems(error.problems, Format.TEXT)
        _fail(count(error.problems) + "; nothing was changed", error.exit_code)
    except DigestError as error:
        _fail(str(error), error.exit_code)
    except SystemExit as end:
        if end.code == _STOPPED:  # how typer ends at Ctrl-C
            print(f"digest: {_STOPPED_SAFELY}", file=sys.stderr)
        raise
    except Exception as error:
        if os.environ.get("DIGEST_DEBUG"):
            raise
        if came_of_ctrl_c(error):
            _fail(_STOPPED_SAFELY, _STOPPED)
        if refused := refusal_of_machine(error):
            _fail(f"{refused}; the site is as it was", DigestError.exit_code)
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
    build_if_needed(folders(content, pages, site), jobs)


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
    from generator.intake import IntakeOrder
    from generator.outputs.intake_report import intake_report

    folder = folders(content).content
    order = IntakeOrder(paths, into or folder, _known(date, publisher, url, title), dry_run)
    result = _take_in(order, folder)
    if report:
        write_report(report, intake_report(result))
    print_intake(result, dry_run=dry_run)


@app.command()
def offline(
    content: ContentOption = None,
    site: SiteOption = None,
    pages: PagesOption = None,
    jobs: JobsOption = 0,
) -> None:
    """Build the site, then the editions to take along: zip, books, data, Kiwix library.

    They stand in the site's folder bundles/, and offline.html lists them.
    What would make the site too large for GitHub Pages goes to build/release/.
    """
    from rich.console import Console

    from generator.editions import make_editions
    from generator.outputs.bundles import Pace

    where = folders(content, pages, site)
    with alone_in(where):
        built = build_now(where, jobs)
        print_build(built)
        with Console(stderr=True).status("make the offline editions …") as status:
            pace = Pace(
                jobs or os.cpu_count() or 1,
                lambda file: status.update(f"make the offline editions: {file} is done …"),
            )
            editions = make_editions(where, built.edition, pace)
    for edition in editions:
        print(f"{edition.file}  {edition.size / 1e6:.1f} MB  {edition.sha256[:12]}…")


@app.command()
def serve(
    content: ContentOption = None,
    site: SiteOption = None,
    pages: PagesOption = None,
    port: Annotated[int, typer.Option(help="The port on loopback; 0 takes a free one")] = 8000,
) -> None:
    """Build, serve on loopback, and rebuild when an article or a template changes."""
    from generator.serving import serve

    places = folders(content, pages, site)
    serve(places, port, build_if_needed(places))


def _known(date: str | None, publisher: str | None, url: str | None, title: str | None) -> "Known":
    from pydantic import ValidationError

    from generator.stages.read_raw import Known

    said = {"date": date, "publisher": publisher, "url": url, "title": title}
    try:
        return Known.model_validate({key: value for key, value in said.items() if value is not None})
    except ValidationError as error:
        fault = error.errors()[0]
        msg = f"--{fault['loc'][0]}: {fault['msg'].removeprefix('Value error, ')}"
        raise WrongUseError(msg) from None


def _take_in(order: "IntakeOrder", folder: Path) -> "IntakeResult":
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    from generator import intake

    class Rate(ProgressColumn):
        """How many steps a second."""

        def render(self, task: Task) -> Text:
            return TaskProgressColumn.render_speed(task.speed)

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        return intake.intake(
            order,
            intake.valid_part(folder),
            intake.Watch(
                phase=lambda name: progress.reset(task, description=name),
                steps=lambda total: progress.update(task, total=total),
                step=lambda: progress.advance(task),
            ),
        )


def _fail(message: str, code: int) -> None:
    print(f"digest: {message}", file=sys.stderr)
    sys.exit(code)
