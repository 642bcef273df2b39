"""The site on loopback, rebuilt when its inputs change."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from watchfiles import watch

from generator.errors import WrongUseError


class Preview(ThreadingHTTPServer):
    """Serves a site on loopback in the background, and in place of its pages the `proofs` of some."""

    def __init__(self, site: Path, port: int) -> None:
        """Begin to serve; port 0 takes a free one. Raises WrongUseError where the port is taken."""
        try:
            super().__init__(("127.0.0.1", port), partial(_Handler, directory=str(site)))
        except OSError as error:
            msg = f"port {port} on loopback cannot be used ({error.strerror}); choose another with --port"
            raise WrongUseError(msg) from None
        self.proofs: Mapping[str, bytes] = {}
        self._lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def show(self, proofs: Mapping[str, bytes]) -> None:
        """Show these pages, by their paths in the site, whatever stands there."""
        with self._lock:
            self.proofs = {**self.proofs, **proofs}

    def withdraw(self, proofs: Mapping[str, bytes]) -> None:
        """Show what stands in the site again, but for what was shown anew meanwhile."""
        with self._lock:
            self.proofs = {path: html for path, html in self.proofs.items() if html is not proofs.get(path)}


class _Handler(SimpleHTTPRequestHandler):
    """Serve files as a static host does: the site's own page for what is missing, no cache."""

    server: Preview

    def send_head(self) -> BytesIO | BinaryIO | None:
        proof = self.server.proofs.get(self.path.partition("?")[0].lstrip("/"))
        if proof is None:
            return super().send_head()
        self._send_html(HTTPStatus.OK, proof)
        return BytesIO(proof)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self._send_html(code, body)
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Stay quiet: the command tells of rebuilds, not of requests."""

    def _send_html(self, code: int, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()


def changes(watched: Iterable[Path]) -> Iterator[set[Path]]:
    """Give the files of each burst of changes below `watched`, and none now and then while nothing changes.

    From the first time on, no change is missed.
    """
    paths = [path.resolve() for path in watched if path.exists()]
    for burst in watch(*paths, debounce=200, step=50, rust_timeout=200, yield_on_timeout=True):
        yield {Path(path) for _, path in burst}
