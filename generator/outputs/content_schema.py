"""The models → JSON Schemas, by which an editor's program completes keys and explains them."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import TypeAdapter

from generator.model import Abbreviation, FrontMatter, Names, Publisher, StandingMatter, Topic

_EXPLAINED: Final[Mapping[str, str]] = {
    "title": "What happened, or what it is called, in one line.",
    "date": "When it happened: YYYY-MM-DD, or YYYY-MM or YYYY where less is known.",
    "topics": "Ids from topics.yml; left out, the digest finds them by their phrases.",
    "summary": "One or two sentences in the digest's own words, 40 to 400 characters.",
    "sources": "Who reported it, and where it can be read; at least one.",
    "publisher": "An id from publishers.yml.",
    "url": "The address where you read it, beginning with https://.",
    "published": "The day the report appeared.",
    "author": "Who wrote the report.",
    "archived": "The address of a copy in a web archive.",
    "language": "A language tag such as en, ja or en-US.",
    "fingerprint": "What digest intake knows the report again by; leave it as it is.",
    "people": "Names as names.yml spells them.",
    "places": "Names as names.yml spells them.",
    "organizations": "Names as names.yml spells them.",
    "same_as": "Ids of articles that tell the same story; your word is final.",
    "not_same_as": "Ids of articles that only look as if they told the same story.",
    "draft": "true keeps the article out of the site.",
    "name": "The full name.",
    "homepage": "The address of the publisher's site.",
    "hosts": "The host names under which it publishes, without www.",
    "kind": "What sort of house it is.",
    "rights": "What of its text the digest may print; without leave, excerpt.",
    "licence": "The licence, where rights are open.",
    "description": "One or two sentences for the list.",
    "introduction": "A few sentences for the page, in Markdown.",
    "phrases": "What gives an article this topic; * at the end is any ending, ! at the start a veto.",
    "threshold": "How much the phrases found must weigh together, usually 2.0.",
    "ja": "The name in Japanese.",
    "aliases": "Other spellings, which the check will ask to change into this one.",
    "explanation": "What the abbreviation means, in a sentence.",
}
_FORMS: Final[Mapping[str, TypeAdapter[Any]]] = {
    "article": TypeAdapter(FrontMatter),
    "page": TypeAdapter(StandingMatter),
    "publishers": TypeAdapter(Mapping[str, Publisher]),
    "topics": TypeAdapter(Mapping[str, Topic]),
    "names": TypeAdapter(Names),
    "glossary": TypeAdapter(Mapping[str, Abbreviation]),
}
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def content_schemas() -> dict[str, dict[str, Any]]:
    """Give the schema of each kind of content file: `NAME.schema.json` → schema."""
    return {f"{name}.schema.json": _schema(name, form) for name, form in _FORMS.items()}


def _schema(name: str, form: TypeAdapter[Any]) -> dict[str, Any]:
    schema = form.json_schema()
    _explain(schema)
    return {"$schema": DIALECT, **schema, "title": f"The digest's {name}"}


def _explain(schema: object) -> None:
    """Say at every key what belongs there, and take away titles that only repeat the key."""
    if isinstance(schema, list):
        for item in schema:
            _explain(item)
    elif isinstance(schema, dict):
        for key, field in schema.get("properties", {}).items():
            field.pop("title", None)
            field["description"] = _EXPLAINED[key]
        for value in schema.values():
            _explain(value)
