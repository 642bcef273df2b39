"""All that can be told of an address without asking the network."""

from typing import Literal, NamedTuple

from generator.text.addresses.canonical_address import canonical_address, host_of
from generator.text.addresses.shared_address import is_amp, is_detour, is_mobile

Way = Literal["", "detour", "amp", "mobile"]


class Whereabouts(NamedTuple):
    """Where an address leads, in canonical form; its host; and by which way other than the straight one."""

    canonical: str
    host: str
    way: Way


def whereabouts(url: str) -> Whereabouts:
    """Tell where an address leads."""
    return Whereabouts(canonical_address(url), host_of(url), _way(url))


def _way(url: str) -> Way:
    if is_detour(url):
        return "detour"
    if is_amp(url):
        return "amp"
    return "mobile" if is_mobile(url) else ""
