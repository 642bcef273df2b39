"""The names of languages."""

from babel import Locale, UnknownLocaleError


def language_name(tag: str) -> str:
    """Give the English name of a BCP 47 tag: `ja` is Japanese; an unknown tag stays as it is."""
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (UnknownLocaleError, ValueError):
        return tag
