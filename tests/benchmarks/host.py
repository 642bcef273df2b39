"""A web host on loopback that keeps every file compressed, as the digest's own host does."""

import gzip
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path

from tests.loopback import OnLoopback, serving


@cache
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


class _Host(OnLoopback):
    """Serve every file compressed, over connections that stay open."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802  # as http.server calls it
        """Answer."""
        path = Path(self.translate_path(self.path.partition("?")[0]))
        if not path.is_file():
            self.send_error(404)
            return
        body = _compressed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def hosted(site: Path) -> AbstractContextManager[str]:
    """Serve `site` and give its address, without a slash at the end."""
    return serving(site, _Host)
