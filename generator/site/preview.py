"""The site on loopback, rebuilt when its inputs change."""

import threading
from collections.abc import Callable, Iterable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from generator.errors import WrongUseError


class _Handler(SimpleHTTPRequestHandler):
    """Serve files as a static host does: the site's own page for what is missing, no cache."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Stay quiet: the command tells of rebuilds, not of requests."""


def start_server(site: Path, port: int) -> ThreadingHTTPServer:
    """Serve `site` on loopback in the background; port 0 takes a free one.

    Raises WrongUseError where the port is taken.
    """
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=str(site)))
    except OSError as error:
        msg = f"port {port} on loopback cannot be used ({error.strerror}); choose another with --port"
        raise WrongUseError(msg) from None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def rebuild_on_change(watched: Iterable[Path], rebuild: Callable[[], None]) -> None:
    """Call `rebuild` after each burst of changes below `watched`; return when interrupted."""
    paths = [path for path in watched if path.exists()]
    for _ in watch(*paths, debounce=200, step=50, raise_interrupt=False):
        rebuild()
