"""The data files described for programs: JSON Schema, and a Frictionless data package."""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256

from generator.outputs.identity import identity
from generator.outputs.licence import LICENCE, LICENCE_ADDRESS, LICENCE_TITLE
from generator.outputs.listing import Listed
from generator.outputs.published_site import Site
from generator.text.data_columns import ARTICLES, SOURCES, TEXT, Column, Form, Table

_JSON_TYPES: dict[Form, dict[str, object]] = {
    "text": {"type": "string"},
    "day": {"type": "string", "format": "date"},
    "number": {"type": "integer", "minimum": 1},
    "list": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
}
_FIELD_TYPES: dict[Form, str] = {"text": "string", "day": "date", "number": "integer", "list": "string"}
_PRIMARY_KEYS = {
    "articles": ["id"],
    "chronology": ["article"],
    "sources": ["article", "number"],
    "names": ["kind", "name", "article"],
}


# --- JSON Schema ------------------------------------------------------------------------------


def articles_schema(site: Site) -> dict[str, object]:
    """Describe `articles.json` in JSON Schema 2020-12; every key is there, unknown values are null."""
    source = _object(SOURCES.columns[1:])
    sources = {
        "type": "array",
        "items": source,
        "minItems": 1,
        "description": "its sources, as in sources.csv",
    }
    article = _object((*ARTICLES.columns, TEXT), sources=sources)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": identity("data/articles.schema.json").urn,
        "title": f"Articles of {site.name}",
        "type": "array",
        "items": article,
    }


def _object(columns: Iterable[Column], **more: object) -> dict[str, object]:
    properties = {column.name: _property(column) for column in columns} | more
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _property(column: Column) -> dict[str, object]:
    described = {"description": column.holds, **_JSON_TYPES[column.form]}
    if column.may_hold:
        described["enum"] = [*column.may_hold, None] if column.may_be_empty else [*column.may_hold]
    if column.may_be_empty:
        described["type"] = [described["type"], "null"]
    return described


# --- Frictionless -----------------------------------------------------------------------------


def data_package(
    updated: date, site: Site, files: Iterable[tuple[Listed, Table | None]]
) -> dict[str, object]:
    """Describe the data files as a data package (datapackage.org, version 2).

    A file that has a table is described column by column.
    """
    homepage = {"homepage": site.address} if site.address else {}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "us-japan-digest",
        "id": identity("data/datapackage.json").urn,
        "title": site.name,
        "description": "Articles on US–Japan relations with their dates, topics, names and sources.",
        **homepage,
        "version": updated.isoformat(),
        "licenses": [{"name": LICENCE, "title": LICENCE_TITLE, "path": LICENCE_ADDRESS}],
        "resources": [_resource(one, table) for one, table in files],
    }


def _resource(one: Listed, table: Table | None) -> dict[str, object]:
    path = one.file.path
    described: dict[str, object] = {
        "name": path.name.replace(".", "-") if table is None else table.name,
        "title": one.title,
        "path": path.name,
        "format": path.suffix[1:],
        "mediatype": one.media_type,
        "encoding": "utf-8",
        "bytes": len(one.file.data),
        "hash": f"sha256:{sha256(one.file.data).hexdigest()}",
    }
    return described if table is None else {**described, **_tabular(table)}


def _tabular(table: Table) -> dict[str, object]:
    return {
        "type": "table",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": _PRIMARY_KEYS[table.name],
            "foreignKeys": _foreign_keys(table.columns),
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, object]:
    holds = f"{column.holds}, parted by semicolons" if column.form == "list" else column.holds
    constraints: dict[str, object] = (
        {} if column.may_be_empty or column.form == "list" else {"required": True}
    )
    if column.may_hold:
        constraints["enum"] = list(column.may_hold)
    return {
        "name": column.name,
        "type": _FIELD_TYPES[column.form],
        "description": holds,
        "constraints": constraints,
    }


def _foreign_keys(columns: Sequence[Column]) -> list[dict[str, object]]:
    if not any(column.name == "article" for column in columns):
        return []
    return [{"fields": ["article"], "reference": {"resource": "articles", "fields": ["id"]}}]
