"""A folder on loopback, served as a static host does; on a slow line, a page comes piece by piece."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from typing import IO

POLL = 0.02  # seconds: so soon it is seen that the serving ends
PAUSE = 0.02  # seconds: longer than from one paint to the next
SLOW = 120  # pieces: what a reader sees without scrolling; the rest comes at once

_PIECE = re.compile(rb"[^<\n]+\n?|(?:<[^>]*>)+\n?|\n")
"""Tags that follow each other, or the text between them: a browser may paint wherever one ends."""


class OnLoopback(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing of what went well."""

    def log_error(self, *_: object) -> None:
        """Say nothing of what failed: the browser tells."""


class OnSlowLine(OnLoopback):
    """Serves the head of a page at once, and its body piece by piece."""

    def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:  # type: ignore[override]  # files are binary here
        """Send a file."""
        head, body, rest = source.read().partition(b"<body>")
        outputfile.write(head + body)
        with suppress(ConnectionError):  # the browser has what it wants
            pieces = _PIECE.findall(rest)
            for piece in [*pieces[:SLOW], b"".join(pieces[SLOW:])]:
                outputfile.write(piece)
                sleep(PAUSE)


@contextmanager
def serving(folder: Path, handler: type[OnLoopback] = OnLoopback) -> Iterator[str]:
    """Serve a folder, and tell its address, without a slash at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, args=(POLL,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
