"""What there is to show of the articles that a pull request changes."""

from collections.abc import Collection
from pathlib import Path

from generator.desk.check import Verdict, is_below
from generator.outputs.changes import Changes
from generator.stages.tag import tag, topic_matcher


def changes(verdict: Verdict, paths: Collection[Path]) -> Changes:
    """Gather what there is to show of the articles in the files `paths`."""
    content = verdict.content
    matcher = topic_matcher(content.topics)
    articles = [article for article in content.articles if is_below(article.file, paths)]
    return Changes(
        articles=[(one, tag(one.front.title, one.front.summary, one.body, matcher)) for one in articles],
        publishers=content.publishers,
        judgement=verdict.judgement,
        files={article.id: article.file for article in content.articles},
    )
