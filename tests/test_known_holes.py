"""Holes that others had who read Markdown, each by the number it was published under: none is ours.

They are those of pymdown-extensions (2026), of Hugo (2024 to 2026) and of goldmark, which Hugo uses.
"""

from pathlib import Path

import pytest
from mkdocs.config import load_config

from generator.text.markup.body import look_through
from generator.text.markup.markdown import to_html
from generator.text.markup.sanitise import sanitise_body
from tests.active import active_in
from tests.project import ROOT, Project, article

REFUSED = {
    "CVE-2026-61632 pictures read from anywhere and written into the page": (
        '<img src="../../secret.png"> ![x](../../secret.png)'
    ),
    "CVE-2024-32875 titles of links not escaped": (
        "[x](https://x.example.org '\"><script>alert(1)</script>')"
    ),
    "CVE-2024-55601 attributes of links and pictures not escaped": (
        '[x](https://x.example.org "x\\" onmouseover=alert(1) ")\n\n![x" onerror=alert(1)](x.png "y")'
    ),
    "CVE-2026-35166 addresses of links not escaped": (
        '[x](<javascript:alert(1)>) [y](https://x.example.org/"onmouseover="alert(1))'
    ),
    "CVE-2026-5160 schemes written as character references": (
        "[x](&#106;avascript:alert(1)) [y](javascript&colon;alert(1)) [z](java&Tab;script:alert(1))"
    ),
}
HARMLESS = {
    "CVE-2026-46338 files read from a folder whose name begins alike": '--8<-- "../content_secret/x.md"',
    "GHSA-q76j-gcg9-vxc6 the language of a block of code not escaped": (
        '``` x"><script>alert(1)</script>\ncode\n```'
    ),
}
IMPLIED_BY_MKDOCS = ["toc", "tables", "fenced_code"]


@pytest.mark.parametrize("hole", REFUSED)
def test_what_opens_it_is_refused(hole: str) -> None:
    assert look_through(REFUSED[hole]).faults


@pytest.mark.parametrize("hole", [*REFUSED, *HARMLESS])
def test_what_opens_it_is_harmless_even_where_nobody_refused_it(hole: str) -> None:
    html = to_html({**REFUSED, **HARMLESS}[hole])
    assert active_in(str(sanitise_body(html))) == set()


def test_no_extension_that_reads_files_is_loaded(tmp_path: Path) -> None:
    """The engine is given finished HTML; the digest's own reader shows what such an extension would obey."""
    assert (
        load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(tmp_path))["markdown_extensions"]
        == IMPLIED_BY_MKDOCS
    )
    assert "--8&lt;--" in to_html('--8<-- "mkdocs.yml"')


@pytest.mark.parametrize("sign", ["^^", "~~", "***", "___", "^", "~", "https://"])
def test_cve_2026_67422_emphasis_that_is_never_closed_ends(sign: str) -> None:
    assert to_html(f"{sign}a" * 5_000)


def refused(project: Project, name: str) -> bool:
    """Tell whether both commands name the file, and the build makes nothing."""
    answers = [project.digest(command) for command in ("check", "build")]
    assert not project.site.exists()
    return all(answer.returncode == 1 and name in answer.stdout for answer in answers)


def test_cve_2026_50133_content_in_html_is_refused(project: Project) -> None:
    project.write("articles/2020/2020-05-05-kites.html", "<script>alert(1)</script>")
    assert refused(project, "2020-05-05-kites.html")


def test_cve_2026_89258_a_folder_that_leads_elsewhere_is_refused(project: Project) -> None:
    outside = project.folder / "outside"
    outside.mkdir()
    (outside / "2020-05-05-kites.md").write_text(article("From outside"), "utf-8")
    (project.content / "articles/2018").symlink_to(outside)
    assert refused(project, "articles/2018")
