"""The commands of the editors' desk: check, new, preview, links, schema."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.config import Folders, blob_address, find_folders, today
from generator.console import (
    Format,
    count,
    has_errors,
    print_difference,
    print_problems,
    write_step_summary,
)
from generator.errors import WrongUseError
from generator.text.folder import shown

if TYPE_CHECKING:  # as in cli.py: a command loads what it needs when it runs
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager
    from typing import Any

    from generator.desk.check import Verdict
    from generator.model import Judgement, Telling
    from generator.text.forms.reading import Reading

app = typer.Typer(add_completion=False)

ContentOption = Annotated[Path | None, typer.Option("--content", help="The editors' folder [content]")]
SinceOption = Annotated[str | None, typer.Option("--since", help="Show what changed since this git revision")]


def folders(content: Path | None, pages: Path | None = None, site: Path | None = None) -> Folders:
    """Find the project around the current folder, and fill in what was not named."""
    return find_folders(Path.cwd(), content, pages, site)


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files or folders to report on [all]")] = None,
    content: ContentOption = None,
    format_: Annotated[Format, typer.Option("--format", help="How to write the findings")] = Format.TEXT,
    since: SinceOption = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what needs no editor, and show it")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --fix: show it, but change nothing")
    ] = False,
) -> None:
    """Find every problem of every article at once.

    Each finding has file, line, column and remedy. Exit code 1 if any is an
    error, 0 otherwise. --fix takes tracking parameters off addresses, writes
    https where that is known to work, spells known names as names.yml does,
    and puts keys in their order.
    """
    from generator.desk.check import Hands, find_problems, judge
    from generator.model.kept import kept_readings

    named = paths or []
    _refuse_missing(named)
    places, hands = folders(content), Hands(_spread, _note, _judging)
    folder = places.content
    if dry_run and not fix:
        msg = "--dry-run belongs to --fix; without --fix, check changes nothing in any case"
        raise WrongUseError(msg)
    if fix:
        _mend(folder, named, dry_run=dry_run)
    if since:
        _report_changes(judge(folder, today(), hands), folder, since, format_)
        return
    problems = find_problems(folder, today(), hands, named, kept_readings(folder, places.kept))
    print_problems(problems, format_)
    if format_ is Format.TEXT:
        print(count(problems))
    if format_ is Format.GITHUB:
        write_step_summary(f"## {count(problems)}\n\n" + "".join(f"    {problem}\n" for problem in problems))
    if has_errors(problems):
        raise typer.Exit(1)


@app.command()
def new(
    url: Annotated[str | None, typer.Option(help="The address of the report")] = None,
    title: Annotated[str | None, typer.Option(help="What happened, at most 120 characters")] = None,
    date: Annotated[str | None, typer.Option(help="When it happened: YYYY-MM-DD, YYYY-MM or YYYY")] = None,
    summary: Annotated[str | None, typer.Option(help="One or two sentences, 40 to 400 characters")] = None,
    publisher: Annotated[str | None, typer.Option(help="An id from publishers.yml [by the host]")] = None,
    topics: Annotated[str | None, typer.Option(help="Ids from topics.yml, with commas [by phrases]")] = None,
    people: Annotated[str | None, typer.Option(help="Names, with commas")] = None,
    places: Annotated[str | None, typer.Option(help="Names, with commas")] = None,
    organizations: Annotated[str | None, typer.Option(help="Names, with commas")] = None,
    from_issue: Annotated[
        Path | None, typer.Option(help="Take the answers from an issue's text, or GitHub's event")
    ] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Keep it out of the site for now")] = False,
    content: ContentOption = None,
) -> None:
    """Write the file of a new article.

    Asks for what is not given, the address first: publisher, duplicates and
    topics follow from it. Nothing that exists is overwritten.
    """
    from generator.interview import hold_interview
    from generator.outputs.new_file import write_new
    from generator.stages.read_answers import listed, read_answers

    given = {"url": url, "title": title, "date": date, "summary": summary, "publisher": publisher}
    lists = {"topics": topics, "people": people, "places": places, "organizations": organizations}
    said: dict[str, str | list[str]] = {key: value for key, value in given.items() if value is not None}
    said |= {key: listed(value) for key, value in lists.items() if value is not None}
    folder = folders(content).content
    path, text = hold_interview(folder, (read_answers(from_issue) if from_issue else {}) | said, draft=draft)
    write_new(folder / path, text)
    print(f"{shown(folder / path)} is written; look at it, then: digest check {shown(folder / path)}")


@app.command()
def preview(
    since: Annotated[str, typer.Option(help="List what changed since this git revision")],
    content: ContentOption = None,
    site: Annotated[Path | None, typer.Option("--site", help="The built site [site]")] = None,
) -> None:
    """Write changes.html into the built site: a list of the changed articles only."""
    from generator.desk.check import is_below, read_room
    from generator.outputs.changes import changes_page
    from generator.outputs.new_file import replace_text
    from generator.stages.changed_files import changed_files

    places = folders(content, site=site)
    changed = changed_files(places.content, since)
    articles = [one for one in read_room(places.content).articles if is_below(one.file, changed)]
    replace_text(places.site / "changes.html", changes_page(articles))
    print(f"{shown(places.site / 'changes.html')} lists {len(articles)} changed articles")


@app.command()
def links(
    report: Annotated[Path, typer.Option(help="Where the answers go")] = Path("build/links.json"),
    content: ContentOption = None,
) -> None:
    """Ask every source whether it still answers.

    A dead source is reported and fails nothing.
    """
    from generator.desk.check import read_room
    from generator.outputs.link_report import articles_by_address, link_data, link_summary
    from generator.outputs.new_file import replace_text
    from generator.site.source_links import ask_addresses

    articles = articles_by_address(read_room(folders(content).content).articles)
    said = {answer.url: answer.said for answer in ask_addresses(articles)}
    replace_text(report, link_data(said, articles, today()))
    write_step_summary(link_summary(said, articles))
    print(
        f"{sum(map(bool, said.values()))} of {len(said)} sources do not answer; {shown(report)} tells which"
    )


@app.command()
def schema(
    into: Annotated[Path, typer.Option(help="The folder of the schemas")] = Path("docs/schema"),
) -> None:
    """Write the JSON Schemas of the content files, by which editors' programs complete keys."""
    from generator.outputs.content_schema import content_schemas
    from generator.outputs.new_file import replace_text

    for name, form in content_schemas().items():
        replace_text(into / name, json.dumps(form, ensure_ascii=False, indent=2) + "\n")
    print(f"{shown(into)} holds the schemas of all content files")


def _spread(read: "Callable[[str], Any]", files: Collection[str]) -> "Iterable[Any]":
    from generator.desk.hands import spread

    return spread(read, files)


def _note(reading: "Reading") -> "Reading":
    from generator.rules.note import note

    return note(reading)


def _judging(tellings: "list[Telling]") -> "AbstractContextManager[Callable[[], Judgement]]":
    from generator.desk.hands import judging

    return judging(tellings)


def _report_changes(verdict: "Verdict", folder: Path, since: str, format_: Format) -> None:
    """Annotate the changed files, and show their articles and all findings in the step summary."""
    from generator.desk.changes import changes
    from generator.desk.check import is_below
    from generator.outputs.changes import changes_summary
    from generator.stages.changed_files import changed_files

    changed = changed_files(folder, since)
    own = [problem for problem in verdict.problems if is_below(problem.path, changed)]
    others = [problem for problem in verdict.problems if problem not in own and has_errors([problem])]
    print_problems([*own, *others], format_)
    write_step_summary(changes_summary(changes(verdict, changed), verdict.problems, blob_address))
    if format_ is Format.TEXT:
        print(count([*own, *others]))
    if has_errors(verdict.problems):
        raise typer.Exit(1)


def _mend(folder: Path, named: Collection[Path], *, dry_run: bool) -> None:
    from generator.desk.check import find_mended
    from generator.outputs.new_file import replace_text

    for place, (old, text) in find_mended(folder, today(), named).items():
        print_difference(shown(place), old, text)
        if not dry_run:
            replace_text(place, text)


def _refuse_missing(paths: Collection[Path]) -> None:
    for path in paths:
        if not path.exists():
            msg = f"{path}: no such file or folder; name files below content/, or none to check all"
            raise WrongUseError(msg)
