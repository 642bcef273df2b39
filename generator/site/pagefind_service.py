"""Pagefind, given pages one by one in an order of our own.

Pagefind numbers pages in the order it meets them, and its walk over a folder
takes the order of the disk, which differs between machines. Its service takes
pages in the order they are sent: base64 of a JSON object and a comma for each
message, both ways. Pagefind's own Python client speaks this too, but rests a
tenth of a second before each answer.
"""

import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from io import BufferedReader
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, cast

from pagefind.service import get_executable

from generator.errors import DigestError

Message = Mapping[str, Any]


def run_pagefind(pages: Iterable[tuple[str, str]], language: str) -> Mapping[str, bytes]:
    """Index (address, HTML) pairs, in the order given, as pages in `language`.

    Gives the files of the index by name. Raises DigestError with Pagefind's own
    message if it is missing, refuses a page or stops.
    """
    answer = _last_answer(_executable(), _requests(pages, language))
    return {file["path"]: b64decode(file["content"]) for file in answer["files"]}


def _executable() -> Path:
    path = get_executable()
    if path is None:
        msg = 'Pagefind is not installed; run `pip install "pagefind[extended]"`'
        raise DigestError(msg)
    return path


def _requests(pages: Iterable[tuple[str, str]], language: str) -> Iterator[Message]:
    yield {"type": "NewIndex", "config": {"force_language": language}}
    for address, html in pages:
        yield {"type": "AddFile", "index_id": 0, "url": address, "file_contents": html}
    yield {"type": "GetFiles", "index_id": 0}


def _last_answer(executable: Path, requests: Iterable[Message]) -> Message:
    with TemporaryFile() as complaints:
        try:
            answers = _converse(executable, requests, complaints)
        except OSError as error:
            msg = f"{executable}: Pagefind could not be run, or stopped: {error.strerror}{_told(complaints)}"
            raise DigestError(msg) from error
        if not answers or answers[-1]["type"] != "GetFiles":
            msg = f"{executable}: Pagefind stopped before the index was done{_told(complaints)}"
            raise DigestError(msg)
        return answers[-1]


def _converse(executable: Path, requests: Iterable[Message], complaints: IO[bytes]) -> list[Message]:
    # All is sent before an answer is read: Pagefind keeps both in memory, so neither side waits.
    # The way in stays open until the end: when it closes, Pagefind stops, whatever is left to do.
    pipe = subprocess.PIPE
    with subprocess.Popen([executable, "--service"], stdin=pipe, stdout=pipe, stderr=complaints) as service:
        sent = _send(cast("IO[bytes]", service.stdin), requests)
        answers = islice(_messages(cast("BufferedReader", service.stdout)), sent)
        return [_accepted(answer) for answer in answers]


def _send(way_in: IO[bytes], requests: Iterable[Message]) -> int:
    number = 0
    for number, request in enumerate(requests, 1):
        message = json.dumps({"message_id": number, "payload": request})
        way_in.write(b64encode(message.encode()) + b",")
    way_in.flush()
    return number


def _messages(way_out: BufferedReader) -> Iterator[Message]:
    message = bytearray()
    while chunk := way_out.read1():
        end, *others = chunk.split(b",")
        message += end
        for beginning in others:
            yield json.loads(b64decode(message))
            message = bytearray(beginning)


def _accepted(answer: Message) -> Message:
    payload: Message = answer["payload"]
    if payload["type"] == "Error":
        msg = f"Pagefind refused a page: {payload['message']}"
        raise DigestError(msg)
    return payload


def _told(complaints: IO[bytes]) -> str:
    complaints.seek(0)
    text = complaints.read().decode(errors="replace").strip()
    return f":\n{text}" if text else ""
