"""Citations as the programs of researchers read them."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import rispy
from bibtexparser.entrypoint import parse_string as parse_with_bibtexparser
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string as parse_with_pybtex
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

Fields = Mapping[str, Any]


def from_bibtex(text: str) -> Mapping[str, Fields]:
    """Read BibTeX with both libraries, which must agree, and give what LaTeX would print of each field."""
    entries = parse_with_pybtex(text, "bibtex").entries
    again = parse_with_bibtexparser(text)
    assert not again.failed_blocks
    assert {entry.key for entry in again.entries} == set(entries)
    for entry in again.entries:
        fields = entries[entry.key].fields
        assert all(" ".join(str(entry[name]).split()) == fields[name] for name in fields)
    return {
        key: {name: printed(value, name) for name, value in entry.fields.items()}
        | {"author": [printed(str(person), "author") for person in entry.persons.get("author", [])]}
        for key, entry in entries.items()
    }


def printed(latex: str, field: str) -> str:
    """Give the words that LaTeX prints; an address is taken as it stands."""
    return latex if field == "url" else str(latex_reader().latex_to_text(latex))


@cache
def latex_reader() -> LatexNodes2Text:
    """Make a reader of LaTeX that knows the names of these signs too, as LaTeX itself does."""
    signs = {"braceleft": "{", "braceright": "}", "asciicircum": "^", "asciigrave": "`", "bar": "|"}
    names = get_default_latex_context_db()
    macros = [MacroTextSpec(f"text{name}", sign) for name, sign in signs.items()]
    names.add_context_category("signs", macros, prepend=True)
    return LatexNodes2Text(names, keep_comments=True, strict_latex_spaces=True)


def from_ris(text: str) -> Mapping[str, Fields]:
    """Read RIS: each record by its key."""
    return {record["id"]: record for record in rispy.loads(text)}


def from_csl(text: str) -> Mapping[str, Fields]:
    """Read CSL-JSON: each item by its key."""
    return {item["id"]: item for item in json.loads(text)}


def set_by_citeproc(text: str) -> list[str]:
    """Let a CSL processor set a bibliography of all items in a style of its own."""
    items = json.loads(text)
    bibliography = CitationStylesBibliography(harvard_style(), CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    return [str(line) for line in bibliography.bibliography()]


@cache
def harvard_style() -> CitationStylesStyle:
    """Give the style that comes with the processor."""
    return CitationStylesStyle("harvard-cite-them-right", validate=False)
