"""References as BibTeX, for LaTeX and every reference manager.

The file is UTF-8, as every BibTeX in use reads it: only what LaTeX would take
for a command is escaped. Braces become words, because BibTeX counts braces
and does not know that a backslash may stand before one.
"""

import re
from collections.abc import Iterable

from generator.outputs.references import Reference

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "`": r"\textasciigrave{}",
        "|": r"\textbar{}",
    }
    | {sign: f"\\{sign}" for sign in "&%$#_"}
)
# LaTeX joins two of these into one character: two hyphens into a dash, two commas into a quotation mark.
_JOINING = re.compile(r"([-',<>])(?=\1)|([?!])(?=\\textasciigrave)")


def bibtex(references: Iterable[Reference]) -> str:
    """Write one `@misc` for each reference: the one type that every style of BibTeX can print a web page by.

    `date` is as precise as it is known; `year` repeats its year for styles of
    the old kind. Titles stand in two pairs of braces, which keeps the capitals
    of names, and so do authors, which keeps a name whole.
    """
    return "\n".join(map(_entry, references))


def _entry(reference: Reference) -> str:
    fields = {
        "title": f"{{{_latex(reference.full_title)}}}",
        "author": reference.author and f"{{{_latex(reference.author)}}}",
        "howpublished": _latex(reference.container),
        "date": str(reference.date or ""),
        "year": f"{reference.date.year:04}" if reference.date else "",
        "url": reference.url,
        "language": reference.language,
        "note": _latex(reference.note),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{reference.key},\n{lines}}}\n"


def _latex(text: str) -> str:
    return _JOINING.sub(r"\1\2{}", text.translate(_ESCAPES))
