"""A large room is read and judged by several processes, which change nothing and leave nothing behind."""

import os
import signal
import subprocess
import sys
from time import sleep

import pytest

from generator.desk.hands import MANY, judging, spread
from generator.stages.dedupe import dedupe
from generator.stages.read_content import read_content
from generator.stages.tell import tell
from tests.project import ROOT, Project, article, copy_project

FAULTY = 4


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = copy_project(tmp_path_factory.mktemp("large"))
    for number in range(MANY):
        day = "2020-05-05" if number >= FAULTY else "2020-05-32"
        project.write(f"articles/2020/2020-05-05-kite-{number}.md", article(f"Kite {number}", date=day))
    return project


def test_side_by_side_the_same_is_read_as_one_after_the_other(project: Project) -> None:
    content, problems = side_by_side = read_content(project.content, spread=spread)
    assert len(content.articles) > MANY - FAULTY
    assert len(problems) == FAULTY
    assert side_by_side == read_content(project.content)


def test_beside_the_rest_the_same_is_judged(project: Project) -> None:
    tellings = [tell(article) for article in read_content(project.content, spread=spread)[0].articles]
    assert len(tellings) >= MANY
    with judging(tellings) as judged:
        assert judged() == dedupe(tellings)


def test_ctrl_c_ends_a_check_and_all_that_works_for_it(project: Project) -> None:
    check = subprocess.Popen(
        [sys.executable, "-m", "generator", "check"],
        cwd=project.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while len(processes_of(check.pid)) == 1 and check.poll() is None:
        sleep(0.01)
    check.send_signal(signal.SIGINT)
    _, said = check.communicate(timeout=60)
    assert (check.returncode, said) == (130, "digest: stopped; the site is as it was\n")
    assert processes_of(check.pid) == []


def processes_of(group: int) -> list[str]:
    listed = subprocess.run(["ps", "-eo", "pgid=,args="], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if line.split()[0] == str(group) and "defunct" not in line]
