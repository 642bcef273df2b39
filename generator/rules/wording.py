"""The words of an article's head: dates, names, lists, and the order they stand in."""

from collections.abc import Iterator
from itertools import pairwise

from generator.errors import Severity
from generator.model import Article, FrontMatter
from generator.rules.finding import Better, Finding, error, warning
from generator.rules.room import NAMES, Room
from generator.text.addresses.ids import date_of
from generator.text.forms.fault import quote

KEY_ORDER = tuple(FrontMatter.model_fields)
_LISTS = ("topics", *NAMES, "same_as", "not_same_as")


def lines(article: Article, _: Room) -> Iterator[Finding]:
    """Find titles and names that run over several lines."""
    for key in ("title", *NAMES):
        if "\n" in "".join(getattr(article.front, key)):
            yield error(article, (key,), f"{quote(key)} runs over several lines; write each text on one")


def dates(article: Article, _: Room) -> Iterator[Finding]:
    """Find dates that differ from the file's name."""
    date, named = article.front.date, date_of(article.id)
    if date != named:
        message = f"the date is {date} here but {named} in the file's name; make them equal"
        yield error(article, ("date",), message)


def days_to_come(article: Article, room: Room) -> Iterator[Finding]:
    """Find dates that lie in the future."""
    front = article.front
    published = ((("sources", n, "published"), source.published) for n, source in enumerate(front.sources))
    for path, day in ((("date",), front.date), *published):
        if day and day.first_day > room.today:
            yield error(article, path, f"{day} lies in the future; check the year, the month and the day")


def repeated(article: Article, _: Room) -> Iterator[Finding]:
    """Find what stands twice in a list."""
    for key in _LISTS:
        items = getattr(article.front, key) or ()
        for index, item in enumerate(items):
            if item in items[:index]:
                yield error(article, (key, index), f"{quote(item)} stands twice in {key}; delete one")


def names(article: Article, room: Room) -> Iterator[Finding]:
    """Find names that names.yml spells otherwise."""
    for kind in NAMES:
        known = room.spellings[kind]
        for index, name in enumerate(getattr(article.front, kind)):
            if right := known.right(name):
                message = f"{quote(name)} is spelt {quote(right)} in names.yml; write it so"
                yield warning(article, (kind, index), message, Better(name, right))
            elif meant := known.meant(name):
                message = f"{quote(name)} is not in names.yml, but {quote(meant)} is; is that who is meant?"
                yield warning(article, (kind, index), message)


def key_order(article: Article, _: Room) -> Iterator[Finding]:
    """Find the first key that stands later than in the table of CONTRIBUTING.md."""
    order = sorted(article.keys, key=KEY_ORDER.index)
    if order != list(article.keys):
        pairs = pairwise(article.keys)
        late = next(key for one, key in pairs if KEY_ORDER.index(key) < KEY_ORDER.index(one))
        message = (
            f"{quote(late)} stands too late; the order is {', '.join(order)} (digest check --fix moves it)"
        )
        yield Finding(article.marks.key(late), Severity.WARNING, message)
