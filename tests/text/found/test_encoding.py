"""Bytes as they are found, read as text."""

import pytest

from generator.text.found.encoding import NotTextError, decode, mend

ENGLISH = "The café’s owner said “no”, and closed at 9 – as he had every day since the war."
JAPANESE = "横浜の図書館とシアトルの図書館は十日、児童書四百冊をこの秋に交換すると発表した。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp"])
def test_japanese_is_read_in_every_encoding_it_is_found_in(encoding: str) -> None:
    assert decode(JAPANESE.encode(encoding)) == JAPANESE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_english_is_read_in_every_encoding_it_is_found_in(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)) == ENGLISH


def test_a_page_is_read_as_it_declares_itself_also_below_long_scripts() -> None:
    scripts = f"<script>{'x' * 5000}</script>"
    page = f'<html><head>{scripts}<meta charset="windows-1250"></head>Zażółć gęślą jaźń</html>'
    assert decode(page.encode("cp1250")) == page


def test_a_page_with_one_damaged_byte_is_still_read() -> None:
    page = (JAPANESE * 100).encode()
    text = decode(page[:300] + b"\xff" + page[300:])
    assert text.replace("\ufffd", "") == JAPANESE * 100


def test_stray_zeros_do_not_make_a_page_an_image() -> None:
    page = (ENGLISH * 100).encode()
    assert mend(decode(page + b"\0")) == ENGLISH * 100


def test_an_image_is_no_text() -> None:
    with pytest.raises(NotTextError):
        decode(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)


def test_mojibake_is_mended() -> None:
    assert mend("The café’s owner".encode().decode("cp1252")) == "The café’s owner"
