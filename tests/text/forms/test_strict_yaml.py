"""Strict YAML: what the editor wrote, where it stands, and nothing that hides mistakes."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.forms import strict_yaml
from generator.text.forms.fault import Fault, FaultError
from generator.text.forms.marks import Mark
from generator.text.forms.strict_yaml import Value, parse

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8)
PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1)
DATA = st.dictionaries(WORDS, PLAIN | st.lists(PLAIN) | st.dictionaries(WORDS, PLAIN), min_size=1)


@pytest.fixture(params=[strict_yaml.LOADER, yaml.SafeLoader], ids=["libyaml", "pure"])
def any_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> type:
    """Give libyaml's parser and PyYAML's own in turn; they word their complaints differently."""
    monkeypatch.setattr(strict_yaml, "LOADER", request.param)
    return strict_yaml.LOADER


def refusal(text: str) -> tuple[Fault, ...]:
    with pytest.raises(FaultError) as refused:
        parse(text)
    return refused.value.faults


@pytest.mark.parametrize(
    "written", ["no", "on", "null", "~", "1.0", "0x1F", "2021-03-16", "12:30:45", "1_000"]
)
def test_a_value_stays_the_text_that_was_written(written: str) -> None:
    assert parse(f"key: {written}").data == {"key": written}


def test_a_key_without_a_value_has_none() -> None:
    assert parse('a:\nb: ""\nc: [x, ]').data == {"a": None, "b": "", "c": ["x"]}


def test_an_empty_text_holds_nothing() -> None:
    assert parse("# only a comment\n").data is None


def test_values_and_keys_have_places() -> None:
    marks = parse("title: One\nsources:\n  - url: https://example.org\n", first_line=2).marks
    assert marks.value("title") == Mark(2, 8)
    assert marks.key("sources", 0, "url") == Mark(4, 5)
    assert marks.value("sources", 0, "url") == Mark(4, 10)


def test_columns_count_letters_not_bytes() -> None:
    assert parse("{題名: 凧, b: c}").marks.key("b") == Mark(1, 9)


def test_all_faults_are_named_that_do_not_end_the_reading() -> None:
    document = parse("a: &name one\nb: *name\nc: !tag two\na: three\n<<: {d: e}\n")
    assert [fault.mark.line for fault in document.faults] == [1, 2, 3, 4, 5]


def test_what_a_reference_stands_for_is_not_looked_up() -> None:
    document = parse("a: *name\n")
    assert document.data == {"a": "*name"}
    assert document.faults[0].message.startswith('references that begin with "*" are not allowed; write')


@pytest.mark.parametrize("text", ["'': value\n", '"": value\n', "a: b\n'': c\n"])
def test_a_key_that_is_missing_is_asked_for(text: str) -> None:
    assert [fault.message for fault in parse(text).faults] == [
        "a key is missing before this colon; write one"
    ]


def test_what_follows_from_a_fault_in_its_line_is_not_told() -> None:
    assert [fault.mark for fault in refusal("a: !tag b: c\n")] == [Mark(1, 4)]
    assert [fault.mark for fault in refusal("a: !tag b\nc: d: e\n")] == [Mark(1, 4), Mark(2, 5)]


def test_a_character_that_cannot_be_shown_is_named_where_it_first_stands() -> None:
    (fault,) = refusal("\x07a: b\x07")
    assert (fault.mark, fault.message) == (Mark(1, 1), r"the character \x07 cannot be shown; delete it")


def test_what_ends_the_reading_is_told_with_all_before_it() -> None:
    faults = refusal("a: &name b\nc: " + "[" * 9 + "]" * 9)
    assert [fault.mark for fault in faults] == [Mark(1, 4), Mark(2, 11)]


def test_of_a_repeated_key_the_first_counts() -> None:
    document = parse("a: {b: one}\na: {b: two}\n")
    assert document.data == {"a": {"b": "one"}}
    assert document.marks.value("a", "b") == Mark(1, 8)


def test_eight_levels_are_read_and_nine_refused() -> None:
    assert parse("[" * 8 + "]" * 8).faults == ()
    assert "more than 8 levels" in refusal("[" * 9 + "]" * 9)[0].message


def test_a_text_that_only_opens_brackets_is_refused_at_once() -> None:
    assert "more than 8 levels" in refusal("[" * 500_000)[0].message


def test_more_values_than_allowed_are_refused() -> None:
    assert "more than 5000 values" in refusal("[" + "a, " * 6_000 + "]")[0].message


@pytest.mark.parametrize("text", ["a: b\n---\nc: d\n", "%YAML 1.2\n---\na: b\n", "? [a]\n: b\n", "*a : b\n"])
def test_documents_directives_and_keys_that_are_no_text_end_the_reading(text: str) -> None:
    assert len(refusal(text)) == 1


def test_a_hash_with_a_space_after_it_begins_a_comment() -> None:
    document = parse("title: One # a note\n")
    assert (document.data, document.faults) == ({"title": "One"}, ())


def test_a_hash_before_a_word_would_lose_text_and_is_refused() -> None:
    assert parse("a: b\ntitle: Number #1 of two\n").faults[0].mark == Mark(2, 15)


@pytest.mark.parametrize(
    ("text", "place", "advice"),
    [
        ("title: One: two\n", (1, 11), "must stand in quotes"),
        ("title: @one\n", (1, 8), 'begins with "@" must stand in quotes'),
        ('title: "one\n', (1, 8), "never closed"),
        ("topics: [a, b\n", (1, 9), "this list is not closed"),
        ("topics: {a: b\n", (1, 9), 'put "}" where it ends'),
        ("a:\n  - b\n  c: d\n", (3, 3), 'must begin with "- "'),
        ("a: - b\n", (1, 4), "give each item a line of its own"),
        ("title: one\ndate\n", (2, 1), "needs a colon"),
        ("title\ndate: one\n", (2, 5), "the line above needs a colon"),
        ("title: one\n  date: two\n", (2, 7), "indent it exactly"),
        ("sources:\n\t- one\n", (2, 1), "indent with spaces"),
        ("title: >one\n", (1, 9), "the text begins on the next line"),
        ("title: 'one' two\n", (1, 14), "text follows the closing quote"),
        ("title: *\n", (1, 9), 'begins with "*"'),
        ("title: }\n", (1, 8), "a value is missing before this sign"),
        (": one\n", (1, 1), "a key is missing before this colon"),
        ("  a: b\nc: d\n", (2, 1), "in the same column"),
    ],
)
def test_what_is_no_yaml_is_explained_to_someone_who_does_not_know_yaml(
    any_parser: type, text: str, place: tuple[int, int], advice: str
) -> None:
    (fault,) = refusal(text)
    assert fault.mark == Mark(*place), any_parser
    assert advice in fault.message


@settings(deadline=None)  # PyYAML writes slowly
@given(DATA)
def test_what_pyyaml_writes_is_read_back_as_it_was(data: dict[str, Value]) -> None:
    written = yaml.safe_dump(data, allow_unicode=True, default_style='"')
    document = parse(written)
    assert document.data == data or document.faults


@given(st.text(), st.integers(1, 50))
def test_any_text_gives_places_that_lie_inside_it(text: str, first_line: int) -> None:
    try:
        document = parse(text, first_line)
    except FaultError as error:
        marks = [fault.mark for fault in error.faults]
    else:
        marks = [*document.marks.values.values(), *document.marks.keys.values()]
    last_line = first_line + len(text.splitlines())
    assert all(first_line <= mark.line <= last_line and mark.column >= 1 for mark in marks)


def test_how_many_values_a_file_may_hold_is_for_its_reader_to_say() -> None:
    text = "a: [" + "'x', " * 40 + "]\n"
    assert parse(text, most_values=50).data == {"a": ["x"] * 40}
    with pytest.raises(FaultError):
        parse(text, most_values=30)


def test_a_line_for_the_parser_is_refused_in_words() -> None:
    (fault,) = refusal("%YAML 1.2\n---\na: b\n")
    assert fault.message == 'lines that begin with "%" are not allowed; delete this one'
