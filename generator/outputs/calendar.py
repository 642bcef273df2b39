"""Edition → calendars to subscribe to (RFC 5545, with RFC 7986): the chronology, and one for each topic."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import TRANSP, Calendar, Event, vText

from generator.making.recipe import Recipe
from generator.model import Edition, Files, Legend, Outline, legend_of, places_by_topic
from generator.outputs.identity import identity
from generator.outputs.listing import Listed, listed, with_index
from generator.outputs.published_site import Site
from generator.text.date_words import in_words

Topics = tuple[tuple[str, str, tuple[int, ...]], ...]
"""Each topic's id and title, and the places of its entries among all."""

_END = b"END:VCALENDAR\r\n"
_DAY = timedelta(days=1)
_UNSTAMPED = datetime(1970, 1, 1, tzinfo=UTC)
_UNKNOWN = {"day": "", "month": " (day not known)", "year": " (month not known)"}


def calendar(edition: Edition, site_name: str, address: str) -> Recipe[Files]:
    """Tell how to make `calendar/`: `chronology.ics`, `topics/<topic>.ics`, `index.json`.

    Events are all-day and leave their readers free. A month or a year is one
    event over all its days, and its title says that no day is known.
    `address` is the public one, ending in a slash; where it is empty, events
    carry no link of their own, for a calendar has no place that a relative one
    could start from. Their sources are named in any case.
    """
    site = Site(site_name, address)
    parts = (
        Recipe(entry.id, _event, (entry.outline, legend_of(entry, edition), site))
        for entry in edition.entries
    )
    topics = tuple(
        (topic, edition.topics[topic].title, places) for topic, places in places_by_topic(edition).items()
    )
    return Recipe("calendar", _files, (topics, edition.updated, site), tuple(parts))


def _files(events: Iterable[bytes], topics: Topics, updated: date, site: Site) -> Files:
    # Stamped with the edition's day, for calendars take over what has a newer stamp.
    open_stamp, stamp = _stamp(_UNSTAMPED), _stamp(updated)
    stamped = [event.replace(open_stamp, stamp) for event in events]
    return with_index("calendar", updated, _calendars(stamped, topics, updated, site))


def _stamp(day: date) -> bytes:
    return f"\nDTSTAMP:{day:%Y%m%d}T".encode()


def _calendars(events: Sequence[bytes], topics: Topics, updated: date, site: Site) -> Iterator[Listed]:
    yield _calendar("calendar/chronology.ics", site.name, site, updated, events)
    for topic, title, places in topics:
        name = f"{title} – {site.name}"
        chosen = (events[place] for place in places)
        yield _calendar(f"calendar/topics/{topic}.ics", name, site, updated, chosen)


def _calendar(path: str, name: str, site: Site, updated: date, events: Iterable[bytes]) -> Listed:
    """Print a calendar around events already printed, for each stands in several calendars."""
    head = Calendar.new(
        prodid=f"-//{site.name}//US-Japan digest//EN",
        uid=identity(path),
        description="What happened between the United States and Japan",
        method="PUBLISH",
        calscale="GREGORIAN",
        last_modified=_midnight(updated),
        refresh_interval=_DAY,
        url=site.address or None,
        source=site.link(path, path) if site.address else None,
    )
    head["NAME"] = head["X-WR-CALNAME"] = vText(name)  # as `name`, the library would not escape it
    head["REFRESH-INTERVAL"].params["VALUE"] = "DURATION"  # RFC 7986, 5.7 wants it said
    data = head.to_ical().removesuffix(_END) + b"".join(events) + _END
    return listed(path, data, name, "text/calendar")


def _event(story: Outline, legend: Legend, site: Site) -> bytes:
    """Print an event, its stamp left open."""
    front, when = story.front, story.date
    event = Event.new(
        uid=identity(story.id),
        stamp=_UNSTAMPED,
        start=when.first_day,
        end=when.last_day + _DAY,  # the day after the last: RFC 5545, 3.6.1
        summary=_title(story),
        description=_description(story, legend),
        categories=[legend.topics[topic].title for topic in story.topics],
        transparency=TRANSP.TRANSPARENT,
        url=site.link("calendar/chronology.ics", story.path) if site.address else None,
    )
    event["SUMMARY"].params["LANGUAGE"] = front.language
    printed: bytes = event.to_ical()
    return printed


def _title(story: Outline) -> str:
    title, when = story.front.title, story.date
    return title if when.precision == "day" else f"{in_words(when)}{_UNKNOWN[when.precision]}: {title}"


def _description(story: Outline, legend: Legend) -> str:
    sources = (f"{legend.publishers[source.publisher].name}: {source.url}" for source in story.sources)
    return "\n".join((story.front.summary, "", *sources))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
