"""References as a sentence to paste.

The style is that of the Chicago Manual's bibliographies, for pages of the web:

    Author. “Title.” Publisher, 16 March 2021. Address. Archived at address.

A date is no more precise than it is known, and "n.d." where it is not. A
source without a title is an "Untitled report", without quotation marks.
An article of the digest names the edition, because its text may change, and
the date of the events, because that is what the article is sorted by:

    “Title.” US–Japan Digest, edition of 2026, on events of March 2021. Address.
"""

from collections.abc import Iterator

from generator.outputs.references import Reference
from generator.text.date_words import in_words

_ENDS = (".", "?", "!", "…", "。", "\N{FULLWIDTH QUESTION MARK}", "\N{FULLWIDTH EXCLAMATION MARK}")


def plain_citation(reference: Reference) -> str:
    """Give the whole citation, addresses included."""
    archived = reference.archived and f"Archived at {reference.archived}"
    addresses = [f"{address}." for address in (reference.url, archived) if address]
    return " ".join([citation_in_words(reference), *addresses])


def citation_in_words(reference: Reference) -> str:
    """Give the citation without its addresses, for where they are links."""
    return " ".join(_sentences(reference))


def _sentences(reference: Reference) -> Iterator[str]:
    if reference.author:
        yield _ended(reference.author)
    if reference.title:
        yield f"“{_ended(reference.title)}”"
    else:
        yield "Untitled report."
    yield _ended(f"{reference.container}, {_when(reference)}")


def _when(reference: Reference) -> str:
    published = in_words(reference.date) if reference.date else "n.d."
    if reference.events:
        return f"edition of {published}, on events of {in_words(reference.events)}"
    return published


def _ended(text: str) -> str:
    return text if text.endswith(_ENDS) else f"{text}."
