"""The ways in: links and examples that an editor follows lead to something that works."""

import re
from urllib.parse import parse_qs, urlsplit

from generator.stages.read_content import faults_of
from tests.project import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
(EXAMPLE,) = re.findall(r"```markdown\n(.*?)```", GUIDE, re.DOTALL)


def test_the_example_of_the_guide_is_a_valid_article() -> None:
    assert faults_of(EXAMPLE) == ()


def test_the_link_for_a_new_file_holds_the_example_and_a_fitting_name() -> None:
    (target,) = re.findall(r"\]\((\.\./\.\./new/main/[^)]*)\)", GUIDE)
    address = urlsplit(target)
    query = parse_qs(address.query)
    assert address.path == "../../new/main/content/articles"
    assert query["value"] == [EXAMPLE]
    assert re.fullmatch(r"(\d{4})/\1-\d\d-\d\d-[a-z0-9-]+\.md", query["filename"][0])


def test_the_guide_explains_every_key_of_an_article() -> None:
    for key in ("title", "date", "summary", "sources", "topics", "people", "language", "same_as", "draft"):
        assert f"| `{key}`" in GUIDE or f", `{key}`" in GUIDE or f"`{key}`, " in GUIDE, key


def test_the_files_that_the_guides_name_are_there() -> None:
    for guide in (GUIDE, (ROOT / "docs" / "ARCHITECTURE.md").read_text("utf-8")):
        for name in re.findall(r"`(docs/[\w.-]+|content/[\w.-]+|\.github/[\w./-]+)`", guide):
            assert (ROOT / name).exists(), name
