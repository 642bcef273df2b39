"""A reader of the fictional site, in a real browser, from the web and from a disk."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.reader import Reader
from tests.site.stories import build_site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the built site of the fictional articles."""
    return build_site(tmp_path_factory.mktemp("a site ü"))


@pytest.fixture(params=["web", "disk"])
def home(request: pytest.FixtureRequest, site: Path, serve: Callable[[Path], str]) -> str:
    """Give the address of the site's top folder, once on the web and once on a disk."""
    return serve(site) if request.param == "web" else site.as_uri()


@pytest.fixture
def reader(chromium: Browser, home: str) -> Iterator[Reader]:
    """Give a reader at that site, whose browser may complain of nothing and ask nobody else."""
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.set_offline(home.startswith("file:"))
        reader = Reader(context.new_page(), home)
        yield reader
    assert reader.complaints == []
    assert [address for address in reader.requests if not address.startswith(f"{home}/")] == []
