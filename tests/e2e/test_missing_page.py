"""The page a host serves for a missing address, at any depth and below any base path."""

import re
import shutil
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.project import Project, copy_project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = copy_project(tmp_path_factory.mktemp("missing"))
    project.build()
    return project


class _StaticHost(SimpleHTTPRequestHandler):
    """Answer as GitHub Pages does: the site's 404.html, with its status, for what is not there."""

    base = "/"

    def do_GET(self) -> None:
        if not Path(self.translate_path(self.path)).is_file():
            body = Path(f"{self.directory}{self.base}404.html").read_bytes()
            self.send_response(404)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body)
            return
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def hosted(site: Path, folder: Path, base: str) -> Iterator[str]:
    """Serve `site` below the path `base` and give the address of its root."""
    shutil.copytree(site, folder / base.strip("/"), dirs_exist_ok=True)
    handler = partial(type("Host", (_StaticHost,), {"base": base}), directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{base}"
        server.shutdown()


@pytest.mark.parametrize("base", ["/", "/digest/", "/some/where/deep/"])
@pytest.mark.parametrize("missing", ["nothing.html", "articles/1999/nothing.html", "a/b/c/d/e"])
def test_its_links_and_its_search_lead_into_the_site(
    project: Project, chromium: Browser, tmp_path: Path, base: str, missing: str
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    with hosted(project.site, tmp_path, base) as root:
        answer = page.goto(root + missing)
        assert answer
        assert answer.status == 404
        page.wait_for_selector("base", state="attached")
        page.click("text=Chronology")
        assert page.url == f"{root}chronology/index.html"
        page.goto(root + missing)
        page.wait_for_selector("base", state="attached")
        page.fill("input[name=q]", "kite")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{root}search.html?q=kite*")
    context.close()


def test_from_a_disk_its_links_work_too(project: Project, chromium: Browser) -> None:
    page = chromium.new_page()
    page.goto((project.site / "404.html").as_uri())
    page.click("text=Chronology")
    assert page.url == (project.site / "chronology/index.html").as_uri()
    page.close()


def test_its_security_policy_allows_its_own_style_and_script_and_no_others(project: Project) -> None:
    page = (project.site / "404.html").read_text("utf-8")
    for element in ("style", "script"):
        [own] = re.findall(f"<{element}>(.*?)</{element}>", page, re.DOTALL)
        digest = b64encode(sha256(own.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in page


def test_a_configured_address_is_named_for_readers_without_javascript(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    answer = project.digest("build", SITE_URL="https://digest.example.org/base/")
    assert answer.returncode == 0, answer.stderr
    assert 'href="https://digest.example.org/base/"' in (project.site / "404.html").read_text("utf-8")
