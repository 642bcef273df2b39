"""Articles whose texts wait on disk come back as they were put away."""

from hypothesis import given
from hypothesis import strategies as st

from generator.model import CleanArticle
from generator.outputs.kept_articles import KeptArticles

BODIES = st.lists(st.text(st.characters(exclude_categories=[])), max_size=5)


@given(bodies=BODIES)
def test_every_article_comes_back_as_it_was(bodies: list[str]) -> None:
    kept = KeptArticles()
    articles = [CleanArticle(f"story-{number}", "dump.jsonl", body) for number, body in enumerate(bodies)]
    for article in articles:
        kept.keep(article)
        assert kept[article.id] == article
    assert list(kept.values()) == articles
    assert [kept.body(article.id) for article in articles] == bodies


def test_they_come_in_the_order_in_which_they_were_kept() -> None:
    kept = KeptArticles()
    for id_ in ("b", "c", "a"):
        kept.keep(CleanArticle(id_, "dump.jsonl", f"The story of {id_}."))
    assert (list(kept), len(kept), "d" in kept) == (["b", "c", "a"], 3, False)
