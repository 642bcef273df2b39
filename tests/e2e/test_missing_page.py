"""The page a host serves for a missing address, at any depth and below any base path."""

import re
import shutil
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.loopback import OnLoopback, serving
from tests.project import Project, copy_project

BASE = "/digest/"
MISSING = ("nothing.html", "a/b/c/d/e")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Build a site that is to be published at one address; a test may host it at another."""
    project = copy_project(tmp_path_factory.mktemp("missing"))
    answer = project.digest("build", SITE_URL=f"https://example.org{BASE}")
    assert answer.returncode == 0, answer.stderr
    return project


class _StaticHost(OnLoopback):
    """Answer as GitHub Pages does: the site's 404.html, with its status, for what is not there."""

    base = "/"

    def do_GET(self) -> None:  # noqa: N802  # as http.server calls it
        """Answer."""
        if not Path(self.translate_path(self.path)).is_file():
            body = Path(f"{self.directory}{self.base}404.html").read_bytes()
            self.send_response(404)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body)
            return
        super().do_GET()


@contextmanager
def hosted(site: Path, folder: Path, base: str) -> Iterator[str]:
    """Serve `site` below the path `base` and give the address of its root."""
    shutil.copytree(site, folder / base.strip("/"), dirs_exist_ok=True)
    with serving(folder, type("Host", (_StaticHost,), {"base": base})) as root:
        yield f"{root}{base}"


@pytest.mark.parametrize("base", [BASE, "/", "/some/where/deep/"])
def test_its_links_and_its_search_lead_into_the_site(
    project: Project, chromium: Browser, tmp_path: Path, base: str
) -> None:
    with chromium.new_context() as context, hosted(project.site, tmp_path, base) as root:
        page = context.new_page()
        for missing in MISSING:
            answer = page.goto(root + missing)
            assert answer
            assert answer.status == 404
            page.wait_for_selector("base", state="attached")
            page.click("text=Chronology")
            expect(page).to_have_url(f"{root}chronology/index.html")
            page.goto(root + missing)
            page.wait_for_selector("base", state="attached")
            page.fill("input[name=q]", "kite")
            page.keyboard.press("Enter")
            page.wait_for_url(f"{root}search.html?q=kite*")


def test_from_a_disk_its_links_work_too(project: Project, chromium: Browser) -> None:
    page = chromium.new_page()
    page.goto((project.site / "404.html").as_uri())
    page.click("text=Chronology")
    expect(page).to_have_url((project.site / "chronology/index.html").as_uri())
    page.close()


def test_its_security_policy_allows_its_own_style_and_script_and_no_others(project: Project) -> None:
    page = (project.site / "404.html").read_text("utf-8")
    for element in ("style", "script"):
        [own] = re.findall(f"<{element}>(.*?)</{element}>", page, re.DOTALL)
        digest = b64encode(sha256(own.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in page


def test_the_address_of_the_site_is_named_for_readers_without_javascript(project: Project) -> None:
    assert f'href="https://example.org{BASE}"' in (project.site / "404.html").read_text("utf-8")
