"""The JSON Schemas by which an editor's program completes keys: of the same mind as the check."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.outputs.content_schema import content_schemas
from generator.text.forms.front_matter import split
from generator.text.forms.strict_yaml import parse
from tests.project import CONTENT, ROOT

FOLDER = ROOT / "docs" / "schema"
WIRED = {
    "publishers.schema.json": "publishers.yml",
    "topics.schema.json": "topics.yml",
    "names.schema.json": "names.yml",
    "glossary.schema.json": "glossary.yml",
}


def faults(name: str, data: object) -> list[str]:
    schema: dict[str, Any] = json.loads((FOLDER / name).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return [error.message for error in Draft202012Validator(schema).iter_errors(data)]


def test_the_schemas_are_those_of_the_models() -> None:
    kept = {path.name: json.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.json")}
    assert kept == content_schemas(), "run: make messages"


@pytest.mark.parametrize(("schema", "file"), WIRED.items())
def test_the_lists_of_the_archive_fit_their_schemas(schema: str, file: str) -> None:
    text = (ROOT / "content" / file).read_text("utf-8")
    data = parse(text, most_values=100_000).data
    assert faults(schema, without_blanks(data)) == []


@pytest.mark.parametrize("path", sorted(CONTENT.glob("articles/*/*.md")), ids=lambda path: path.stem)
def test_the_heads_of_articles_fit_their_schema(path: Path) -> None:
    data = parse(split(path.read_text("utf-8")).head).data
    assert faults("article.schema.json", without_blanks(data)) == []


def test_a_misspelt_key_is_a_fault_in_the_editor_too() -> None:
    assert any("'titel' was unexpected" in fault for fault in faults("article.schema.json", {"titel": "x"}))


def test_every_key_is_explained() -> None:
    for schema in content_schemas().values():
        forms = [schema, *schema.get("$defs", {}).values()]
        fields = [field for form in forms for field in form.get("properties", {}).values()]
        assert all(field["description"].endswith(".") for field in fields)


def test_vs_code_knows_which_schema_belongs_to_which_file() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    wired = {Path(schema).name: Path(file).name for schema, file in settings["yaml.schemas"].items()}
    assert wired == WIRED


def test_the_article_that_vs_code_offers_has_the_keys_of_an_article_in_their_order() -> None:
    snippets = json.loads((ROOT / ".vscode" / "article.code-snippets").read_text("utf-8"))
    keys = [
        line.partition(":")[0] for line in snippets["Article"]["body"] if line[:1].isalpha() and ":" in line
    ]
    order = list(content_schemas()["article.schema.json"]["properties"])
    assert keys == [key for key in order if key in keys]
    assert {"title", "date", "summary", "sources"} <= set(keys)


def without_blanks(data: object) -> object:
    """Read numbers, flags and blanks as an editor's program does; ours takes every value as text."""
    if isinstance(data, dict):
        return {key: without_blanks(value) for key, value in data.items()}
    if isinstance(data, list):
        return [without_blanks(value) for value in data]
    plain: dict[object, object] = {"true": True, "false": False, None: {}}
    if isinstance(data, str) and data.replace(".", "", 1).isdigit() and "." in data:
        return float(data)
    return plain.get(data, data)
