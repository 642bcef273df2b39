"""Files are read only where they are what they seem to be."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.forms.fault import Fault, FaultError
from generator.text.forms.marks import Mark
from generator.text.forms.plain_file import LARGEST, decode, read_plain_file


def refusal_of(path: Path) -> Fault:
    with pytest.raises(FaultError) as refused:
        read_plain_file(path)
    return refused.value.faults[0]


def file(folder: Path, data: bytes) -> Path:
    path = folder / "file.md"
    path.write_bytes(data)
    return path


def test_line_ends_of_windows_and_a_byte_order_mark_are_forgiven(tmp_path: Path) -> None:
    assert read_plain_file(file(tmp_path, b"\xef\xbb\xbfOne\r\nTwo\r\n")) == "One\nTwo\n"


def test_a_byte_that_is_not_utf8_is_placed(tmp_path: Path) -> None:
    fault = refusal_of(file(tmp_path, "One\n凧 caf".encode() + b"\xe9\n"))
    assert fault.mark == Mark(2, 6)
    assert fault.message == "byte 0xE9, the 8th of its line, is not UTF-8; save the file as UTF-8"


@pytest.mark.parametrize(
    ("before", "nth"),
    [(0, "1st"), (1, "2nd"), (2, "3rd"), (3, "4th"), (9, "10th"), (10, "11th"), (11, "12th"), (12, "13th"),
     (20, "21st"), (101, "102nd"), (111, "112th"), (122, "123rd")],
)  # fmt: skip
def test_a_byte_is_counted_as_people_count(tmp_path: Path, before: int, nth: str) -> None:
    for above in (b"", b"\n", b"One\nTwo\n"):
        fault = refusal_of(file(tmp_path, above + b"a" * before + b"\xff\nTwo\n"))
        assert fault.message.startswith(f"byte 0xFF, the {nth} of its line, is not UTF-8")
        assert fault.mark == Mark(above.count(b"\n") + 1, before + 1)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00", "One".encode("utf-16")])
def test_a_binary_is_not_a_text(tmp_path: Path, data: bytes) -> None:
    assert "this is not a text file" in refusal_of(file(tmp_path, data)).message


def test_the_first_nul_byte_is_placed(tmp_path: Path) -> None:
    fault = refusal_of(file(tmp_path, b"One\nTw\0o\0"))
    assert fault == Fault(Mark(2, 3), "this is not a text file: it holds a NUL byte")


def test_a_carriage_return_alone_is_refused(tmp_path: Path) -> None:
    assert refusal_of(file(tmp_path, b"One\rTwo")).mark == Mark(1, 4)


def test_a_large_file_is_refused_with_its_size(tmp_path: Path) -> None:
    path = tmp_path / "large.md"
    with path.open("wb") as large:
        large.truncate(50_000_000)
    assert refusal_of(path).message == "the file has 50.0 MB; at most 1 MB is read, so shorten it"


def test_a_megabyte_is_read_and_a_byte_more_is_not(tmp_path: Path) -> None:
    assert len(read_plain_file(file(tmp_path, b"a" * LARGEST))) == LARGEST
    assert "at most 1 MB" in refusal_of(file(tmp_path, b"a" * (LARGEST + 1))).message


def test_links_pipes_and_folders_are_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to(file(tmp_path, b"One"))
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    assert "symbolic link" in refusal_of(tmp_path / "link.md").message
    assert "not a plain file" in refusal_of(tmp_path / "pipe.md").message
    assert refusal_of(tmp_path / "folder.md").message == "this is not a plain file; replace it by one"


def test_a_hard_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "twin.md").hardlink_to(file(tmp_path, b"One"))
    message = "this file is a hard link; put a copy of its own here"
    assert refusal_of(tmp_path / "twin.md").message == message


def test_a_missing_file_is_named_as_missing(tmp_path: Path) -> None:
    assert "the file is missing" in refusal_of(tmp_path / "nothing.md").message


def test_what_else_the_system_says_is_passed_on(tmp_path: Path) -> None:
    inside = file(tmp_path, b"One") / "inside.md"
    assert refusal_of(inside).message == "the file cannot be opened: Not a directory"


def test_every_invisible_character_is_placed() -> None:
    with pytest.raises(FaultError) as refused:
        decode("a\u202eb\nc\u2066d\x07".encode())
    assert [fault.mark for fault in refused.value.faults] == [Mark(1, 2), Mark(2, 2), Mark(2, 4)]


def test_of_many_invisible_characters_the_first_twenty_are_placed() -> None:
    with pytest.raises(FaultError) as refused:
        decode(("a\u202e" * 30).encode())
    assert [fault.mark.column for fault in refused.value.faults] == list(range(2, 42, 2))


@given(st.binary())
def test_any_bytes_become_visible_text_or_faults_inside_the_file(data: bytes) -> None:
    faults: tuple[Fault, ...] = ()
    try:
        decode(data)
    except FaultError as error:
        faults = error.faults
    assert all(1 <= fault.mark.line <= data.count(b"\n") + 1 for fault in faults)
