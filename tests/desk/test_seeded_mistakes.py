"""Two hundred mistakes at known places are found there."""

import shutil
from pathlib import Path
from random import Random

import pytest

from generator.desk.check import find_problems
from generator.desk.hands import HANDS
from tests.desk.broken import TODAY
from tests.desk.mistakes import MISTAKES, Mistake
from tests.project import CONTENT

ARTICLES = sorted(path.relative_to(CONTENT) for path in CONTENT.glob("articles/*/*.md"))
SEEDS = range(10)


def test_there_are_two_hundred() -> None:
    assert len(MISTAKES) * len(SEEDS) == 200


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.__name__)
def test_a_mistake_is_found_at_its_place(
    mistake: Mistake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(CONTENT, "content")
    for seed in SEEDS:
        random = Random(f"{mistake.__name__} {seed}")
        path = Path("content", random.choice(ARTICLES))
        sound = path.read_text("utf-8")
        slip = mistake(sound, random)
        path.write_text(slip.text, "utf-8")

        found = find_problems(Path("content"), TODAY, HANDS, [path])

        places = {(problem.path, problem.line, problem.column) for problem in found}
        assert (str(path), slip.line, slip.column) in places, f"{slip.text}\n{found}"
        path.write_text(sound, "utf-8")
