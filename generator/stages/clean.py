"""RawArticle → clean text, title, date, byline, publisher; what is not known is named, not guessed."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from generator.model import CleanArticle, Dropped, Publisher, RawArticle
from generator.text.addresses.canonical_address import host_of
from generator.text.addresses.hosts import owner_of
from generator.text.found.dates import address_date
from generator.text.found.encoding import mend
from generator.text.found.html_page import HtmlPage, read_html
from generator.text.found.page_text import PageText, read_page_text
from generator.text.found.raw_markdown import without_block_marks, without_marks
from generator.text.found.unwrap import unwrap
from generator.text.likeness.words import is_japanese, word_count, words

FEWEST_WORDS: Final = 25
NEEDED: Final = ("title", "date", "publisher", "url")


@dataclass(frozen=True, slots=True)
class KnownPublishers:
    """The publishers of the digest, by the hosts they own and by what they are called."""

    by_host: Mapping[str, str]
    by_name: Mapping[str, str]

    def called(self, name: str) -> str | None:
        """Give the id of the publisher with this id or name, in any case, with or without “The”."""
        plain = name.casefold()
        return self.by_name.get(plain) or self.by_name.get(plain.removeprefix("the "))


def known_publishers(publishers: Mapping[str, Publisher]) -> KnownPublishers:
    """Make ready what `clean` looks publishers up in; once per run is enough."""
    hosts = {
        host_of(f"https://{host}"): id_ for id_, publisher in publishers.items() for host in publisher.hosts
    }
    names = {publisher.name.casefold(): id_ for id_, publisher in publishers.items()}
    return KnownPublishers(hosts, {**names, **{id_: id_ for id_ in publishers}})


def clean(raw: RawArticle, publishers: KnownPublishers) -> CleanArticle | Dropped:
    """Leave of `raw` its story, and find out what it is called, from when and whose it is.

    What stands beside the text (`raw.title` and its like) is final; then the
    page is asked, then its address. The publisher is the owner of the host,
    else the agency of the dateline, else whom the page names: an id of
    `publishers`, or the name as found where they have none such.
    Gives Dropped where fewer than 25 words are left.
    """
    html, page = _read(raw)
    body = "\n\n".join(page.paragraphs)
    if not body:
        return Dropped(raw.file, "clean", "no article", f"nothing in {raw.id} reads like a story")
    if word_count(body) < FEWEST_WORDS:
        return Dropped(raw.file, "clean", "too short", f"{word_count(body)} words are left of {raw.id}")
    url = raw.url or html.url or page.url
    names = (html.site, *(page.sources if len(page.sources) == 1 else ()))
    article = CleanArticle(
        id=raw.id,
        file=raw.file,
        body=body,
        url=url,
        title=_line(page.title),
        date=raw.date or html.date or page.date or address_date(url or ""),
        author=_line(raw.author or html.author or page.author),
        publisher=_line(_publisher(raw.publisher, url, (page.agency, *names), publishers)),
        language=raw.language or ("ja" if is_japanese(body) else "en"),
        dateline=page.dateline,
    )
    return replace(article, needs=tuple(key for key in NEEDED if getattr(article, key) is None))


def _read(raw: RawArticle) -> tuple[HtmlPage, PageText]:
    text = unicodedata.normalize("NFC", mend(raw.text))
    if not raw.is_html:
        return HtmlPage(), read_page_text(_paragraphs(text), raw.title)
    html = read_html(text, raw.url)
    story = [line for line in html.lines if words(line) != words(html.author or "")]
    return html, read_page_text(story, raw.title or html.title, is_story=True)


def _paragraphs(text: str) -> list[str]:
    return [plain for line in unwrap(without_block_marks(text)) if (plain := without_marks(line))]


def _line(text: str | None) -> str | None:
    return " ".join(mend(text).split()) or None if text else None


def _publisher(
    given: str | None, url: str | None, names: tuple[str | None, ...], publishers: KnownPublishers
) -> str | None:
    """Give the first that can be made out: the one given, the host's owner, then by `names`."""
    if given:
        return publishers.called(given) or given
    if owner := owner_of(host_of(url or ""), publishers.by_host):
        return owner
    said = next(filter(None, names), None)
    return (publishers.called(said) or said) if said else None
