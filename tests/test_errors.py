"""What a machine refuses is said with the way out; what is the generator's own fault is not called that."""

import errno
import os
import sqlite3

import pytest

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


def test_what_a_database_cannot_write_is_said_like_it() -> None:
    said = refusal_of_machine(sqlite3.OperationalError("database or disk is full"))
    assert said == "database or disk is full; make room on the disk, then run the same command again"


@pytest.mark.parametrize("error", [FileNotFoundError(errno.ENOENT, "No such file"), KeyError("a"), OSError()])
def test_other_faults_are_the_generators_own(error: Exception) -> None:
    assert refusal_of_machine(error) is None
