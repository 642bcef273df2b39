"""Which sources still answer: as data, and as a summary for people."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from generator.model import Article
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
