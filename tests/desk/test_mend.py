"""What `digest check --fix` mends, and all that it leaves as it was."""

import os
import re
import subprocess
import sys
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.forms.edits import Edit, apply_edits, reorder_blocks
from generator.text.forms.marks import Mark
from generator.text.forms.strict_yaml import parse
from tests.desk.mistakes import address_that_tracks, address_without_https
from tests.project import ROOT, Project, copy_project, tree

UNTIDY = """\
---
# A comment that stays at the top.
date: 2020-05-05   # of the event
title: 'Kites are counted'
# Why these people: they counted.
people: [Tanabata Haru,   "R. Placeholder"] # two of three
summary: An invented summary that is long enough to be a summary of something.
sources:
    # Where it was read.
    - publisher: "lantern-times"
      url: "http://lantern.example.org/kites?utm_source=mail&id=7"
places: [ Port Example ]
organizations:
  - PKC
---
A body with  two spaces,\ttabs and a [link](https://kite.example.org/x?fbclid=abc).\x20\x20
"""
TIDY = """\
---
# A comment that stays at the top.
title: 'Kites are counted'
date: 2020-05-05   # of the event
summary: An invented summary that is long enough to be a summary of something.
sources:
    # Where it was read.
    - publisher: "lantern-times"
      url: "https://lantern.example.org/kites?id=7"
# Why these people: they counted.
people: [Haru Tanabata,   "Robin Placeholder"] # two of three
places: [ Port Example ]
organizations:
  - Pacific Kite Council
---
A body with  two spaces,\ttabs and a [link](https://kite.example.org/x).\x20\x20
"""
FILE = "articles/2020/2020-05-05-kites.md"


@pytest.fixture
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return copy_project(tmp_path_factory.mktemp("project"))


def test_what_is_mechanical_is_mended_and_the_rest_stays_byte_for_byte(project: Project) -> None:
    path = project.write(FILE, UNTIDY)
    answer = project.digest("check", "--fix")
    assert path.read_text("utf-8") == TIDY
    assert answer.returncode == 0, answer.stdout
    assert answer.stdout.endswith("0 errors, 0 warnings\n")


def test_the_difference_is_shown_as_git_shows_it(project: Project) -> None:
    project.write(FILE, UNTIDY)
    said = project.digest("check", "--fix").stdout
    assert f"+++ b/content/{FILE}" in said
    assert '+      url: "https://lantern.example.org/kites?id=7"' in said


def test_a_second_run_changes_and_shows_nothing(project: Project) -> None:
    project.write(FILE, UNTIDY)
    project.digest("check", "--fix")
    before = tree(project.content)
    assert project.digest("check", "--fix").stdout == "0 errors, 0 warnings\n"
    assert tree(project.content) == before


def test_a_dry_run_shows_but_changes_nothing(project: Project) -> None:
    project.write(FILE, UNTIDY)
    before = tree(project.content)
    said = project.digest("check", "--fix", "--dry-run").stdout
    assert "+title: 'Kites are counted'" in said
    assert tree(project.content) == before


def test_only_the_files_named_are_mended(project: Project) -> None:
    path = project.write(FILE, UNTIDY)
    project.digest("check", "--fix", "content/articles/2021")
    assert path.read_text("utf-8") == UNTIDY


def test_line_ends_of_windows_and_a_byte_order_mark_stay(project: Project) -> None:
    path = project.write(FILE, "")
    path.write_bytes(b"\xef\xbb\xbf" + UNTIDY.replace("\n", "\r\n").encode())
    project.digest("check", "--fix")
    assert path.read_bytes() == b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode()


def test_a_mended_file_keeps_its_permissions(project: Project) -> None:
    path = project.write(FILE, UNTIDY)
    path.chmod(0o640)
    project.digest("check", "--fix")
    assert (path.read_text("utf-8"), path.stat().st_mode & 0o777) == (TIDY, 0o640)


def test_whoever_has_the_file_open_reads_the_whole_of_what_it_was(project: Project) -> None:
    path = project.write(FILE, UNTIDY)
    with path.open(encoding="utf-8") as before:
        project.digest("check", "--fix")
        assert (before.read(), path.read_text("utf-8")) == (UNTIDY, TIDY)


def test_a_full_disk_leaves_the_file_as_it_was_and_is_told(project: Project) -> None:
    path = project.write(FILE, UNTIDY)
    command = 'ulimit -f 0; exec "$0" -m generator check --fix'  # no file may grow, as on a full disk
    unmeasured = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}
    answer = subprocess.run(
        ["bash", "-c", command, sys.executable],
        cwd=project.folder,
        env={**unmeasured, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert path.read_text("utf-8") == UNTIDY
    assert (answer.returncode, answer.stderr.count("\n")) == (2, 1)
    assert f"content/{FILE} cannot be written" in answer.stderr


def test_a_file_with_a_fault_of_form_is_left_to_its_editor(project: Project) -> None:
    broken = UNTIDY.replace("summary:", "sumary:")
    path = project.write(FILE, broken)
    answer = project.digest("check", "--fix")
    assert path.read_text("utf-8") == broken
    assert 'did you mean "summary"?' in answer.stdout


def test_a_dry_run_without_fix_is_wrong_use(project: Project) -> None:
    assert project.digest("check", "--dry-run").returncode == 2


@pytest.mark.parametrize("mistake", [address_that_tracks, address_without_https])
def test_a_seeded_fault_is_mended_back_to_the_sound_file(project: Project, mistake: object) -> None:
    assert callable(mistake)
    path = project.content / "articles/2020/2020-11-30-harbor-exercise.md"
    sound = path.read_text("utf-8")
    path.write_text(mistake(sound, Random(1)).text, "utf-8")
    project.digest("check", "--fix", str(path))
    assert path.read_text("utf-8") == sound


WORDS = st.text("aé漢 :,#'\"[]{}&*!-\\", min_size=1, max_size=12).filter(
    lambda text: text == text.strip() and text
)


@given(st.sampled_from(["{}", "'{}'", '"{}"', "[{}, b]", "['{}', b]"]), WORDS)
def test_whatever_a_name_holds_it_can_be_written_where_another_stood(form: str, new: str) -> None:
    text = f"name: {form.format('old')}\nnext: x\n"
    column = text.index("old") + 1 - ("'" in form or '"' in form)
    data = parse(apply_edits(text, [Edit(Mark(1, column), "old", new)])).data
    assert isinstance(data, dict)
    assert data["name"] in (new, [new, "b"])
    assert data["next"] == "x"


def test_an_edit_whose_text_is_not_there_changes_nothing() -> None:
    assert apply_edits("name: other\n", [Edit(Mark(1, 7), "old", "new")]) == "name: other\n"


@given(st.permutations("abcdef"))
def test_blocks_keep_their_lines_whatever_their_order(keys: list[str]) -> None:
    lines = [line for key in keys for line in (f"# about {key}", f"{key}: 1", "  more")]
    starts = [(key, 3 * number + 1) for number, key in enumerate(keys)]
    ordered = reorder_blocks(lines, starts, "abcdef")
    assert [line[0] for line in ordered if re.match(r"\w:", line)] == list("abcdef")
    assert sorted(ordered) == sorted(lines)
