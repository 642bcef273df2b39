"""What a machine refuses is said with the way out; what is the generator's own fault is not called that."""

import errno
import os
import sqlite3
from contextlib import closing
from typing import NoReturn

import pytest

from generator import cli
from generator.errors import refusal_of_machine


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.ENOSPC, "make room on the disk"),
        (errno.EROFS, "make this one writable"),
        (errno.EACCES, "give yourself permission"),
        (errno.EIO, "look after the disk"),
    ],
)
def test_what_the_system_refuses_is_said_with_the_file_and_what_to_do(number: int, remedy: str) -> None:
    said = refusal_of_machine(OSError(number, os.strerror(number), "build/docs/index.md"))
    assert said is not None
    assert said.startswith(f"build/docs/index.md: {os.strerror(number)}; ")
    assert remedy in said
    assert said.endswith(", then run the same command again")


@pytest.mark.parametrize(
    ("setting", "remedy"),
    [("max_page_count = 1", "make room on the disk"), ("query_only = ON", "give yourself permission")],
)
def test_what_a_database_cannot_write_is_said_like_it(setting: str, remedy: str) -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(f"PRAGMA {setting}")
        with pytest.raises(sqlite3.OperationalError) as caught:
            database.execute("CREATE TABLE kites (name)")
    said = refusal_of_machine(caught.value)
    assert said is not None
    assert remedy in said


@pytest.mark.parametrize(
    "error",
    [
        FileNotFoundError(errno.ENOENT, "No such file"),
        KeyError("a"),
        OSError(),
        sqlite3.OperationalError("no such table"),
    ],
)
def test_other_faults_are_the_generators_own(error: Exception) -> None:
    assert refusal_of_machine(error) is None


def outcome(
    fault: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[object, str]:
    """Let a command fail in a way that nobody foresaw, and give its exit code and what it said."""

    def fail() -> NoReturn:
        raise fault

    monkeypatch.setattr(cli, "app", fail)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return ended.value.code, capsys.readouterr().err


def test_a_fault_of_the_generator_ends_with_a_sentence_and_how_to_report_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = outcome(KeyError("kites"), monkeypatch, capsys)
    assert code == 70
    assert said.startswith(
        "digest: this is a fault of the generator (KeyError: 'kites'); the site is as it was."
    )
    assert said.count("\n") == 1


def test_ctrl_c_is_no_fault_where_it_kept_python_from_tidying_up(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    untidy = RuntimeError("cannot join thread before it is started")
    untidy.__context__ = KeyboardInterrupt()
    assert outcome(untidy, monkeypatch, capsys) == (130, "digest: stopped; the site is as it was\n")


def test_whoever_reports_a_fault_gets_to_see_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGEST_DEBUG", "1")
    monkeypatch.setattr(cli, "app", lambda: int("kites"))
    with pytest.raises(ValueError, match="kites"):
        cli.main()


def test_what_the_machine_refuses_ends_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "site/index.html")
    code, said = outcome(full, monkeypatch, capsys)
    assert code == 1
    assert said.startswith("digest: site/index.html: No space left on device; make room on the disk")
    assert said.endswith("; the site is as it was\n")
