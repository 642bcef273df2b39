"""Characters that deceive are refused wherever they stand; those of honest writing never are."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.stages.read_content import faults_of
from generator.text.forms.fault import FaultError
from generator.text.forms.plain_file import decode
from generator.text.markup.markdown import to_html
from generator.text.markup.sanitise import sanitise_body
from tests.active import active_in
from tests.project import article
from tests.torture.size import size

Figure = Callable[[str, object], None]

ALLOWED_CONTROLS = "\t\n\r"
JAPANESE = (
    (0x3000, 0x30FF),  # punctuation, hiragana, katakana
    (0x31F0, 0x31FF),  # small katakana
    (0x3220, 0x33FF),  # enclosed and squared
    (0x3400, 0x4DBF),  # kanji, extension A
    (0x4E00, 0x9FFF),  # kanji
    (0xF900, 0xFAFF),  # compatibility kanji
    (0xFF01, 0xFF9F),  # full-width letters, half-width katakana
    (0xFFE0, 0xFFE6),  # full-width signs
    (0x1B000, 0x1B16F),  # older kana
    (0x20000, 0x323AF),  # kanji, extensions B to H
)
JINJA = ("{{ 7 * 7 }}", "{% raw %}", "{# x #}", "{{ config }}", "{%- endblock -%}", "${7*7}", "#{7*7}")


def is_refused(text: str) -> bool:
    try:
        decode(text.encode("utf-8", "surrogatepass"))
    except FaultError:
        return True
    return False


def test_every_control_and_every_sign_that_turns_text_round_is_refused(record_property: Figure) -> None:
    controls = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cc"]
    turning = [chr(code) for code in range(0x110000) if unicodedata.bidirectional(chr(code)) in TURNING]
    deceiving = [char for char in (*controls, *turning) if char not in ALLOWED_CONTROLS]
    # A carriage return alone is refused; before a line feed it is a line end.
    assert [f"U+{ord(char):04X}" for char in deceiving if not is_refused(f"a{char}b")] == []
    assert is_refused("a\rb")
    record_property("characters that deceive, refused", len(deceiving))


TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def test_japanese_of_every_width_is_never_refused(record_property: Figure) -> None:
    signs = [chr(code) for first, last in JAPANESE for code in range(first, last + 1)]
    written = [char for char in signs if unicodedata.category(char) not in {"Cn", "Co"}]
    assert [f"U+{ord(char):04X}" for char in written if is_refused(char)] == []
    for start in range(0, len(written), 100):
        title = "".join(written[start : start + 100]).strip()
        assert not faults_of(article(f"'{title}'")), title
    record_property("Japanese characters, taken as they are", len(written))


@pytest.mark.parametrize("text", JINJA)
def test_the_syntax_of_templates_stays_text(text: str) -> None:
    assert f"before {text} after" in str(sanitise_body(to_html(f"before {text} after")))


@settings(max_examples=size(2_000, 100_000))
@given(st.text())
def test_no_text_whatever_becomes_active(text: str) -> None:
    assert active_in(str(sanitise_body(to_html(text)))) == set()
    assert active_in(str(sanitise_body(text))) == set()
