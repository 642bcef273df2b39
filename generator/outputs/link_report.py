"""Which sources still answer: as data, as a summary for people, and as a file of the site."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from generator.errors import DigestError
from generator.model import Article
from generator.outputs.listing import Listed, listed
from generator.text.markup.markdown_escape import escaped
from generator.text.one_line import one_line


def articles_by_address(articles: Iterable[Article]) -> dict[str, list[str]]:
    """Give for each source's address the ids of the articles that name it."""
    found: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        for source in article.front.sources:
            found[source.url].append(article.id)
    return dict(found)


def link_data(said: Mapping[str, str], articles: Mapping[str, list[str]], checked: date) -> str:
    """Write what each address answered on the day `checked` as JSON; `said` is empty for what is alive."""
    links = [
        {"url": url, "alive": not answer, "said": one_line(answer), "articles": articles[url]}
        for url, answer in sorted(said.items())
    ]
    return json.dumps({"checked": str(checked), "links": links}, ensure_ascii=False, indent=1) + "\n"


def link_summary(said: Mapping[str, str], articles: Mapping[str, list[str]]) -> str:
    """Write in GitHub's Markdown which sources do not answer, and in which articles they stand."""
    dead = {url: answer for url, answer in sorted(said.items()) if answer}
    lines = [f"## {len(dead)} of {len(said)} sources do not answer", ""]
    lines += [
        f"- {escaped(url)}: {escaped(one_line(answer))} ({', '.join(articles[url])})"
        for url, answer in dead.items()
    ]
    return "\n".join([*lines, ""])


def published_links(report: Path) -> Iterator[Listed]:
    """Give what `link_data` last wrote to the file `report` as `data/links.json`; without the file, nothing.

    Raises DigestError where the file holds something else.
    """
    if not report.is_file():
        return
    data = report.read_bytes()
    if not _is_report(data):
        msg = f"{report}: this is no report of sources; delete it, or write it anew with `make links`"
        raise DigestError(msg)
    yield listed("data/links.json", data, "Which sources still answered, and when", "application/json")


def _is_report(data: bytes) -> bool:
    try:
        told = json.loads(data)
    except ValueError:
        return False
    return isinstance(told, dict) and set(told) == {"checked", "links"}
