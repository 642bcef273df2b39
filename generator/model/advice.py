"""What to write for each key of the content files, said to those who write them."""

from collections.abc import Mapping
from typing import Final

from generator.model.content import PublisherKind

_ADDRESS = "write the whole address, which begins with https://"
_ID = "write an id: lower-case letters, digits and hyphens"
_ARTICLES = "write a list of article ids, such as [2021-03-16-blinken-motegi-tokyo]"
_NAMES = "write a list in square brackets, such as [First Name, Second Name]"
ADVICE: Final[Mapping[str, str]] = {
    "title": 'write "title: …", at most 120 characters',
    "date": 'write "date: YYYY-MM-DD", or YYYY-MM or YYYY where less is known',
    "summary": 'write "summary: …", 40 to 400 characters in the digest\'s own words',
    "sources": 'write "sources:" and below it, for each source, "- publisher: …" and "url: …"',
    "publisher": 'write "publisher: …" with an id from publishers.yml',
    "url": _ADDRESS,
    "archived": _ADDRESS,
    "homepage": _ADDRESS,
    "topics": "write a list of ids from topics.yml, such as [trade, china]",
    "people": _NAMES,
    "places": _NAMES,
    "organizations": _NAMES,
    "aliases": _NAMES,
    "same_as": _ARTICLES,
    "not_same_as": _ARTICLES,
    "fingerprint": "leave it as digest intake wrote it, or delete the line",
    "language": "write a language tag, such as en, ja or en-US",
    "draft": "write true or false",
    "hosts": "write a list of host names in lower case, such as [www.example.org]",
    "kind": f"write one of {', '.join(PublisherKind)}",
    "phrases": "write a list of phrases, such as [tariff*, trade agreement]",
    "threshold": "write a number above 0, such as 2.0",
}
